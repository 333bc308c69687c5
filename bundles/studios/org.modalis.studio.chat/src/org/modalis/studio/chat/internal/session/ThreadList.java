package org.modalis.studio.chat.internal.session;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.modalis.api.history.Conversation;
import org.modalis.workbench.toolkit.filter.ListFilter;

/**
 * Arranges threads as people look for them: temporary and pinned ones first, then the folders, then the others by day, in the
 * user's locale and time zone.
 * Immutable; any thread.
 */
public final class ThreadList {

	/**
	 * Threads that stand together.
	 *
	 * @param folder the folder that they are in, which may be empty; none for other groups
	 */
	public record Group(String label, Optional<String> folder, List<Row> rows) {
	}

	/**
	 * One thread in the list.
	 *
	 * @param title one line, never empty
	 * @param model the display name of its model; empty text before one was chosen
	 * @param time when something was last said, as short as its group allows
	 * @param running whether an answer is coming
	 * @param temporary whether nothing of it is kept
	 */
	public record Row(UUID id, String title, String model, String time, boolean running, boolean temporary) {
	}

	private final Clock clock;
	private final Locale locale;

	/** @param clock gives today and the time zone */
	public ThreadList(Clock clock, Locale locale) {
		this.clock = clock;
		this.locale = locale;
	}

	/**
	 * The groups of the threads that a filter lets through. Folders without threads are among them while nothing is filtered.
	 *
	 * @param folders all folders
	 */
	public List<Group> groups(ChatState state, ListFilter filter, List<String> folders) {
		boolean archive = ThreadFilter.archive(filter);
		var wanted = state.threads().stream().filter(thread -> archive == thread.filing().archived())
				.filter(thread -> filter.test(ThreadFilter.facts(thread), clock)).sorted(order(filter)).toList();
		Map<String, List<Row>> top = new LinkedHashMap<>();
		Map<String, List<Row>> filed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
		Map<String, List<Row>> others = new LinkedHashMap<>();
		if (!filter.narrows())
			folders.forEach(folder -> filed.put(folder, new ArrayList<>()));
		top.put("Temporary", new ArrayList<>());
		top.put("Pinned", new ArrayList<>());
		for (Conversation thread : wanted) {
			Optional<String> folder = thread.filing().folder();
			List<Row> rows = thread.temporary() ? top.get("Temporary") : archive ? group(others, label(thread, filter))
					: thread.filing().pinned() ? top.get("Pinned") : folder.isPresent() ? group(filed, folder.get())
							: group(others, label(thread, filter));
			rows.add(row(thread, state));
		}
		top.values().removeIf(List::isEmpty);
		return Stream.of(groups(top, false), groups(filed, true), groups(others, false)).flatMap(List::stream).toList();
	}

	private static List<Row> group(Map<String, List<Row>> groups, String label) {
		return groups.computeIfAbsent(label, any -> new ArrayList<>());
	}

	private static List<Group> groups(Map<String, List<Row>> rows, boolean folders) {
		return rows.entrySet().stream().map(entry -> new Group(entry.getKey(),
				folders ? Optional.of(entry.getKey()) : Optional.empty(), List.copyOf(entry.getValue()))).toList();
	}

	private static Comparator<Conversation> order(ListFilter filter) {
		return switch (filter.order().orElse(ThreadFilter.ACTIVE)) {
		case ThreadFilter.CREATED -> Comparator.comparing(Conversation::created).reversed();
		case ThreadFilter.TITLE -> Comparator.comparing(ThreadList::title, String.CASE_INSENSITIVE_ORDER);
		case ThreadFilter.COST -> Comparator.comparing(ThreadFilter::cost).reversed();
		default -> (one, other) -> 0;
		};
	}

	private String label(Conversation thread, ListFilter filter) {
		return switch (filter.order().orElse(ThreadFilter.ACTIVE)) {
		case ThreadFilter.CREATED -> label(thread.created());
		case ThreadFilter.TITLE -> "By title";
		case ThreadFilter.COST -> "By cost";
		default -> label(thread.updated());
		};
	}

	private Row row(Conversation thread, ChatState state) {
		String model = thread.model().map(id -> new ModelChoice(state.models()).name(id)).orElse("");
		return new Row(thread.id(), title(thread), model, time(thread.updated()), state.running().contains(thread.id()),
				thread.temporary());
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
