package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.api.settings.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * What the chat studio does: the threads, the one on the screen, and the answers that are coming in any of them. The parts draw
 * what it tells and hand it what the user wants.
 * <p>
 * Threads: any; every method returns at once. The work is done one step after the other on a thread of the session, and the
 * listeners are called from there.
 */
@Component(service = ChatSession.class)
public final class ChatSession {

	private final HistoryService historyService;
	private final Drafts drafts;
	private final MessageQueue queue;
	private final Titles titles;
	private final LiveAnswers live;
	private final Threads threads;
	private final Asking asking;
	private final Executor work;
	private final Steps steps;
	private final Listeners<Consumer<ChatState>> stateListeners = new Listeners<>();
	private final List<Subscription> subscriptions = new ArrayList<>();
	private final Notice notice = new Notice();

	/** Only touched by the session's thread. */
	private RegistrySnapshot models;

	private volatile ChatState state;

	@Activate
	public ChatSession(@Reference HistoryService history, @Reference ChatRunner runner, @Reference ModelRegistry registry,
			@Reference Settings settings) {
		this(history, runner, registry, settings,
				Executors.newSingleThreadExecutor(Thread.ofVirtual().name("chat session").factory()),
				CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS));
	}

	/**
	 * @param work runs the session's steps one after the other
	 * @param later runs a step after the time in which pieces of an answer are gathered
	 */
	ChatSession(HistoryService history, ChatRunner runner, ModelRegistry registry, Settings settings, Executor work,
			Executor later) {
		this.historyService = history;
		this.work = work;
		steps = new Steps(work, notice, this::publish);
		live = new LiveAnswers(runner);
		drafts = new Drafts(settings, CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS));
		queue = new MessageQueue(drafts);
		titles = new Titles(runner, settings, work);
		threads = new Threads(settings, drafts, queue, notice, live, this::publish);
		asking = new Asking(threads, live, drafts, queue, notice, steps, later, this::state);
		models = registry.snapshot();
		state = snapshot();
		subscriptions.add(registry.onChange(next -> steps.take(() -> models = next)));
		steps.take(this::openHistory);
	}

	private void openHistory() {
		try {
			HistoryStore history = historyService.open();
			threads.open(history);
			drafts.open(history, e -> steps.take(() -> notice.say(e.getMessage())));
			subscriptions.add(titles.of(history));
			subscriptions.add(history.onChange(change -> steps.take(() -> threads.follow(change))));
			threads.showLast();
		} catch (HistoryException e) {
			threads.failed(e.getMessage());
			notice.say(e.getMessage());
		}
	}

	@Deactivate
	void close() {
		live.stopAll();
		work.execute(() -> {
			subscriptions.forEach(Subscription::close);
			drafts.save();
			if (work instanceof ExecutorService service)
				service.shutdown();
		});
	}

	/** The present state. */
	public ChatState state() {
		return state;
	}

	private ChatState snapshot() {
		var order = Comparator.comparing(Conversation::updated).thenComparing(Conversation::id).reversed();
		var shown = threads.shown();
		var model = threads.model().or(() -> new ModelChoice(models).first());
		return new ChatState(threads.phase(), threads.all().stream().sorted(order).toList(), live.threads(), shown.id().flatMap(threads::get),
				model, threads.parameters(), models, shown.lastAnswer(), asking.sending(), notice.sentence(), notice.refusedBy(),
				threads.temporary(), shown.id().map(queue::of).orElse(Waiting.NONE));
	}

	private void publish() {
		ChatState next = snapshot();
		if (next.equals(state))
			return;
		state = next;
		stateListeners.tell(listener -> listener.accept(next));
	}

	/** Calls the listener with each new state until the handle is closed. */
	public Subscription onState(Consumer<ChatState> listener) {
		return stateListeners.add(listener);
	}

	/** Calls the listener with what is to be seen of the shown thread, beginning with all of it. */
	public Subscription onConversation(ConversationListener listener) {
		Subscription handle = threads.shown().add(listener);
		steps.take(threads::tellOpened);
		return handle;
	}

	/** What the user has written but not sent in a thread; empty for the new one. */
	public String draft(Optional<UUID> thread) {
		return drafts.of(thread);
	}

	/** Keeps what the user has written but not sent in a thread. */
	public void draft(Optional<UUID> thread, String text) {
		drafts.keep(thread, text);
	}

	/** All that is written and not sent. */
	Drafts drafts() {
		return drafts;
	}

	/** Shows a thread, and remembers it for the next start. Does nothing when it is gone. */
	public void open(UUID thread) {
		steps.take(() -> {
			if (!threads.shown().is(thread) && threads.get(thread).isPresent())
				threads.show(Optional.of(thread));
		});
	}

	/** Shows an empty thread; it comes into the history with its first question. */
	public void startNew() {
		steps.take(() -> threads.startNew(state.model(), false));
	}

	/** Shows an empty thread of which nothing will be kept. */
	public void startTemporary() {
		steps.take(() -> threads.startNew(state.model(), true));
	}

	/**
	 * Sends a question in the thread on the screen, or queues it while an answer is coming there. The draft is cleared once the
	 * question is durable; what stands in the way is told in the state's notice.
	 */
	public void send(String text) {
		steps.take(() -> {
			if (!text.isBlank())
				asking.send(Question.of(text), List.of(), () -> {
				});
		});
	}

	/**
	 * Sends a question with files, unless another thread is on the screen by now.
	 *
	 * @param kept what the history keeps of the files
	 * @param taken called when it is durable, or waits in the queue
	 */
	void send(Optional<UUID> thread, Question question, List<Attachment> kept, Runnable taken) {
		steps.take(() -> {
			if (threads.shown().id().equals(thread))
				asking.send(question, kept, taken);
		});
	}

	/** Changes what waits in the thread on the screen; what may go on then does. */
	public void queue(BiConsumer<MessageQueue, UUID> change) {
		steps.take(() -> {
			UUID thread = threads.shown().id().orElseThrow();
			change.accept(queue, thread);
			asking.sendNext(thread);
		});
	}

	/** Lets the thread's model answer the question of an answer once more; the new answer stands beside it. */
	public void regenerate(UUID answer) {
		steps.take(() -> {
			var question = threads.history().message(answer).flatMap(Message::parent);
			if (question.isPresent())
				asking.answer(next -> next.answerAgain(question.get()));
		});
	}

	/** Lets the thread's model go on where an answer ended. */
	public void goOn(UUID answer) {
		steps.take(() -> asking.answer(next -> next.continueAnswer(answer)));
	}

	/**
	 * Keeps a changed question beside the one that was edited, with the same files, and shows it.
	 *
	 * @param ask whether it is asked at once
	 */
	public void edit(UUID question, String text, boolean ask) {
		steps.take(() -> {
			var changed = state.answering() ? Optional.<UUID>empty() : Branches.edit(threads.history(), question, text);
			if (ask && changed.isPresent())
				asking.answer(next -> next.answerAgain(changed.get()));
		});
	}

	/** Copies the branch up to a message into a new thread and shows that. */
	public void fork(UUID message) {
		steps.take(() -> threads.fork(message, state.shown().map(ThreadList::title).orElse("")));
	}

	/** Deletes a message with everything below it. */
	public void deleteFrom(UUID message) {
		steps.take(() -> {
			threads.shown().id().ifPresent(live::stop);
			threads.history().branches().delete(message);
		});
	}

	/** Shows the branch through the sibling before (-1) or after (1) a message. */
	public void sibling(UUID message, int places) {
		steps.take(() -> Branches.showSibling(threads.history(), message, places));
	}

	/** Stops the answer that is coming in the thread on the screen. */
	public void stop() {
		state.shown().map(Conversation::id).ifPresent(live::stop);
	}

	/** Chooses the model that answers next in the thread on the screen. */
	public void choose(ModelId model) {
		steps.take(() -> {
			notice.say("");
			threads.choose(model);
		});
	}

	/** Sets how the thread on the screen asks. */
	public void parameters(ChatParameters next) {
		steps.take(() -> threads.setParameters(next));
	}

	public void rename(UUID thread, String title) {
		String clean = ThreadTitle.clean(title);
		if (!clean.isEmpty())
			steps.take(() -> threads.history().rename(thread, clean));
	}

	/** Deletes a thread with all its messages; an answer that is coming in it is stopped first. */
	public void delete(UUID thread) {
		steps.take(() -> {
			live.stop(thread);
			threads.delete(thread);
		});
	}

	/** Brings other messages of the thread on the screen. */
	public void page(Paging where) {
		steps.take(() -> threads.shown().page(where));
	}

	/** Brings a message of the branch on the screen, with those around it, if it is not there. */
	public void lookAt(UUID message) {
		steps.take(() -> threads.shown().tellAround(message));
	}

	/** Hands over a message's text, also of an answer that is still coming; called on the session's thread. */
	public void text(UUID message, Consumer<String> then) {
		steps.take(() -> asking.text(message).ifPresent(then));
	}

	/** Something to do with the history. */
	public interface Work {
		void with(HistoryStore history) throws HistoryException;
	}

	/** Does something with the history on the session's thread, if it is open; what fails is told in the notice. */
	public void work(Work work) {
		steps.take(() -> {
			if (threads.phase() == ChatState.Phase.READY)
				work.with(threads.history());
		});
	}

	/** Shows a message in its thread, on the branch that it is on; the listeners are told where to look. */
	public void reveal(UUID thread, UUID message) {
		steps.take(() -> threads.reveal(thread, message));
	}
}
