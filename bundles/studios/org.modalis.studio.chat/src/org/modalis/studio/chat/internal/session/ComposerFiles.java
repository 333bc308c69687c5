package org.modalis.studio.chat.internal.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryService;
import org.modalis.api.model.ModelInfo;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The files that wait beside the message field, in each thread its own: says what the chosen model will not get, and holds a
 * question back until its files are read. They are kept with the draft.
 * <p>
 * Threads: any; every method returns at once. Listeners are called from any thread.
 */
@Component(service = ComposerFiles.class)
public final class ComposerFiles {

	private final ChatSession session;
	private final PendingFiles files;
	private final HistoryRemarks history;
	private final Subscription states;
	private final Listeners<Consumer<FileTray>> listeners = new Listeners<>();

	// From here on guarded by this.
	private Optional<UUID> shown = Optional.empty();
	private boolean temporary;
	private boolean sendWaits;
	private Optional<ModelInfo> model = Optional.empty();
	private boolean blocked;

	@Activate
	public ComposerFiles(@Reference ChatSession session, @Reference ComponentServiceObjects<AttachmentReader> reader,
			@Reference HistoryService history) {
		this(session, new ReaderOnDemand(reader), history);
	}

	ComposerFiles(ChatSession session, AttachmentReader reader, HistoryService history) {
		this.session = session;
		this.history = new HistoryRemarks(history, this::tell);
		files = new PendingFiles(reader, history, session.drafts(), this::changed);
		states = session.onState(state -> follow());
		follow();
	}

	@Deactivate
	void close() {
		states.close();
		files.close();
	}

	/** The files of the thread on the screen. */
	public synchronized FileTray tray() {
		var here = files.of(key());
		var remarks = new ArrayList<>(SendRemarks.of(here, model));
		if (blocked && here.stream().anyMatch(file -> file.state() == PendingFile.State.FAILED))
			remarks.add("Nothing was sent. Remove what cannot be read, then send again.");
		remarks.addAll(history.sentences());
		return new FileTray(here, sendWaits, remarks);
	}

	private UUID key() {
		return Drafts.key(shown, temporary);
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
	public synchronized void attach(List<Path> paths) {
		blocked = false;
		for (Path path : paths)
			files.attach(key(), temporary, path);
	}

	/** Attaches what is no file, such as a picture from the clipboard. */
	public synchronized void attach(String name, byte[] content) {
		blocked = false;
		files.attach(key(), temporary, name, content);
	}

	/** Takes a file away; its reading is broken off. */
	public synchronized void remove(UUID id) {
		blocked = false;
		files.remove(key(), id);
	}

	/** Sends the draft of the thread on the screen with its files, as soon as they are read; while an answer is coming it is queued. */
	public void send() {
		synchronized (this) {
			sendWaits = true;
		}
		changed();
	}

	/** Takes back a {@link #send} that still waits for files; does nothing when none does. */
	public void cancelSend() {
		synchronized (this) {
			sendWaits = false;
		}
		tell();
	}

	private void changed() {
		tell();
		sendIfReady();
	}

	private void sendIfReady() {
		Optional<UUID> thread;
		UUID key;
		List<PendingFile> sent;
		synchronized (this) {
			key = key();
			sent = files.of(key);
			if (!sendWaits || sent.stream().anyMatch(file -> file.state() == PendingFile.State.READING))
				return;
			sendWaits = false;
			thread = shown;
			blocked = sent.stream().anyMatch(file -> file.state() == PendingFile.State.FAILED);
			if (blocked)
				sent = List.of();
		}
		tell();
		if (!isBlocked())
			send(thread, key, sent);
	}

	private synchronized boolean isBlocked() {
		return blocked;
	}

	private void send(Optional<UUID> thread, UUID key, List<PendingFile> sent) {
		String text = session.draft(thread);
		if (text.isBlank() && sent.isEmpty())
			return;
		List<AttachedFile> read = sent.stream().map(file -> file.file().orElseThrow()).toList();
		List<Attachment> kept = sent.stream().map(file -> file.kept().orElseThrow()).toList();
		session.send(thread, Question.of(text, read), kept, () -> files.sent(key, sent));
	}

	private void tell() {
		var now = tray();
		listeners.tell(listener -> listener.accept(now));
	}

	/** Looks at the session as it is now: states may be told by several threads, and the last one told need not be the newest. */
	private void follow() {
		ChatState state = session.state();
		synchronized (this) {
			UUID before = key();
			shown = state.shown().map(Conversation::id);
			temporary = state.temporary();
			model = state.standing().info();
			if (!key().equals(before)) {
				sendWaits = blocked = false;
				files.leave(before);
			}
			if (state.phase() == ChatState.Phase.READY)
				files.open(key());
		}
		history.follow(state);
		tell();
	}
}
