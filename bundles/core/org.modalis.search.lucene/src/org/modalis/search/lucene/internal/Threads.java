package org.modalis.search.lucene.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.modalis.api.history.Conversation;

/**
 * What is known of each thread, in memory: so a thread that gets another title or folder needs no new index of its messages.
 * Threads: any.
 */
final class Threads {

	private final Map<UUID, Conversation> known = new ConcurrentHashMap<>();

	/** What messages say of their thread in the index: random bits of its id. */
	static long key(UUID conversation) {
		return conversation.getLeastSignificantBits();
	}

	void put(Conversation conversation) {
		known.put(conversation.id(), conversation);
	}

	void remove(UUID conversation) {
		known.remove(conversation);
	}

	Optional<Conversation> find(UUID conversation) {
		return Optional.ofNullable(known.get(conversation));
	}

	String title(UUID conversation) {
		return find(conversation).map(Conversation::title).orElse("");
	}

	/** The keys of those that are so. */
	long[] keys(Predicate<Conversation> wanted) {
		return known.values().stream().filter(wanted).mapToLong(thread -> key(thread.id())).toArray();
	}

	static boolean holds(String text, String part) {
		return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
	}
}
