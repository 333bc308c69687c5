package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;

/**
 * Messages that wait until the answers before them have come, per thread. They are kept with the drafts. When an answer does not
 * come to its end, those behind it may mean nothing without it: they wait until the user says that they go on. Used from the
 * session's thread only.
 */
public final class MessageQueue {

	private static final String RESTARTED = "Modalis was closed while these messages waited. Nothing was sent since.";

	private final Drafts drafts;
	private final Map<UUID, String> paused = new HashMap<>();
	private Optional<UUID> held = Optional.empty();

	MessageQueue(Drafts drafts) {
		this.drafts = drafts;
	}

	/** What waits in a thread. */
	Waiting of(UUID thread) {
		var messages = drafts.queue(thread);
		return messages.isEmpty() ? Waiting.NONE : new Waiting(messages, paused.getOrDefault(thread, ""));
	}

	/** Puts a message at the end. */
	void add(UUID thread, String text, List<Attachment> files) {
		drafts.queue(thread, all -> changed(all, list -> list.add(new Queued(Ids.next(), text, files))));
	}

	/** Takes a message out; does nothing when it is not there any more. */
	public void remove(UUID thread, UUID message) {
		drafts.queue(thread, all -> changed(all, list -> list.removeIf(each -> each.id().equals(message))));
		release(message);
		if (drafts.queue(thread).isEmpty())
			paused.remove(thread);
	}

	/** Takes all messages out. */
	public void clear(UUID thread) {
		drafts.queue(thread, all -> List.of());
		paused.remove(thread);
	}

	/** Lets a message change its place with the one before (-1) or after (1) it. */
	public void move(UUID thread, UUID message, int step) {
		drafts.queue(thread, all -> changed(all, list -> {
			int at = list.stream().map(Queued::id).toList().indexOf(message);
			if (at >= 0 && at + step >= 0 && at + step < list.size())
				Collections.swap(list, at, at + step);
		}));
	}

	/** Holds the queue back from a message on while the user changes it. */
	public void hold(UUID message) {
		held = Optional.of(message);
	}

	/** The message is no longer being changed. */
	public void release(UUID message) {
		if (held.equals(Optional.of(message)))
			held = Optional.empty();
	}

	/** Gives a message another text; blank text leaves one without files as it is. */
	public void edit(UUID thread, UUID message, String text) {
		release(message);
		drafts.queue(thread, all -> all.stream()
				.map(each -> each.id().equals(message) && each.canSay(text) ? each.withText(text) : each).toList());
	}

	/** Takes a file off a message; one that says nothing without it goes. */
	public void removeFile(UUID thread, UUID message, Attachment file) {
		drafts.queue(thread, all -> all.stream().flatMap(each -> each.id().equals(message) ? without(each, file) : Stream.of(each)).toList());
		if (drafts.queue(thread).isEmpty())
			paused.remove(thread);
	}

	private static Stream<Queued> without(Queued message, Attachment file) {
		var left = new ArrayList<>(message.files());
		left.remove(file);
		return left.isEmpty() && message.text().isBlank() ? Stream.empty() : Stream.of(new Queued(message.id(), message.text(), left));
	}

	/** Lets the messages go on. */
	public void resume(UUID thread) {
		paused.remove(thread);
	}

	/** Messages were found waiting that an earlier run of Modalis left. */
	void found(UUID thread) {
		paused.put(thread, RESTARTED);
	}

	/** What stands in the way of the next message, in a sentence. */
	void pause(UUID thread, String reason) {
		if (!drafts.queue(thread).isEmpty())
			paused.put(thread, reason);
	}

	/** An answer has ended. */
	void ended(UUID thread, Message.State state) {
		switch (state) {
		case COMPLETE, STREAMING -> {
			// the next one may follow
		}
		case STOPPED -> pause(thread, "Waiting: you stopped the answer.");
		case FAILED, INTERRUPTED -> pause(thread, "Waiting: the answer failed.");
		}
	}

	/** The message that is to be sent next, if one may be. */
	Optional<Queued> next(UUID thread) {
		return paused.containsKey(thread) ? Optional.empty()
				: drafts.queue(thread).stream().findFirst().filter(message -> !held.equals(Optional.of(message.id())));
	}

	void forget(UUID thread) {
		paused.remove(thread);
	}

	private interface Change {
		void make(List<Queued> list);
	}

	private static List<Queued> changed(List<Queued> all, Change change) {
		var list = new ArrayList<>(all);
		change.make(list);
		return list;
	}
}
