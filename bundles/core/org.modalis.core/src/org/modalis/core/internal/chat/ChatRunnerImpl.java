package org.modalis.core.internal.chat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.modalis.api.ProviderException.Kind;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ParameterFit;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.usage.UsageLedger;
import org.modalis.core.internal.provider.CallContexts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** Checks a question, cuts its parameters to what the model takes, makes it durable and starts the run that answers it. */
@Component
public final class ChatRunnerImpl implements ChatRunner {

	private static final Duration SAVE_EVERY = Duration.ofMillis(800);
	private static final Duration CLOSING = Duration.ofSeconds(3);

	private final HistoryService history;
	private final ModelRegistry registry;
	private final CallContexts contexts;
	private final UsageLedger ledger;
	private final Logger log;
	private final Duration saveEvery;
	private final Turnstile turns = new Turnstile();
	/** By the answer's id. */
	private final ConcurrentHashMap<UUID, ChatRunImpl> runs = new ConcurrentHashMap<>();

	@Activate
	public ChatRunnerImpl(@Reference HistoryService history, @Reference ModelRegistry registry, @Reference CallContexts contexts,
			@Reference UsageLedger ledger, @Reference(service = LoggerFactory.class) Logger log) {
		this(history, registry, contexts, ledger, log, SAVE_EVERY);
	}

	ChatRunnerImpl(HistoryService history, ModelRegistry registry, CallContexts contexts, UsageLedger ledger, Logger log,
			Duration saveEvery) {
		this.history = history;
		this.registry = registry;
		this.contexts = contexts;
		this.ledger = ledger;
		this.log = log;
		this.saveEvery = saveEvery;
	}

	@Override
	public ChatRun ask(UUID conversation, Question question, ModelId model, ChatParameters parameters, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		var target = check(question, model);
		var store = history.open();
		var thread = thread(store, conversation);
		return start(store, Turn.ask(store, thread, thread.leaf(), question, contexts.clock().instant()), target, parameters, listener);
	}

	@Override
	public ChatRun askAfter(UUID conversation, Optional<UUID> after, Question question, ModelId model, ChatParameters parameters,
			ChatListener listener) throws HistoryException, ChatRefusedException {
		var target = check(question, model);
		var store = history.open();
		var thread = thread(store, conversation);
		return start(store, Turn.ask(store, thread, after, question, contexts.clock().instant()), target, parameters, listener);
	}

	@Override
	public ChatRun answerAgain(UUID question, ModelId model, ChatParameters parameters, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		var store = history.open();
		var turn = Turn.again(store, question);
		return start(store, turn, check(turn.asked(), model), parameters, listener);
	}

	@Override
	public ChatRun continueAnswer(UUID answer, ModelId model, ChatParameters parameters, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		var store = history.open();
		var turn = Turn.goOn(store, answer);
		return start(store, turn, check(turn.asked(), model), parameters, listener);
	}

	private static Conversation thread(HistoryStore store, UUID id) throws HistoryException {
		return store.conversation(id).orElseThrow(
				() -> new HistoryException(HistoryException.Kind.FAILED, "This thread no longer exists. Nothing was sent."));
	}

	private ChatRun start(HistoryStore store, Turn turn, ModelCheck target, ChatParameters parameters, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		if (!turns.enter(turn.conversation(), turn.question().id()))
			throw new ChatRefusedException(Kind.UNAVAILABLE, "An answer is still coming in this thread. Stop it, or wait for its end.");
		try {
			var fit = ParameterFit.of(parameters, target.model());
			var prompt = Prompt.of(store, turn.contextEnd(), turn.asked(), target.model(), fit.parameters());
			var answer = answerBelow(turn.answerParent(), turn.conversation(), target);
			store.appendAll(turn.toKeep(answer));
			return start(turn.question(), answer, request(turn.asked(), target, fit, prompt), target,
					Notes.of(prompt, fit, target.model()), Keeping.in(store), listener);
		} catch (HistoryException | RuntimeException e) {
			turns.leave(turn.conversation());
			throw e;
		}
	}

	@Override
	public ChatRun askOnce(Question asked, ModelId model, ChatParameters parameters, ChatListener listener)
			throws ChatRefusedException {
		var target = check(asked, model);
		var fit = ParameterFit.of(parameters, target.model());
		var prompt = Prompt.only(asked, target.model());
		var question = Message.user(Ids.next(), Ids.next(), Optional.empty(), asked.text(), contexts.clock().instant());
		turns.enter(question.conversation(), question.id());
		return start(question, answerBelow(question.id(), question.conversation(), target), request(asked, target, fit, prompt), target,
				Notes.of(prompt, fit, target.model()), Keeping.nowhere(), listener);
	}

	private static ChatRequest request(Question asked, ModelCheck target, ParameterFit fit, Prompt prompt) {
		return new ChatRequest(target.model(), prompt.messages(), fit.parameters(), asked.tools(), asked.toolChoice());
	}

	private ChatRun start(Message question, Message answer, ChatRequest request, ModelCheck target, String note, Keeping keeping,
			ChatListener listener) {
		var text = new AnswerText(listener, log);
		var context = contexts.chat(target.entry().info(), request, text::waiting);
		var call = new ProviderCall(target, request, context, note, log);
		var leaving = new LeavingProvider(registry);
		var run = new ChatRunImpl(question, answer, call, text, keeping, ledger, saveEvery, ended -> {
			leaving.close();
			runs.remove(answer.id(), ended);
			turns.leave(question.conversation());
		});
		runs.put(answer.id(), run);
		run.start();
		leaving.watchFor(run);
		return run;
	}

	private ModelCheck check(Question question, ModelId model) throws ChatRefusedException {
		var today = LocalDate.now(contexts.clock());
		var target = ModelCheck.of(registry.snapshot(), model, today);
		target.refuseUnless(new Needs(question), today);
		return target;
	}

	private Message answerBelow(UUID parent, UUID conversation, ModelCheck target) {
		return Message.answer(Ids.next(), conversation, parent, target.model().id(), target.model().displayName(),
				contexts.clock().instant());
	}

	@Override
	public List<ChatRun> runs(UUID conversation) {
		return runs.values().stream().filter(run -> run.answer().conversation().equals(conversation)).map(ChatRun.class::cast).toList();
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
