package org.modalis.studio.chat.internal.session;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.modalis.api.history.Conversation;

/**
 * Arranges threads as people look for them: by day, in the user's locale and time zone, with a filter over the titles.
 * Immutable; any thread.
 */
public final class ThreadList {

	/** Threads of one stretch of time. */
	public record Group(String label, List<Row> rows) {
	}

	/**
	 * One thread in the list.
	 *
	 * @param title one line, never empty
	 * @param model the display name of its model; empty text before one was chosen
	 * @param time when something was last said, as short as its group allows
	 * @param running whether an answer is coming
	 */
	public record Row(UUID id, String title, String model, String time, boolean running) {
	}

	private final Clock clock;
	private final Locale locale;

	/** @param clock gives today and the time zone */
	public ThreadList(Clock clock, Locale locale) {
		this.clock = clock;
		this.locale = locale;
	}

	/** The groups that have threads, newest first, with the threads whose title contains every word of the filter. */
	public List<Group> groups(ChatState state, String filter) {
		var words = List.of(filter.strip().toLowerCase(locale).split("\\s+"));
		Map<String, List<Row>> byLabel = new LinkedHashMap<>();
		for (Conversation thread : state.threads()) {
			String title = title(thread).toLowerCase(locale);
			if (words.stream().allMatch(title::contains))
				byLabel.computeIfAbsent(label(thread.updated()), label -> new ArrayList<>()).add(row(thread, state));
		}
		return byLabel.entrySet().stream().map(entry -> new Group(entry.getKey(), List.copyOf(entry.getValue()))).toList();
	}

	private Row row(Conversation thread, ChatState state) {
		String model = thread.model().map(id -> new ModelChoice(state.models()).name(id)).orElse("");
		return new Row(thread.id(), title(thread), model, time(thread.updated()), state.running().contains(thread.id()));
	}

	/** The title as shown: one line, and words for a thread that has none. */
	public static String title(Conversation thread) {
		String clean = ThreadTitle.clean(thread.title());
		return clean.isEmpty() ? "New thread" : clean;
	}

	private long daysAgo(Instant when) {
		return LocalDate.now(clock).toEpochDay() - local(when).toLocalDate().toEpochDay();
	}

	private String label(Instant when) {
		long days = daysAgo(when);
		return days <= 0 ? "Today" : days == 1 ? "Yesterday" : days <= 7 ? "Last week" : "Older";
	}

	private String time(Instant when) {
		long days = daysAgo(when);
		DateTimeFormatter format = days <= 0 ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
				: days <= 7 ? DateTimeFormatter.ofPattern("EEE") : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
		return format.localizedBy(locale).format(local(when));
	}

	private ZonedDateTime local(Instant when) {
		return when.atZone(clock.getZone());
	}
}
