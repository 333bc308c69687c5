package org.modalis.cli.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** How values are written for people. */
final class Words {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	private Words() {
	}

	/** A constant in lower case with blanks: {@code NOT_CONFIGURED} is "not configured". */
	static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/** With a full stop at its end. */
	static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}

	/** A number with its noun, for example {@code 1 thread} or {@code 3 threads}. */
	static String count(int number, String noun) {
		return number + " " + noun + (number == 1 ? "" : "s");
	}

	/** A day, for example {@code 30 Nov 2026}. */
	static String day(LocalDate date) {
		return DAY.format(date);
	}

	static String time(Instant instant, ZoneId zone) {
		return MINUTE.format(instant.atZone(zone));
	}

	/** Whole seconds, rounded up, because "again in 0 s" helps nobody. */
	static String seconds(Duration wait) {
		return Math.max(1, (wait.toMillis() + 999) / 1000) + " s";
	}

	/** The last part of an id, enough to name it again on this machine; the first parts are a time and alike. */
	static String shortId(UUID id) {
		return id.toString().substring(28);
	}

	/** One line of at most {@code max} characters. */
	static String line(String text, int max) {
		var line = text.strip().replaceAll("\\s+", " ");
		if (line.length() <= max)
			return line;
		int end = Character.isHighSurrogate(line.charAt(max - 2)) ? max - 2 : max - 1;
		return line.substring(0, end).stripTrailing() + "…";
	}
}
