package org.modalis.api.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times behind {@code before:} and {@code after:}. */
public final class SearchTime {

	private static final Pattern AGO = Pattern.compile("(\\d{1,4})([dwmy])");

	private SearchTime() {
	}

	/**
	 * The moment at which a time begins: of {@code 2026}, {@code 2026-11}, {@code 2026-11-24}, {@code today} and {@code yesterday}
	 * the first in the time zone of {@code now}; of {@code 3d}, {@code 2w}, {@code 1m} and {@code 1y} so many days, weeks, months or
	 * years before now. Empty when it is none of these.
	 */
	public static Optional<Instant> start(String written, ZonedDateTime now) {
		try {
			Matcher ago = AGO.matcher(written);
			return Optional.of(ago.matches() ? before(now, Integer.parseInt(ago.group(1)), ago.group(2)).toInstant()
					: day(written, now.toLocalDate()).atStartOfDay(now.getZone()).toInstant());
		} catch (DateTimeException notATime) {
			return Optional.empty();
		}
	}

	private static ZonedDateTime before(ZonedDateTime now, int count, String unit) {
		return switch (unit) {
		case "d" -> now.minusDays(count);
		case "w" -> now.minusWeeks(count);
		case "m" -> now.minusMonths(count);
		default -> now.minusYears(count);
		};
	}

	private static LocalDate day(String written, LocalDate today) {
		if (written.equals("today"))
			return today;
		if (written.equals("yesterday"))
			return today.minusDays(1);
		return switch (written.length()) {
		case 4 -> YearMonth.parse(written + "-01").atDay(1);
		case 7 -> YearMonth.parse(written).atDay(1);
		case 10 -> LocalDate.parse(written);
		default -> throw new DateTimeException("Not a day: " + written);
		};
	}
}
