package org.modalis.studio.chat.internal.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.settings.Settings;

/**
 * The threads of the history, and the one on the screen with all that the next question in it is asked with. Used from the
 * session's thread only.
 */
final class Threads {

	private final LastUsed lastUsed;
	private final ThreadSettings threadSettings;
	private final Drafts drafts;
	private final MessageQueue queue;
	private final Notice notice;
	private final LiveAnswers live;
	private final Runnable changed;
	private final OnScreen shown = new OnScreen();
	private final Map<UUID, Conversation> all = new HashMap<>();
	private Optional<HistoryStore> store = Optional.empty();
	private String failure = "";
	private Optional<ModelId> newModel = Optional.empty();
	private boolean newTemporary;
	private ChatParameters parameters = ChatParameters.DEFAULT;

	/** @param changed called when another thread is on the screen, before its messages are told */
	Threads(Settings settings, Drafts drafts, MessageQueue queue, Notice notice, LiveAnswers live, Runnable changed) {
		lastUsed = new LastUsed(settings);
		threadSettings = new ThreadSettings(settings);
		this.drafts = drafts;
		this.queue = queue;
		this.notice = notice;
		this.live = live;
		this.changed = changed;
	}

	/** The history is open. */
	void open(HistoryStore history) throws HistoryException {
		history.conversations().forEach(thread -> all.put(thread.id(), thread));
		store = Optional.of(history);
		newModel = lastUsed.model();
	}

	/** Shows the thread that was on the screen last. */
	void showLast() throws HistoryException {
		show(lastUsed.thread().filter(all::containsKey));
	}

	/** The history cannot be opened; a sentence says why. */
	void failed(String sentence) {
		failure = sentence;
	}

	/** Why the history is not open; empty text while that is not known. */
	String failure() {
		return failure;
	}

	ChatState.Phase phase() {
		return store.isPresent() ? ChatState.Phase.READY : failure.isEmpty() ? ChatState.Phase.OPENING : ChatState.Phase.FAILED;
	}

	/** The history, for what cannot be wanted before it is open. */
	HistoryStore history() {
		return store.orElseThrow();
	}

	Collection<Conversation> all() {
		return all.values();
	}

	Optional<Conversation> get(UUID thread) {
		return Optional.ofNullable(all.get(thread));
	}

	/** The thread on the screen and those who draw it. */
	OnScreen shown() {
		return shown;
	}

	/** Whether nothing is kept of the thread on the screen, also when it is new. */
	boolean temporary() {
		return shown.id().flatMap(this::get).map(Conversation::temporary).orElse(newTemporary);
	}

	/** The model that was chosen for the thread on the screen. */
	Optional<ModelId> model() {
		return shown.id().flatMap(this::get).flatMap(Conversation::model).or(() -> newModel);
	}

	/** How the thread on the screen asks. */
	ChatParameters parameters() {
		return parameters;
	}

	/** How a thread asks. */
	ChatParameters parameters(UUID thread) throws HistoryException {
		return shown.is(thread) ? parameters : threadSettings.read(history(), thread);
	}

	void setParameters(ChatParameters next) throws HistoryException {
		parameters = next;
		if (shown.id().isPresent())
			threadSettings.write(history(), shown.id().get(), next);
	}

	/** Chooses the model that answers next in the thread on the screen. */
	void choose(ModelId model) throws HistoryException {
		lastUsed.model(model);
		if (shown.id().isPresent())
			history().setModel(shown.id().get(), model);
		else
			newModel = Optional.of(model);
	}

	/** Shows an empty thread. */
	void startNew(Optional<ModelId> model, boolean temporary) throws HistoryException {
		newModel = model;
		newTemporary = temporary;
		show(Optional.empty());
	}

	/** Brings the new thread on the screen into the history, for its first question. */
	UUID create(String title, ModelId model) throws HistoryException {
		var made = newTemporary ? history().createTemporary(title, Optional.of(model)) : history().createConversation(title, Optional.of(model));
		threadSettings.write(history(), made.id(), parameters);
		return made.id();
	}

	/** A model was asked in a thread, which may have been made for that and is shown then. */
	void asked(UUID thread, ModelId model) throws HistoryException {
		lastUsed.model(model);
		if (shown.id().isEmpty())
			showNew(thread);
	}

	/** Copies the branch up to a message into a new thread and shows that. */
	void fork(UUID message, String title) throws HistoryException {
		showNew(history().branches().fork(message, title).id());
	}

	private void showNew(UUID thread) throws HistoryException {
		all.put(thread, history().conversation(thread).orElseThrow());
		show(Optional.of(thread));
	}

	void delete(UUID thread) throws HistoryException {
		history().delete(thread);
		threadSettings.forget(thread);
	}

	void show(Optional<UUID> thread) throws HistoryException {
		if (thread.isPresent() && drafts.load(thread.get()))
			queue.found(thread.get());
		shown.show(thread.map(id -> new ShownThread(history(), id)));
		parameters = thread.isPresent() ? threadSettings.read(history(), thread.get()) : ChatParameters.DEFAULT;
		notice.say("");
		newTemporary = newTemporary && thread.isEmpty();
		drafts.temporary(newTemporary);
		lastUsed.thread(thread.filter(id -> !all.get(id).temporary()));
		changed.run();
		tellOpened();
	}

	void tellOpened() throws HistoryException {
		if (store.isEmpty())
			return;
		shown.tellOpened(shown.id().map(all::get));
		shown.id().flatMap(live::in).ifPresent(shown::tellComing);
	}

	/** Shows a message in its thread, on the branch that it is on. */
	void reveal(UUID thread, UUID message) throws HistoryException {
		if (store.isEmpty() || !all.containsKey(thread))
			return;
		if (!shown.is(thread))
			show(Optional.of(thread));
		shown.lookAt(message);
		history().branches().show(message);
	}

	/** Takes in what changed in the history. */
	void follow(HistoryChange change) throws HistoryException {
		UUID thread = change.conversation();
		history().conversation(thread).ifPresentOrElse(now -> all.put(thread, now), () -> {
			all.remove(thread);
			drafts.forget(thread);
			queue.forget(thread);
		});
		if (shown.is(thread) && change.kind() == HistoryChange.Kind.CONVERSATION_DELETED)
			show(Optional.empty());
		else if (shown.is(thread) && (branchChanged(change) || change.message().isPresent() && shown.isElsewhere(change.message().get())))
			tellOpened();
		else if (shown.is(thread) && change.message().isPresent())
			shown.tellChanged(change.message().get());
	}

	private static boolean branchChanged(HistoryChange change) {
		return switch (change.kind()) {
		case BRANCH_SHOWN, BRANCH_DELETED, BRANCH_RESTORED -> true;
		default -> false;
		};
	}
}
