package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.modalis.api.ProviderException;
import org.modalis.api.Subscription;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange;
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
	private final LastUsed lastUsed;
	private final ThreadSettings threadSettings;
	private final Drafts drafts;
	private final MessageQueue queue;
	private final QueueSender sender;
	private final Titles titles;
	private final LiveAnswers live;
	private final Executor work;
	private final Executor later;
	private final Listeners<Consumer<ChatState>> stateListeners = new Listeners<>();
	private final List<Subscription> subscriptions = new ArrayList<>();

	// From here on only touched by the session's thread.
	private final Map<UUID, Conversation> threads = new HashMap<>();
	private Optional<HistoryStore> store = Optional.empty();
	private final OnScreen shown = new OnScreen();
	private Optional<ModelId> newModel = Optional.empty();
	private boolean newTemporary;
	private ChatParameters parameters = ChatParameters.DEFAULT;
	private RegistrySnapshot models;
	private boolean sending;
	private final Notice notice = new Notice();
	private String failure = "";

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
		live = new LiveAnswers(runner);
		lastUsed = new LastUsed(settings);
		threadSettings = new ThreadSettings(settings);
		drafts = new Drafts(settings, CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS));
		queue = new MessageQueue(drafts);
		sender = new QueueSender(queue, live, threadSettings, Watcher::new);
		titles = new Titles(runner, settings, work);
		this.work = work;
		this.later = later;
		models = registry.snapshot();
		state = snapshot();
		subscriptions.add(registry.onChange(next -> step(() -> models = next)));
		step(this::openHistory);
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

	/** Calls the listener with each new state until the handle is closed. */
	public Subscription onState(Consumer<ChatState> listener) {
		return stateListeners.add(listener);
	}

	/** Calls the listener with what is to be seen of the shown thread, beginning with all of it. */
	public Subscription onConversation(ConversationListener listener) {
		Subscription handle = shown.add(listener);
		step(this::tellOpened);
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

	/** Shows a thread, and remembers it for the next start. Does nothing when it is gone. */
	public void open(UUID thread) {
		step(() -> {
			if (!shown.is(thread) && threads.containsKey(thread))
				show(Optional.of(thread));
		});
	}

	/** Shows an empty thread; it comes into the history with its first question. */
	public void startNew() {
		start(false);
	}

	/** Shows an empty thread of which nothing will be kept. */
	public void startTemporary() {
		start(true);
	}

	private void start(boolean temporary) {
		step(() -> {
			newModel = state.model();
			newTemporary = temporary;
			show(Optional.empty());
		});
	}

	/**
	 * Sends a question in the thread on the screen, or queues it while an answer is coming there. The draft is cleared once the
	 * question is durable; what stands in the way is told in the state's notice.
	 */
	public void send(String text) {
		step(() -> {
			if (!text.isBlank())
				send(Question.of(text), () -> {
				});
		});
	}

	/** Sends a question with files, unless another thread is on the screen by now; tells when it is durable. */
	void send(Optional<UUID> thread, Question question, Runnable durable) {
		step(() -> {
			if (shown.id().equals(thread))
				send(question, durable);
		});
	}

	private void send(Question question, Runnable durable) throws HistoryException {
		if (state.answering() && question.files().isEmpty()) {
			queue.add(shown.id().orElseThrow(), question.text());
			drafts.sent(shown.id(), question.text());
			return;
		}
		notice.say(state.canSend() ? "" : whyNot());
		if (!state.canSend())
			return;
		sending = true;
		publish();
		try {
			ask(question, durable);
		} finally {
			sending = false;
		}
	}

	private String whyNot() {
		if (store.isEmpty())
			return failure.isEmpty() ? "The history is being opened. Send again in a moment." : failure;
		if (state.answering())
			return "An answer is still coming in this thread. Wait for it or stop it first; the message and its files stay here.";
		return state.standing().remark();
	}

	private void ask(Question question, Runnable durable) throws HistoryException {
		HistoryStore history = store.orElseThrow();
		ModelId model = state.model().orElseThrow();
		boolean fresh = shown.id().isEmpty();
		UUID thread = fresh ? create(history, ThreadTitle.of(question), model).id() : shown.id().get();
		if (fresh)
			threadSettings.write(history, thread, parameters);
		var how = state.standing().fitting(parameters);
		try {
			live.begin(thread, (runner, listener) -> runner.ask(thread, question, model, how, listener), new Watcher(thread, model));
			drafts.sent(shown.id(), question.text());
			durable.run();
			lastUsed.model(model);
			if (fresh) {
				threads.put(thread, history.conversation(thread).orElseThrow());
				show(Optional.of(thread));
			}
		} catch (HistoryException | ChatRefusedException e) {
			notice.refused(e, model);
			if (fresh)
				history.delete(thread);
		}
	}

	private Conversation create(HistoryStore history, String title, ModelId model) throws HistoryException {
		return newTemporary ? history.createTemporary(title, Optional.of(model)) : history.createConversation(title, Optional.of(model));
	}

	/** Changes what waits in the thread on the screen; what may go on then does. */
	public void queue(BiConsumer<MessageQueue, UUID> change) {
		step(() -> {
			UUID thread = shown.id().orElseThrow();
			change.accept(queue, thread);
			sendNext(thread);
		});
	}

	private void sendNext(UUID thread) throws HistoryException {
		if (threads.containsKey(thread))
			sender.sendNext(store.orElseThrow(), threads.get(thread), models, Optional.of(parameters).filter(own -> shown.is(thread)));
	}

	/** Lets the thread's model answer the question of an answer once more; the new answer stands beside it. */
	public void regenerate(UUID answer) {
		step(() -> {
			var question = store.orElseThrow().message(answer).flatMap(Message::parent);
			if (question.isPresent())
				answer(next -> next.answerAgain(question.get()));
		});
	}

	/** Lets the thread's model go on where an answer ended. */
	public void goOn(UUID answer) {
		step(() -> answer(next -> next.continueAnswer(answer)));
	}

	/**
	 * Keeps a changed question beside the one that was edited, with the same files, and shows it.
	 *
	 * @param ask whether it is asked at once
	 */
	public void edit(UUID question, String text, boolean ask) {
		step(() -> {
			var changed = state.answering() ? Optional.<UUID>empty() : Branches.edit(store.orElseThrow(), question, text);
			if (ask && changed.isPresent())
				answer(next -> next.answerAgain(changed.get()));
		});
	}

	/** Copies the branch up to a message into a new thread and shows that. */
	public void fork(UUID message) {
		step(() -> {
			HistoryStore history = store.orElseThrow();
			String title = state.shown().map(ThreadList::title).orElse("");
			Conversation copy = history.branches().fork(message, title);
			threads.put(copy.id(), history.conversation(copy.id()).orElseThrow());
			show(Optional.of(copy.id()));
		});
	}

	/** Deletes a message with everything below it. */
	public void deleteFrom(UUID message) {
		step(() -> {
			shown.id().ifPresent(live::stop);
			store.orElseThrow().branches().delete(message);
		});
	}

	/** Shows the branch through the sibling before (-1) or after (1) a message. */
	public void sibling(UUID message, int places) {
		step(() -> Branches.showSibling(store.orElseThrow(), message, places));
	}

	private void answer(Function<NextAnswer, LiveAnswers.Start> wanted) {
		notice.say(state.canSend() ? "" : whyNot());
		if (!state.canSend() || shown.id().isEmpty())
			return;
		ModelId model = state.model().orElseThrow();
		UUID thread = shown.id().get();
		try {
			live.begin(thread, wanted.apply(new NextAnswer(model, state.standing().fitting(parameters))), new Watcher(thread, model));
		} catch (HistoryException | ChatRefusedException e) {
			notice.refused(e, model);
		}
	}

	/** Stops the answer that is coming in the thread on the screen. */
	public void stop() {
		state.shown().map(Conversation::id).ifPresent(live::stop);
	}

	/** Chooses the model that answers next in the thread on the screen. */
	public void choose(ModelId model) {
		step(() -> {
			notice.say("");
			lastUsed.model(model);
			if (shown.id().isPresent())
				store.orElseThrow().setModel(shown.id().get(), model);
			else
				newModel = Optional.of(model);
		});
	}

	/** Sets how the thread on the screen asks. */
	public void parameters(ChatParameters next) {
		step(() -> {
			parameters = next;
			if (shown.id().isPresent())
				threadSettings.write(store.orElseThrow(), shown.id().get(), next);
		});
	}

	public void rename(UUID thread, String title) {
		String clean = ThreadTitle.clean(title);
		if (!clean.isEmpty())
			step(() -> store.orElseThrow().rename(thread, clean));
	}

	/** Deletes a thread with all its messages; an answer that is coming in it is stopped first. */
	public void delete(UUID thread) {
		step(() -> {
			live.stop(thread);
			store.orElseThrow().delete(thread);
			threadSettings.forget(thread);
		});
	}

	/** Brings other messages of the thread on the screen. */
	public void page(Paging where) {
		step(() -> shown.page(where));
	}

	/** Brings a message of the branch on the screen, with those around it, if it is not there. */
	public void lookAt(UUID message) {
		step(() -> shown.tellAround(message));
	}

	/** Hands over a message's text, also of an answer that is still coming; called on the session's thread. */
	public void text(UUID message, Consumer<String> then) {
		step(() -> {
			Optional<String> running = live.text(message);
			Optional<String> kept = running.isPresent() ? running : store.orElseThrow().message(message).map(Message::text);
			kept.ifPresent(then);
		});
	}

	private void openHistory() {
		try {
			HistoryStore history = historyService.open();
			history.conversations().forEach(thread -> threads.put(thread.id(), thread));
			store = Optional.of(history);
			drafts.open(history, e -> step(() -> notice.say(e.getMessage())));
			subscriptions.add(titles.of(history));
			subscriptions.add(history.onChange(change -> step(() -> follow(change))));
			newModel = lastUsed.model();
			show(lastUsed.thread().filter(threads::containsKey));
		} catch (HistoryException e) {
			failure = e.getMessage();
			notice.say(failure);
		}
	}

	private void show(Optional<UUID> thread) throws HistoryException {
		if (thread.isPresent() && drafts.load(thread.get()))
			queue.found(thread.get());
		shown.show(thread.map(id -> new ShownThread(store.orElseThrow(), id)));
		parameters = thread.isPresent() ? threadSettings.read(store.orElseThrow(), thread.get()) : ChatParameters.DEFAULT;
		notice.say("");
		newTemporary = newTemporary && thread.isEmpty();
		drafts.temporary(newTemporary);
		lastUsed.thread(thread.filter(id -> !threads.get(id).temporary()));
		publish();
		tellOpened();
	}

	private void tellOpened() throws HistoryException {
		if (store.isEmpty())
			return;
		shown.tellOpened(shown.id().map(threads::get));
		shown.id().flatMap(live::in).ifPresent(shown::tellComing);
	}

	private void follow(HistoryChange change) throws HistoryException {
		UUID thread = change.conversation();
		store.orElseThrow().conversation(thread).ifPresentOrElse(now -> threads.put(thread, now), () -> {
			threads.remove(thread);
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

	private ChatState snapshot() {
		var phase = store.isPresent() ? ChatState.Phase.READY
				: failure.isEmpty() ? ChatState.Phase.OPENING : ChatState.Phase.FAILED;
		var order = Comparator.comparing(Conversation::updated).thenComparing(Conversation::id).reversed();
		Optional<Conversation> thread = shown.id().map(threads::get);
		Supplier<Optional<ModelId>> preset = () -> newModel.or(() -> new ModelChoice(models).first());
		Optional<ModelId> model = thread.isPresent() ? thread.get().model().or(preset) : preset.get();
		return new ChatState(phase, threads.values().stream().sorted(order).toList(), live.threads(), thread, model, parameters,
				models, shown.lastAnswer(), sending, notice.sentence(), notice.refusedBy(),
				thread.map(Conversation::temporary).orElse(newTemporary), shown.id().map(queue::of).orElse(Waiting.NONE));
	}

	private void publish() {
		ChatState next = snapshot();
		if (next.equals(state))
			return;
		state = next;
		stateListeners.tell(listener -> listener.accept(next));
	}

	/** Something to do with the history. */
	public interface Work {
		void with(HistoryStore history) throws HistoryException;
	}

	/** Does something with the history on the session's thread, if it is open; what fails is told in the notice. */
	public void work(Work work) {
		step(() -> {
			if (store.isPresent())
				work.with(store.get());
		});
	}

	/** Shows a message in its thread, on the branch that it is on; the listeners are told where to look. */
	public void reveal(UUID thread, UUID message) {
		step(() -> {
			if (store.isEmpty() || !threads.containsKey(thread))
				return;
			if (!shown.is(thread))
				show(Optional.of(thread));
			shown.lookAt(message);
			store.get().branches().show(message);
		});
	}

	/** One thing to do on the session's thread. */
	private interface Step {
		void run() throws HistoryException;
	}

	private void step(Step step) {
		work.execute(() -> {
			try {
				step.run();
			} catch (HistoryException e) {
				notice.say(e.getMessage());
			}
			publish();
		});
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
			later.execute(() -> step(() -> shown.tellStreaming(answer)));
		}

		@Override
		public void waiting(LiveAnswer answer) {
			step(() -> shown.tellWaiting(answer));
		}

		@Override
		public void failed(ProviderException error) {
			step(() -> {
				if (shown.is(thread))
					notice.failed(error, model);
			});
		}

		@Override
		public void ended(LiveAnswer answer, Message message) {
			step(() -> {
				live.ended(thread, answer);
				queue.ended(thread, message.state());
				sendNext(thread);
			});
		}
	}
}
