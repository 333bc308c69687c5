package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.ILog;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Prompt;
import org.modalis.api.history.PromptQuery;
import org.modalis.api.search.SearchHit.Type;

/**
 * Makes the index the same as the history and keeps it so: first thread by thread, where one changed since it was indexed, and from
 * then on as the history tells. Everything but {@link #index} and {@link #threads} is for the index thread only.
 */
final class IndexedHistory implements AutoCloseable {

	/** The mark of a thread that must be read again by the next process. */
	private static final String UNSURE = "";
	private static final int COMMITTED = 250_000;
	/** How many messages are read before changes and searches have their turn again. */
	private static final int AT_ONCE = 1000;
	private static final int LONGEST_FILE = 1_000_000;

	private final HistoryStore store;
	private final OpenedIndex index;
	private final Threads threads = new Threads();
	private final TouchedThreads touched;
	private final Documents documents;
	private final Parts parts;
	private final Queue<UUID> toRead = new ArrayDeque<>();
	private final CompletableFuture<Void> complete = new CompletableFuture<>();
	private final ThreadReaders readers = new ThreadReaders();
	/** Those of which something may be in the index. Others need not be taken out first, which means to look in every part of it. */
	private final Set<UUID> indexed = new HashSet<>();
	private int uncommitted;

	IndexedHistory(HistoryStore store, Path folder, Words words) throws IOException {
		this.store = store;
		documents = new Documents(words::indexed);
		touched = new TouchedThreads(folder.resolve("touched"));
		index = new OpenedIndex(folder);
		parts = new Parts(folder.resolve("parts"), index, words);
		parts.clear();
	}

	OpenedIndex index() {
		return index;
	}

	Threads threads() {
		return threads;
	}

	/** Done when the index is the same as the history was when it was opened. */
	CompletableFuture<Void> complete() {
		return complete;
	}

	/** Looks for what changed without this process. */
	void begin() throws IOException, HistoryException {
		Map<UUID, String> marks = index.marks();
		Set<UUID> unsure = touched.before();
		indexed.addAll(marks.keySet());
		indexed.addAll(unsure);
		for (Conversation thread : store.conversations()) {
			if (thread.temporary())
				continue;
			threads.put(thread);
			String mark = marks.remove(thread.id());
			if (unsure.contains(thread.id()) || !asOf(thread).equals(mark))
				toRead.add(thread.id());
		}
		for (UUID gone : marks.keySet())
			index.remove(gone);
		readPrompts();
		index.filling(!toRead.isEmpty());
	}

	/** All of a thread that this process cannot be told of. */
	private static String asOf(Conversation thread) {
		return thread.updated() + " " + thread.totals().messages() + " " + thread.model() + " " + thread.title();
	}

	/** Reads some more threads; false when all are read. */
	boolean read() throws IOException, HistoryException {
		if (!toRead.isEmpty()) {
			readSome();
			if (uncommitted > COMMITTED)
				commit();
			return true;
		}
		commit();
		readers.rest();
		parts.clear();
		index.filling(false);
		touched.clear();
		index.refresh();
		complete.complete(null);
		index.tidy();
		return false;
	}

	private void commit() throws IOException, HistoryException {
		finishParts();
		index.commit();
		uncommitted = 0;
	}

	private void finishParts() throws IOException, HistoryException {
		if (!parts.isEmpty())
			readers.everyone(parts::finishOne);
	}

	/** On several threads, but no change is followed meanwhile: it would not be known which came first. */
	private void readSome() throws IOException, HistoryException {
		var some = new ArrayList<UUID>();
		for (int messages = 0; messages < AT_ONCE && !toRead.isEmpty();) {
			some.add(toRead.remove());
			messages += threads.find(some.getLast()).map(thread -> thread.totals().messages()).orElse(0);
		}
		uncommitted += readers.forEach(some, this::readThread);
	}

	/** Returns how many messages it has. */
	private int readThread(UUID id) throws IOException, HistoryException {
		boolean known = indexed.contains(id);
		if (known)
			index.remove(id);
		Conversation thread = threads.find(id).orElse(null);
		if (thread == null)
			return 0;
		var messages = new ArrayList<Message>(thread.totals().messages());
		store.forEachMessage(id, messages::add);
		if (known)
			for (Message message : messages)
				index.add(documents.message(message, files(message)));
		else if (!messages.isEmpty())
			parts.add((part, made) -> {
				for (Message message : messages)
					part.add(made.message(message, files(message)));
			});
		// apart from the messages: titles count more, and a search passes over stretches that have none
		boolean streams = messages.stream().anyMatch(message -> message.state() == State.STREAMING);
		index.add(List.of(documents.thread(thread, streams ? UNSURE : asOf(thread))));
		return messages.size();
	}

	/** Takes over one change. */
	void follow(HistoryChange change) throws IOException, HistoryException {
		UUID id = change.conversation();
		finishParts();
		touched.add(id);
		indexed.add(id);
		switch (change.kind()) {
		case CONVERSATION_DELETED -> {
			threads.remove(id);
			index.remove(id);
		}
		case CONVERSATION_CREATED, CONVERSATION_CHANGED -> lookAt(id);
		case CONVERSATION_RESTORED, BRANCH_DELETED, BRANCH_RESTORED -> {
			lookAt(id);
			readThread(id);
		}
		case MESSAGE_ADDED, MESSAGE_FINISHED, MESSAGE_CHANGED -> {
			Message message = change.message().orElseThrow();
			index.replace(message.id(), documents.message(message, files(message)));
			if (change.kind() == Kind.MESSAGE_ADDED)
				grown(id, message.created());
		}
		case BRANCH_SHOWN -> {
			// the messages are the same
		}
		}
	}

	private void lookAt(UUID id) throws IOException, HistoryException {
		Conversation thread = store.conversation(id).orElse(null);
		if (thread != null)
			put(thread);
	}

	private void put(Conversation thread) throws IOException {
		threads.put(thread);
		index.replace(thread.id(), List.of(documents.thread(thread, UNSURE)));
	}

	private void grown(UUID id, Instant now) throws IOException {
		Conversation old = threads.find(id).orElse(null);
		if (old != null)
			put(new Conversation(id, old.title(), old.model(), old.leaf(), false, old.filing(), old.origin(), old.totals(),
					old.created(), now));
	}

	void readPrompts() throws IOException, HistoryException {
		index.remove(Type.PROMPT);
		for (Prompt prompt : store.prompts().list(PromptQuery.ALL, 0, Integer.MAX_VALUE))
			index.add(List.of(documents.prompt(prompt)));
	}

	/** What can be found of each file: its name, and its text where it was extracted. */
	private List<String> files(Message message) {
		return message.attachments().stream().map(file -> file.text().isEmpty() ? file.fileName() : file.fileName() + "\n" + text(file))
				.toList();
	}

	private String text(Attachment file) {
		try (InputStream in = store.attachments().open(file.text().orElseThrow())) {
			return new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8);
		} catch (IOException | HistoryException lost) {
			ILog.of(getClass()).warn("The text of an attached file could not be read; it is found by its name only.", lost);
			return "";
		}
	}

	/** Writes the index out, what was not read yet left for the next time. */
	@Override
	public void close() throws IOException {
		complete.completeExceptionally(new IOException("The search index was closed."));
		try (index) {
			try {
				finishParts();
			} finally {
				parts.clear();
			}
		} catch (HistoryException e) {
			throw new IOException("The search index could not be written out; what is missing is read again.", e);
		} finally {
			readers.rest();
		}
	}
}
