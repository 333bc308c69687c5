package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;

/**
 * Where words stand in the branch of a thread that is shown.
 *
 * @param places the messages that have them, the first of the branch first
 * @param from which of the places is the first that does not come before the message that was looked at; may be behind the last
 */
public record FoundWords(List<Place> places, int from) {

	/** How many messages are read at once. */
	private static final int PAGE = 500;

	/** @param count how often the words stand in the message; at least once */
	public record Place(UUID message, int count) {
	}

	/** What somebody looks for. */
	public record Sought(String words, Optional<UUID> from, Function<Message, String> shown) {
	}

	public FoundWords {
		places = List.copyOf(places);
	}

	/**
	 * Reads the whole branch, so it takes a while and blocks.
	 *
	 * @param goOn asked now and then; when it says no, what was found so far comes back
	 */
	static FoundWords in(HistoryStore history, UUID thread, Sought sought, BooleanSupplier goOn) throws HistoryException {
		Pattern pattern = pattern(sought.words());
		var found = new ArrayList<Place>();
		int after = 0;
		var page = history.lastMessages(thread, PAGE);
		while (!page.isEmpty() && goOn.getAsBoolean()) {
			for (Message message : page.reversed()) {
				int count = (int) pattern.matcher(sought.shown().apply(message)).results().count();
				if (count > 0)
					found.add(new Place(message.id(), count));
				if (sought.from().filter(message.id()::equals).isPresent())
					after = found.size();
			}
			page = history.messagesBefore(page.getFirst().id(), PAGE);
		}
		return new FoundWords(found.reversed(), found.size() - after);
	}

	/** Finds words in capitals or not, and whatever space is between them. */
	public static Pattern pattern(String words) {
		String spaced = Stream.of(words.split("\\s+", -1)).map(word -> word.isEmpty() ? "" : Pattern.quote(word)).collect(Collectors.joining("\\s+"));
		return Pattern.compile(spaced, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}
}
