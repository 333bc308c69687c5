package org.modalis.studio.chat.internal.compare;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Figures;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ParameterFit;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.session.Listeners;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.studio.chat.internal.session.ThreadSettings;
import org.modalis.studio.chat.internal.session.ThreadTitle;

/**
 * One question to several models at once. All answers are siblings below the one question; the thread goes on from the first
 * model's until another is taken.
 * <p>
 * Threads: any; every method returns at once. The work is done one step after the other on a thread of its own, and the listeners
 * are called from there.
 */
public final class Comparison implements AutoCloseable {

	private final Comparing services;
	private final ModelSet kept;
	private final ThreadSettings threadSettings;
	private final MetaLine meta = new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault());
	private final Steps steps;
	private final AnswerFlow flow;
	private final Listeners<Consumer<CompareState>> stateListeners = new Listeners<>();
	private final Listeners<ColumnListener> columnListeners = new Listeners<>();
	private final Subscription registry;

	// From here on only touched by the comparison's thread.
	private Optional<UUID> thread;
	private Optional<UUID> question;
	private String asking = "";
	private String title = "New thread";
	private PromptSize before = PromptSize.NONE;
	private List<Attachment> files = List.of();
	private ChatParameters parameters = ChatParameters.DEFAULT;
	private String written = "";
	private List<ModelId> chosen = List.of();
	private List<Column> columns = new ArrayList<>();
	private Optional<UUID> taken = Optional.empty();
	private boolean byHand;
	private int asked;
	private String notice = "";

	private volatile CompareState state;

	Comparison(Comparing services, Optional<UUID> thread, Optional<UUID> question, Executor work, Executor later) {
		this.services = services;
		this.thread = thread;
		this.question = question;
		kept = new ModelSet(services.settings());
		threadSettings = new ThreadSettings(services.settings());
		steps = new Steps(work, sentence -> notice = sentence, this::publish);
		flow = new AnswerFlow(steps, later, new Ends());
		state = new CompareState(title, chosen, 0, 0, taken, asked, notice, List.of(), "", services.registry().snapshot());
		registry = services.registry().onChange(next -> steps.step(() -> {
			// the state that follows shows it
		}));
		steps.step(this::look);
	}

	/** The present state. */
	public CompareState state() {
		return state;
	}

	/** Calls the listener with each new state until the handle is closed. */
	public Subscription onState(Consumer<CompareState> listener) {
		return stateListeners.add(listener);
	}

	/** Calls the listener with what is to be seen of the answers, beginning with all of them. */
	public Subscription onColumns(ColumnListener listener) {
		Subscription handle = columnListeners.add(listener);
		steps.step(() -> {
			if (!columns.isEmpty())
				listener.opened(asking, columns);
		});
		return handle;
	}

	/** Sets which models are asked next and remembers them; at most six, the others are left out. */
	public void choose(List<ModelId> models) {
		steps.step(() -> {
			chosen = models.stream().distinct().limit(ModelSet.MOST).toList();
			kept.write(chosen);
		});
	}

	/** Weighs what the user has written so far. */
	public void weigh(String text) {
		steps.step(() -> written = text);
	}

	/** Hands over the words of the question that is there already, if there is one. */
	public void question(Consumer<String> then) {
		steps.step(() -> {
			if (question.isPresent())
				services.history().open().message(question.get()).map(Message::text).ifPresent(then);
		});
	}

	/** Asks all chosen models. What stands in the way of all of them is told in the state's notice. */
	public void ask(String text) {
		steps.step(() -> {
			notice = "";
			if (text.isBlank() || chosen.isEmpty() || flow.coming() > 0)
				return;
			begin(services.history().open(), text.strip());
		});
	}

	private void begin(HistoryStore history, String text) throws HistoryException {
		boolean fresh = thread.isEmpty();
		UUID here = fresh ? history.createConversation(ThreadTitle.of(text), Optional.of(chosen.getFirst())).id() : thread.get();
		parameters = threadSettings.read(history, here);
		Optional<UUID> asks = question.isPresent() ? Optional.of(sibling(history, text)) : Optional.empty();
		var next = new ArrayList<Column>();
		for (ModelId model : chosen) {
			Column column = start(here, asks, text, model);
			next.add(column);
			if (asks.isEmpty() && column.kept())
				asks = column.answer().parent();
		}
		asking = text;
		columns = next;
		var first = columns.stream().filter(Column::kept).findFirst();
		taken = first.map(column -> column.answer().id());
		columnListeners.tell(listener -> listener.opened(asking, columns));
		if (first.isEmpty() && fresh)
			history.delete(here);
		if (first.isPresent())
			sent(history, here, first.get(), fresh);
	}

	/** The question on which the answers go: the one that is there, or a changed one beside it. */
	private UUID sibling(HistoryStore history, String text) throws HistoryException {
		Message old = history.message(question.get())
				.orElseThrow(() -> new HistoryException(HistoryException.Kind.FAILED, "This message no longer exists. Nothing was sent."));
		if (old.text().strip().equals(text))
			return old.id();
		var changed = Message.user(Ids.next(), old.conversation(), old.parent(), text, Instant.now()).withAttachments(old.attachments());
		history.append(changed);
		return changed.id();
	}

	private Column start(UUID here, Optional<UUID> asks, String text, ModelId model) {
		var standing = new ModelChoice(snapshot()).standing(Optional.of(model));
		String facts = facts(standing);
		try {
			ChatParameters fitting = standing.info().map(info -> ParameterFit.of(parameters, info).parameters()).orElse(parameters);
			ChatRun run = flow.begin(listener -> asks.isEmpty()
					? services.runner().ask(here, Question.of(text), model, fitting, listener)
					: services.runner().answerAgain(asks.get(), model, fitting, listener));
			return new Column(model, standing.name(), facts, run.answer(), true);
		} catch (ChatRefusedException | HistoryException e) {
			var refused = Message.answer(Ids.next(), here, asks.orElseGet(Ids::next), model, standing.name(), Instant.now())
					.ended(Message.State.FAILED, e.getMessage(), Figures.NONE);
			return new Column(model, standing.name(), facts, refused, false);
		}
	}

	private String facts(ModelChoice.Standing standing) {
		var window = standing.info().map(ModelInfo::contextWindow).filter(tokens -> tokens.isPresent());
		return standing.provider() + window.map(tokens -> " · " + meta.number(tokens.getAsLong()) + " tokens context").orElse("");
	}

	/** The question is durable: the thread goes on from the first model's answer, and the next question comes after it. */
	private void sent(HistoryStore history, UUID here, Column first, boolean fresh) throws HistoryException {
		thread = Optional.of(here);
		question = Optional.empty();
		asked++;
		byHand = false;
		show(first);
		if (fresh) {
			history.settle();
			services.open(here);
		}
	}

	/** Lets the thread go on from an answer and from its model. All others stay beside it. */
	public void take(UUID answer) {
		steps.step(() -> {
			var column = columns.stream().filter(each -> each.kept() && each.answer().id().equals(answer)).findFirst();
			if (column.isEmpty())
				return;
			byHand = true;
			show(column.get());
			services.open(column.get().answer().conversation());
		});
	}

	/** Nobody chose the answer that failed: the thread goes on from one that did not. */
	private void goOnElsewhere() {
		columns.stream().filter(column -> column.kept() && column.answer().state() != Message.State.FAILED).findFirst()
				.ifPresent(column -> steps.step(() -> show(column)));
	}

	private void show(Column column) throws HistoryException {
		HistoryStore history = services.history().open();
		UUID answer = column.answer().id();
		history.branches().show(answer);
		history.setModel(column.answer().conversation(), column.model());
		taken = Optional.of(answer);
		columnListeners.tell(listener -> listener.taken(answer));
		look();
	}

	/** Stops one answer; the others go on. */
	public void stop(UUID answer) {
		flow.stop(answer);
	}

	/** Stops all answers, also those that are about to begin. */
	public void stop() {
		flow.stopAll();
		steps.step(flow::stopAll);
	}

	/** Nobody looks any more. Answers that are coming are stopped; what has come is kept. */
	@Override
	public void close() {
		registry.close();
		flow.stopAll();
		steps.close();
	}

	/** Reads again what the next question would follow. */
	private void look() throws HistoryException {
		HistoryStore history = services.history().open();
		Optional<Conversation> now = thread.isPresent() ? history.conversation(thread.get()) : Optional.empty();
		Optional<Message> given = question.isPresent() ? history.message(question.get()) : Optional.empty();
		title = now.map(ThreadList::title).orElse("New thread");
		files = given.map(Message::attachments).orElse(List.of());
		before = PromptSize.of(history, given.isPresent() ? given.get().parent() : now.flatMap(Conversation::leaf));
		if (now.isPresent())
			parameters = threadSettings.read(history, now.get().id());
		if (chosen.isEmpty() && asked == 0)
			chosen = kept.read(now.flatMap(Conversation::model).or(() -> new ModelChoice(snapshot()).first()));
	}

	private RegistrySnapshot snapshot() {
		return services.registry().snapshot();
	}

	private void publish() {
		long tokens = before.tokens() + (written.length() + parameters.system().length()) / PromptSize.CHARS_PER_TOKEN
				+ (long) files.size() * PromptSize.FILE_TOKENS;
		var remarks = new Remarks(snapshot());
		var sentences = chosen.stream().flatMap(model -> remarks.on(model, before, files, tokens).stream()).distinct().toList();
		var next = new CompareState(title, chosen, flow.coming(), columns.size(), taken, asked, notice, sentences, cost(tokens), snapshot());
		if (next.equals(state))
			return;
		state = next;
		stateListeners.tell(listener -> listener.accept(next));
	}

	private String cost(long tokens) {
		long answer = parameters.maxOutputTokens().isPresent() ? Math.min(parameters.maxOutputTokens().getAsInt(), before.answerTokens())
				: before.answerTokens();
		var estimate = new Estimate(services.ledger());
		chosen.stream().flatMap(model -> snapshot().model(model).stream()).forEach(model -> estimate.add(model, tokens, answer));
		return estimate.words(meta::money);
	}

	private final class Ends implements AnswerFlow.Sink {

		@Override
		public void streaming(UUID answer, String text, String reasoning) {
			columnListeners.tell(listener -> listener.streaming(answer, text, reasoning));
		}

		@Override
		public void waiting(UUID answer, String reason, Duration wait) {
			columnListeners.tell(listener -> listener.waiting(answer, reason, wait));
		}

		@Override
		public void ended(Message answer) {
			columns.replaceAll(column -> column.answer().id().equals(answer.id()) ? column.with(answer) : column);
			columnListeners.tell(listener -> listener.changed(answer));
			if (answer.state() == Message.State.FAILED && taken.equals(Optional.of(answer.id())) && !byHand)
				goOnElsewhere();
		}
	}
}
