package org.modalis.studio.chat.internal.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.modalis.api.Subscription;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The files that wait beside the message field, in each thread its own: reads them, says what the chosen model will not get, and
 * holds a question back until its files are read.
 * <p>
 * Threads: any; every method returns at once. Files are read on threads of their own, and listeners called from any.
 */
@Component(service = ComposerFiles.class)
public final class ComposerFiles {

	private static final UUID NEW = new UUID(0, 0);

	/** What a thread's history says for a model; asked again when one of these changes. */
	private record HistoryKey(UUID thread, Optional<UUID> leaf, ModelId model) {
	}

	/** Where a file is read. */
	private interface Reading {
		AttachedFile read() throws UnreadableFileException, InterruptedException;
	}

	private final ChatSession session;
	private final AttachmentReader reader;
	private final HistoryService history;
	private final Subscription states;
	private final Listeners<Consumer<FileTray>> listeners = new Listeners<>();

	// From here on guarded by this.
	private final Map<UUID, List<PendingFile>> files = new HashMap<>();
	private final Map<UUID, Thread> readers = new HashMap<>();
	private Optional<UUID> shown = Optional.empty();
	private boolean sendWaits;
	private Optional<ModelInfo> model = Optional.empty();
	private Optional<HistoryKey> historyKey = Optional.empty();
	private List<String> historyRemarks = List.of();
	private boolean blocked;

	@Activate
	public ComposerFiles(@Reference ChatSession session, @Reference AttachmentReader reader, @Reference HistoryService history) {
		this.session = session;
		this.reader = reader;
		this.history = history;
		states = session.onState(state -> follow());
		follow();
	}

	@Deactivate
	synchronized void close() {
		states.close();
		readers.values().forEach(Thread::interrupt);
	}

	/** The files of the thread on the screen. */
	public synchronized FileTray tray() {
		var here = here();
		var remarks = new ArrayList<>(SendRemarks.of(here, model));
		if (blocked && here.stream().anyMatch(file -> file.state() == PendingFile.State.FAILED))
			remarks.add("Nothing was sent. Remove what cannot be read, then send again.");
		remarks.addAll(historyRemarks);
		return new FileTray(here, sendWaits, remarks);
	}

	/** The model that would get them; empty when none is chosen. */
	public synchronized Optional<ModelInfo> model() {
		return model;
	}

	/** Calls the listener with each new state of the thread on the screen until the handle is closed. */
	public Subscription onChange(Consumer<FileTray> listener) {
		return listeners.add(listener);
	}

	/** Attaches files to the thread on the screen, and begins to read them. */
	public void attach(List<Path> paths) {
		for (Path path : paths)
			attach(path.getFileName() == null ? path.toString() : path.getFileName().toString(), () -> reader.read(path));
	}

	/** Attaches what is no file, such as a picture from the clipboard. */
	public void attach(String name, byte[] content) {
		attach(name, () -> reader.read(name, content));
	}

	private void attach(String name, Reading reading) {
		var file = PendingFile.reading(name);
		synchronized (this) {
			blocked = false;
			files.computeIfAbsent(key(), thread -> new ArrayList<>()).add(file);
			readers.put(file.id(), Thread.ofVirtual().name("attachment").unstarted(() -> read(file, reading)));
			readers.get(file.id()).start();
		}
		tell();
	}

	private void read(PendingFile file, Reading reading) {
		try {
			AttachedFile read = reading.read();
			replace(file.id(), pending -> pending.read(read));
		} catch (UnreadableFileException e) {
			replace(file.id(), pending -> pending.failed(e.getMessage()));
		} catch (InterruptedException removed) {
			return; // it is not in the tray any more
		} catch (OutOfMemoryError e) {
			replace(file.id(), pending -> pending.failed(file.name() + " takes more memory than there is. Attach a smaller part of it."));
		}
	}

	private void replace(UUID id, UnaryOperator<PendingFile> change) {
		synchronized (this) {
			readers.remove(id);
			files.values().forEach(all -> all.replaceAll(file -> file.id().equals(id) ? change.apply(file) : file));
		}
		tell();
		sendIfReady();
	}

	/** Takes a file away; its reading is broken off. */
	public void remove(UUID id) {
		synchronized (this) {
			blocked = false;
			files.values().forEach(all -> all.removeIf(file -> file.id().equals(id)));
			var running = readers.remove(id);
			if (running != null)
				running.interrupt();
		}
		tell();
		sendIfReady();
	}

	/** Sends the draft of the thread on the screen with its files, as soon as they are read. */
	public void send() {
		synchronized (this) {
			sendWaits = true;
		}
		sendIfReady();
		tell();
	}

	/** Takes back a {@link #send} that still waits for files; does nothing when none does. */
	public void cancelSend() {
		synchronized (this) {
			sendWaits = false;
		}
		tell();
	}

	private void sendIfReady() {
		Optional<UUID> thread;
		List<PendingFile> ready;
		synchronized (this) {
			ready = List.copyOf(here());
			if (!sendWaits || ready.stream().anyMatch(file -> file.state() == PendingFile.State.READING))
				return;
			sendWaits = false;
			thread = shown;
			blocked = ready.stream().anyMatch(file -> file.state() == PendingFile.State.FAILED);
			if (blocked)
				ready = List.of();
		}
		tell();
		String text = session.draft(thread);
		var sent = ready;
		if (!blockedNow() && (!text.isBlank() || !sent.isEmpty()))
			session.send(thread, Question.of(text, sent.stream().map(file -> file.file().orElseThrow()).toList()), () -> forget(thread, sent));
	}

	private synchronized boolean blockedNow() {
		return blocked;
	}

	private void forget(Optional<UUID> thread, List<PendingFile> sent) {
		synchronized (this) {
			files.getOrDefault(thread.orElse(NEW), new ArrayList<>()).removeAll(sent);
		}
		tell();
	}

	private UUID key() {
		return shown.orElse(NEW);
	}

	private List<PendingFile> here() {
		return files.getOrDefault(key(), List.of());
	}

	private void tell() {
		var now = tray();
		listeners.tell(listener -> listener.accept(now));
	}

	/** Looks at the session as it is now: states may be told by several threads, and the last one told need not be the newest. */
	private void follow() {
		Optional<HistoryKey> key;
		synchronized (this) {
			ChatState state = session.state();
			var thread = state.shown().map(Conversation::id);
			if (!thread.equals(shown))
				sendWaits = blocked = false;
			shown = thread;
			model = state.standing().info();
			key = state.shown().filter(now -> switched(state)).flatMap(now -> model.map(is -> new HistoryKey(now.id(), now.leaf(), is.id())));
			if (key.equals(historyKey)) {
				key = Optional.empty();
			} else {
				historyKey = key;
				historyRemarks = List.of();
			}
		}
		tell();
		key.ifPresent(this::lookBack);
	}

	/** Whether another model would answer than did before: only then there is something to say of the history. */
	private static boolean switched(ChatState state) {
		return state.lastAnswer().isPresent() && !state.lastAnswer().get().model().equals(state.model());
	}

	private void lookBack(HistoryKey key) {
		var asked = model();
		if (asked.isPresent())
			Thread.ofVirtual().name("history for another model").start(() -> lookBack(key, asked.get()));
	}

	private void lookBack(HistoryKey key, ModelInfo asked) {
		List<String> remarks;
		try {
			remarks = HistoryFit.of(history.open(), key.thread(), asked);
		} catch (HistoryException e) {
			remarks = List.of(); // whoever sends hears of it
		}
		synchronized (this) {
			if (!historyKey.equals(Optional.of(key)))
				return;
			historyRemarks = remarks;
		}
		tell();
	}
}
