package org.modalis.studio.chat.internal.session;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What the user has written but not sent, per thread, as long as the program runs. Threads: any. */
final class Drafts {

	private static final UUID NEW = new UUID(0, 0);

	private final Map<UUID, String> texts = new ConcurrentHashMap<>();

	/** The draft of a thread, or of the new one; empty text when there is none. */
	String of(Optional<UUID> thread) {
		return texts.getOrDefault(thread.orElse(NEW), "");
	}

	void keep(Optional<UUID> thread, String text) {
		texts.put(thread.orElse(NEW), text);
	}

	/** Forgets what was sent, unless the user has written on since. */
	void sent(Optional<UUID> thread, String text) {
		texts.remove(thread.orElse(NEW), text);
	}
}
