package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.history.UsageLine;
import org.modalis.api.history.UsageStore;

/** What is recorded on the disk. */
final class DerbyUsage implements UsageStore {

	private final Halves halves;
	private final Clock clock;
	private final Half disk;
	private final UsageRows usage = new UsageRows();

	DerbyUsage(Halves halves, Clock clock) {
		this.halves = halves;
		this.clock = clock;
		disk = halves.disk();
	}

	@Override
	public void record(UUID conversation, Message answer) throws HistoryException {
		if (halves.of(conversation).temporary())
			return;
		Message placed = answer.placed(answer.id(), conversation, answer.parent());
		disk.write(connection -> {
			if (disk.conversations().added(connection, conversation).isEmpty()) {
				usage.insert(connection, placed, clock.instant());
				return List.of();
			}
			usage.record(connection, placed, clock.instant());
			return List.of(disk.change(HistoryChange.Kind.CONVERSATION_CHANGED, conversation));
		});
	}

	@Override
	public List<UsageLine> report(ZonedDateTime from, ZonedDateTime until) throws HistoryException {
		return disk.read(connection -> report(connection, from.toInstant(), until.toInstant(), from.getZone()));
	}

	/** One query per month in which something was used, because only Java knows when a month begins in a time zone. */
	private List<UsageLine> report(Connection connection, Instant from, Instant until, ZoneId zone) throws SQLException {
		var lines = new ArrayList<UsageLine>();
		for (Instant at = from;;) {
			Optional<Instant> next = usage.firstFrom(connection, at).filter(until::isAfter);
			if (next.isEmpty())
				return List.copyOf(lines);
			YearMonth month = YearMonth.from(next.get().atZone(zone));
			Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
			lines.addAll(usage.report(connection, month, at, end.isBefore(until) ? end : until));
			at = end;
		}
	}
}
