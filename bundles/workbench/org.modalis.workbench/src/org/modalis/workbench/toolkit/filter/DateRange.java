package org.modalis.workbench.toolkit.filter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A stretch of days, in the time zone of who looks: the last so many, which move with the calendar, or from one day to another.
 *
 * @param lastDays today and the days before it, so many in all; then the other two are empty
 * @param from the first day
 * @param to the last day, which is in it
 */
public record DateRange(OptionalInt lastDays, Optional<LocalDate> from, Optional<LocalDate> to) {

	/** At any time. */
	public static final DateRange ANY = new DateRange(OptionalInt.empty(), Optional.empty(), Optional.empty());

	public DateRange {
		Objects.requireNonNull(from);
		Objects.requireNonNull(to);
		if (lastDays.isPresent() && (lastDays.getAsInt() < 1 || from.isPresent() || to.isPresent()))
			throw new IllegalArgumentException("Either the last days, at least one, or from and to");
	}

	public static DateRange last(int days) {
		return new DateRange(OptionalInt.of(days), Optional.empty(), Optional.empty());
	}

	public static DateRange between(Optional<LocalDate> from, Optional<LocalDate> to) {
		return new DateRange(OptionalInt.empty(), from, to);
	}

	/** Whether a moment is in it. */
	public boolean contains(Instant moment, Clock now) {
		if (equals(ANY))
			return true;
		LocalDate day = moment.atZone(now.getZone()).toLocalDate();
		if (lastDays.isPresent())
			return day.isAfter(LocalDate.now(now).minusDays(lastDays.getAsInt()));
		return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
	}

	/** It in words, for example {@code last 7 days}. */
	public String words() {
		if (lastDays.isPresent())
			return lastDays.getAsInt() == 1 ? "today" : "last " + lastDays.getAsInt() + " days";
		if (from.isPresent() && to.isPresent())
			return from.get().equals(to.get()) ? from.get().toString() : from.get() + " to " + to.get();
		return from.map(day -> "since " + day).or(() -> to.map(day -> "until " + day)).orElse("any time");
	}
}
