package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import org.modalis.api.ProviderException;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;

/**
 * Lets models answer: the question that the user sends, those that wait in a queue, and answers once more; and follows what comes
 * of it. Used from the session's thread only.
 */
final class Asking {

	private final Threads threads;
	private final LiveAnswers live;
	private final Drafts drafts;
	private final MessageQueue queue;
	private final QueueSender sender;
	private final Notice notice;
	private final Steps steps;
	private final Executor later;
	private final Supplier<ChatState> state;
	private boolean sending;

	/**
	 * @param later runs a step after the time in which pieces of an answer are gathered
	 * @param state what the user sees now
	 */
	Asking(Threads threads, LiveAnswers live, Drafts drafts, MessageQueue queue, Notice notice, Steps steps, Executor later,
			Supplier<ChatState> state) {
		this.threads = threads;
		this.live = live;
		this.drafts = drafts;
		this.queue = queue;
		this.notice = notice;
		this.steps = steps;
		this.later = later;
		this.state = state;
		sender = new QueueSender(queue, live, threads, Watcher::new);
	}

	/** Whether a question is on its way to the disk. */
	boolean sending() {
		return sending;
	}

	/**
	 * Sends a question in the thread on the screen, or queues it while an answer is coming there.
	 *
	 * @param kept what the history keeps of its files
	 * @param taken called when it is durable, or waits in the queue
	 */
	void send(Question question, List<Attachment> kept, Runnable taken) throws HistoryException {
		if (state.get().answering()) {
			queue.add(threads.shown().id().orElseThrow(), question.text(), kept);
			drafts.sent(threads.shown().id(), question.text());
			taken.run();
			return;
		}
		if (!ready())
			return;
		sending = true;
		steps.told();
		try {
			ask(question, taken);
		} finally {
			sending = false;
		}
	}

	/** Says what stands in the way, if something does. */
	private boolean ready() {
		boolean ready = state.get().canSend();
		notice.say(ready ? "" : whyNot());
		return ready;
	}

	private String whyNot() {
		return switch (threads.phase()) {
		case OPENING -> "The history is being opened. Send again in a moment.";
		case FAILED -> threads.failure();
		case READY -> state.get().answering() ? "An answer is still coming in this thread. Wait for it or stop it first."
				: state.get().standing().remark();
		};
	}

	private void ask(Question question, Runnable taken) throws HistoryException {
		ModelId model = state.get().model().orElseThrow();
		var before = threads.shown().id();
		UUID thread = before.isPresent() ? before.get() : threads.create(ThreadTitle.of(question), model);
		var how = new NextAnswer(model, state.get().standing().fitting(threads.parameters()));
		try {
			live.begin(thread, how.ask(thread, question), new Watcher(thread, model));
			drafts.sent(before, question.text());
			taken.run();
			threads.asked(thread, model);
		} catch (HistoryException | ChatRefusedException e) {
			notice.refused(e, model);
			if (before.isEmpty())
				threads.history().delete(thread);
		}
	}

	/** Sends what waits next in a thread, if it may go. */
	void sendNext(UUID thread) throws HistoryException {
		var in = threads.get(thread);
		if (in.isPresent())
			sender.sendNext(in.get(), state.get().models());
	}

	/** Lets the thread's model give an answer beside or after those that are there. */
	void answer(Function<NextAnswer, LiveAnswers.Start> wanted) {
		if (!ready() || threads.shown().id().isEmpty())
			return;
		ModelId model = state.get().model().orElseThrow();
		UUID thread = threads.shown().id().get();
		var how = new NextAnswer(model, state.get().standing().fitting(threads.parameters()));
		try {
			live.begin(thread, wanted.apply(how), new Watcher(thread, model));
		} catch (HistoryException | ChatRefusedException e) {
			notice.refused(e, model);
		}
	}

	/** A message's text, also of an answer that is still coming; empty when it is gone. */
	Optional<String> text(UUID message) throws HistoryException {
		Optional<String> running = live.text(message);
		return running.isPresent() ? running : threads.history().message(message).map(Message::text);
	}

	/** Brings the news of one thread's answer onto the session's thread. */
	private final class Watcher implements LiveAnswer.Watcher {

		private final UUID thread;
		private final ModelId model;

		Watcher(UUID thread, ModelId model) {
			this.thread = thread;
			this.model = model;
		}

		@Override
		public void news(LiveAnswer answer) {
			later.execute(() -> steps.take(() -> threads.shown().tellStreaming(answer)));
		}

		@Override
		public void waiting(LiveAnswer answer) {
			steps.take(() -> threads.shown().tellWaiting(answer));
		}

		@Override
		public void failed(ProviderException error) {
			steps.take(() -> {
				if (threads.shown().is(thread))
					notice.failed(error, model);
			});
		}

		@Override
		public void ended(LiveAnswer answer, Message message) {
			steps.take(() -> {
				live.ended(thread, answer);
				queue.ended(thread, message.state());
				sendNext(thread);
			});
		}
	}
}
