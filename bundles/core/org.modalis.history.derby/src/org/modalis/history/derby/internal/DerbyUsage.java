package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.UsageLine;
import org.modalis.api.history.UsageStore;

/** Reports on what is recorded on the disk. */
final class DerbyUsage implements UsageStore {

	private final Half disk;
	private final UsageRows usage = new UsageRows();

	DerbyUsage(Half disk) {
		this.disk = disk;
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
