package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.StoredFiles;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.model.ModelId;
import org.modalis.api.registry.RegistrySnapshot;

/** Sends the messages that wait, each as its thread asks, whether that is on the screen or not. Used from the session's thread. */
final class QueueSender {

	private final MessageQueue queue;
	private final LiveAnswers live;
	private final Threads threads;
	private final BiFunction<UUID, ModelId, LiveAnswer.Watcher> watchers;

	/** @param watchers makes what follows an answer of a model in a thread */
	QueueSender(MessageQueue queue, LiveAnswers live, Threads threads, BiFunction<UUID, ModelId, LiveAnswer.Watcher> watchers) {
		this.queue = queue;
		this.live = live;
		this.threads = threads;
		this.watchers = watchers;
	}

	/** Sends the first message that waits in a thread, unless an answer is coming there; what stands in the way pauses the queue. */
	void sendNext(Conversation in, RegistrySnapshot models) throws HistoryException {
		UUID thread = in.id();
		Optional<Queued> next = live.in(thread).isPresent() ? Optional.empty() : queue.next(thread);
		if (next.isEmpty())
			return;
		var choice = new ModelChoice(models);
		Optional<ModelId> model = in.model().or(choice::first);
		var standing = choice.standing(model);
		if (!standing.usable()) {
			queue.pause(thread, standing.remark());
			return;
		}
		var how = new NextAnswer(model.get(), standing.fitting(threads.parameters(thread)));
		try {
			live.begin(thread, how.ask(thread, question(next.get())), watchers.apply(thread, model.get()));
			queue.remove(thread, next.get().id());
		} catch (HistoryException | ChatRefusedException e) {
			queue.pause(thread, e.getMessage());
		}
	}

	private Question question(Queued message) throws HistoryException {
		var files = new ArrayList<AttachedFile>();
		for (var file : message.files())
			try {
				files.addAll(StoredFiles.of(threads.history(), List.of(file)));
			} catch (HistoryException e) {
				throw new HistoryException(e.kind(), file.fileName()
						+ " is not in this workspace any more, or damaged. Take it off this message, then send it.", e);
			}
		return Question.of(message.text(), files);
	}
}
