package org.modalis.core.internal.chat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.modalis.api.ProviderException.Kind;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.core.internal.provider.CallContexts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** Checks a question, makes it durable and starts the run that answers it. The cost of a call will be settled here. */
@Component
public final class ChatRunnerImpl implements ChatRunner {

	private static final Duration SAVE_EVERY = Duration.ofMillis(800);
	private static final Duration CLOSING = Duration.ofSeconds(3);

	private final HistoryService history;
	private final ModelRegistry registry;
	private final CallContexts contexts;
	private final Logger log;
	private final Duration saveEvery;
	private final Set<UUID> taken = ConcurrentHashMap.newKeySet();
	private final ConcurrentHashMap<UUID, ChatRunImpl> runs = new ConcurrentHashMap<>();

	@Activate
	public ChatRunnerImpl(@Reference HistoryService history, @Reference ModelRegistry registry, @Reference CallContexts contexts,
			@Reference(service = LoggerFactory.class) Logger log) {
		this(history, registry, contexts, log, SAVE_EVERY);
	}

	ChatRunnerImpl(HistoryService history, ModelRegistry registry, CallContexts contexts, Logger log, Duration saveEvery) {
		this.history = history;
		this.registry = registry;
		this.contexts = contexts;
		this.log = log;
		this.saveEvery = saveEvery;
	}

	@Override
	public ChatRun ask(UUID conversation, String text, ModelId model, ChatParameters parameters, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		var target = check(text, model);
		if (!taken.add(conversation))
			throw new ChatRefusedException(Kind.UNAVAILABLE, "An answer is still coming in this thread. Stop it, or wait for its end.");
		try {
			var store = history.open();
			var thread = store.conversation(conversation).orElseThrow(
					() -> new HistoryException(HistoryException.Kind.FAILED, "This thread no longer exists. Nothing was sent."));
			var prompt = Prompt.of(store, conversation, text, target.model(), parameters);
			return start(thread, text, target, parameters, prompt, store, listener);
		} catch (HistoryException | RuntimeException e) {
			taken.remove(conversation);
			throw e;
		}
	}

	private ChatRun start(Conversation thread, String text, ModelCheck target, ChatParameters parameters, Prompt prompt,
			HistoryStore store, ChatListener listener) throws HistoryException {
		var question = Message.user(Ids.next(), thread.id(), thread.leaf(), text, contexts.clock().instant());
		var answer = answerTo(question, target);
		store.appendAll(List.of(question, answer));
		return start(question, answer, target, parameters, prompt, Keeping.in(store), listener);
	}

	@Override
	public ChatRun askOnce(String text, ModelId model, ChatParameters parameters, ChatListener listener)
			throws ChatRefusedException {
		var target = check(text, model);
		var question = Message.user(Ids.next(), Ids.next(), Optional.empty(), text, contexts.clock().instant());
		taken.add(question.conversation());
		return start(question, answerTo(question, target), target, parameters, Prompt.only(text), Keeping.nowhere(), listener);
	}

	private ChatRun start(Message question, Message answer, ModelCheck target, ChatParameters parameters, Prompt prompt,
			Keeping keeping, ChatListener listener) {
		var text = new AnswerText(listener, log);
		var request = new ChatRequest(target.model(), prompt.messages(), parameters);
		var context = contexts.chat(target.entry().info(), request, text::waiting);
		var call = new ProviderCall(target, request, context, prompt.note(), log);
		var leaving = new LeavingProvider(registry);
		var run = new ChatRunImpl(question, answer, call, text, keeping, saveEvery, ended -> {
			leaving.close();
			runs.remove(question.conversation(), ended);
			taken.remove(question.conversation());
		});
		runs.put(question.conversation(), run);
		run.start();
		leaving.watchFor(run);
		return run;
	}

	private ModelCheck check(String text, ModelId model) throws ChatRefusedException {
		if (text.isBlank())
			throw new IllegalArgumentException("A question cannot be blank");
		return ModelCheck.of(registry.snapshot(), model, LocalDate.now(contexts.clock()));
	}

	private Message answerTo(Message question, ModelCheck target) {
		return Message.answer(Ids.next(), question.conversation(), question.id(), target.model().id(),
				target.model().displayName(), contexts.clock().instant());
	}

	@Override
	public Optional<ChatRun> running(UUID conversation) {
		return Optional.ofNullable(runs.get(conversation));
	}

	/** Stops what runs and waits until it is saved. */
	@Deactivate
	public void close() {
		var open = List.copyOf(runs.values());
		open.forEach(ChatRunImpl::close);
		long until = System.nanoTime() + CLOSING.toNanos();
		try {
			for (var run : open)
				run.await(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
