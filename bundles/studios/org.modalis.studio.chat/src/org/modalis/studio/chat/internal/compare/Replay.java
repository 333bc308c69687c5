package org.modalis.studio.chat.internal.compare;

import java.time.Duration;
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
import org.modalis.api.history.Attachment;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ParameterFit;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.studio.chat.internal.compare.ReplayState.Context;
import org.modalis.studio.chat.internal.compare.ReplayState.Phase;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.session.Listeners;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.studio.chat.internal.session.ThreadSettings;

/**
 * Asks the questions of a thread again, one after the other, of another model, in a new thread that names the original.
 * <p>
 * Threads: any; every method returns at once. The work is done on a thread of its own, and the listeners are called from there.
 */
public final class Replay implements AutoCloseable {

	private final Comparing services;
	private final UUID original;
	private final MetaLine meta = new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault());
	private final Steps steps;
	private final AnswerFlow flow;
	private final Listeners<Consumer<ReplayState>> stateListeners = new Listeners<>();
	private final Listeners<ReplayListener> listeners = new Listeners<>();
	private final Subscription registry;

	// From here on only touched by the replay's thread.
	private String title = "";
	private List<Message> branch = List.of();
	private List<ReplayTurn> turns = new ArrayList<>();
	private ChatParameters parameters = ChatParameters.DEFAULT;
	private Optional<ModelId> model = Optional.empty();
	private Context context = Context.NEW_ANSWERS;
	private Optional<ReplayCopy> copy = Optional.empty();
	private Phase phase = Phase.READING;
	private boolean stopping;
	private String notice = "";

	private volatile ReplayState state;

	Replay(Comparing services, UUID original, Executor work, Executor later) {
		this.services = services;
		this.original = original;
		steps = new Steps(work, this::fail, this::publish);
		flow = new AnswerFlow(steps, later, new Ends());
		state = snapshot();
		registry = services.registry().onChange(next -> steps.step(() -> {
			// the state that follows shows it
		}));
		steps.step(this::read);
	}

	/** The present state. */
	public ReplayState state() {
		return state;
	}

	/** Calls the listener with each new state until the handle is closed. */
	public Subscription onState(Consumer<ReplayState> listener) {
		return stateListeners.add(listener);
	}

	/** Calls the listener with what is to be seen, beginning with all of it. */
	public Subscription onTurns(ReplayListener listener) {
		Subscription handle = listeners.add(listener);
		steps.step(() -> {
			if (!turns.isEmpty())
				listener.opened(turns);
		});
		return handle;
	}

	/** Chooses the model that answers; does nothing once questions were asked. */
	public void choose(ModelId next) {
		steps.step(() -> {
			if (phase == Phase.READY)
				model = Optional.of(next);
		});
	}

	/** Chooses what is said before each question; does nothing once questions were asked. */
	public void context(Context next) {
		steps.step(() -> {
			if (phase == Phase.READY)
				context = next;
		});
	}

	/** Begins, or goes on with the first question that has no complete answer. */
	public void start() {
		steps.step(() -> {
			boolean can = phase == Phase.READY || phase == Phase.PAUSED;
			if (!can || model.isEmpty() || turns.isEmpty())
				return;
			notice = "";
			stopping = false;
			HistoryStore history = services.history().open();
			if (copy.isEmpty())
				copy = Optional.of(ReplayCopy.of(history, branch, context, title + " – replay with " + name(model.get()), model.get()));
			phase = Phase.RUNNING;
			askNext();
		});
	}

	/** Stops the answer that is coming and asks no further question; what has come is kept. */
	public void stop() {
		flow.stopAll();
		steps.step(() -> {
			stopping = true;
			flow.stopAll();
		});
	}

	/** Shows the new thread in the window, or the original. */
	public void open(boolean fresh) {
		steps.step(() -> services.open(fresh && copy.isPresent() ? copy.get().thread() : original));
	}

	/** Nobody looks any more. An answer that is coming is stopped; what has come is kept. */
	@Override
	public void close() {
		registry.close();
		flow.stopAll();
		steps.close();
	}

	private void read() throws HistoryException {
		HistoryStore history = services.history().open();
		var thread = history.conversation(original)
				.orElseThrow(() -> new HistoryException(HistoryException.Kind.FAILED, "This thread no longer exists. There is nothing to replay."));
		title = ThreadList.title(thread);
		parameters = new ThreadSettings(services.settings()).read(history, original);
		branch = history.lastMessages(original, Math.max(1, history.messageCount(original)));
		turns = new ArrayList<>(ReplayTurn.of(branch));
		phase = Phase.READY;
		listeners.tell(listener -> listener.opened(turns));
	}

	/** Asks until the end, a stop or a failure: each question is asked when the one before it is answered. */
	private void askNext() throws HistoryException {
		int at = nextTurn();
		if (at < 0) {
			phase = Phase.DONE;
			return;
		}
		ModelId asked = model.orElseThrow();
		Message question = turns.get(at).question();
		UUID put = copy.orElseThrow().question(question);
		ChatParameters fitting = models().model(asked).map(info -> ParameterFit.of(parameters, info).parameters()).orElse(parameters);
		try {
			var run = flow.begin(listener -> services.runner().answerAgain(put, asked, fitting, listener));
			turns.set(at, turns.get(at).answered(run.answer()));
			listeners.tell(listener -> listener.begun(question.id(), run.answer()));
		} catch (ChatRefusedException e) {
			fail("Question " + meta.number(at + 1) + " was not asked: " + e.getMessage());
		}
	}

	private int nextTurn() {
		for (int i = 0; i < turns.size(); i++)
			if (!turns.get(i).done())
				return i;
		return -1;
	}

	private void fail(String sentence) {
		notice = sentence;
		if (phase == Phase.RUNNING)
			phase = Phase.PAUSED;
	}

	private void ended(Message answer) throws HistoryException {
		int at = turns.stream().map(turn -> turn.now().map(Message::id)).toList().indexOf(Optional.of(answer.id()));
		if (at < 0)
			return;
		turns.set(at, turns.get(at).answered(answer));
		listeners.tell(listener -> listener.changed(answer));
		boolean complete = answer.state() == Message.State.COMPLETE;
		if (!complete && !stopping)
			fail("Question " + meta.number(at + 1) + " of " + meta.number(turns.size()) + " failed: " + MetaLine.note(answer)
					+ " Continue asks it again.");
		else if (stopping && nextTurn() >= 0)
			phase = Phase.PAUSED;
		else
			askNext();
	}

	private RegistrySnapshot models() {
		return services.registry().snapshot();
	}

	private String name(ModelId id) {
		return new ModelChoice(models()).name(id);
	}

	private void publish() {
		var next = snapshot();
		if (next.equals(state))
			return;
		state = next;
		stateListeners.tell(listener -> listener.accept(next));
	}

	private ReplayState snapshot() {
		int answered = (int) turns.stream().filter(ReplayTurn::done).count();
		var then = Tally.of(turns.stream().flatMap(turn -> turn.then().stream()).toList());
		var now = Tally.of(turns.stream().flatMap(turn -> turn.now().stream()).toList());
		return new ReplayState(title, model, context, phase, turns.size(), answered, copy.map(ReplayCopy::thread), then, now, notice,
				phase == Phase.READY ? remarks() : List.of(), phase == Phase.RUNNING ? "" : cost(), models());
	}

	private List<String> remarks() {
		if (model.isEmpty())
			return List.of();
		var all = PromptSize.of(branch);
		List<Attachment> files = turns.stream().flatMap(turn -> turn.question().attachments().stream()).toList();
		return new Remarks(models()).on(model.get(), PromptSize.NONE, files, all.tokens());
	}

	/** What the calls that are left cost when the new answers are as long as the old ones. */
	private String cost() {
		var info = model.flatMap(models()::model);
		if (info.isEmpty())
			return "";
		var estimate = new Estimate(services.ledger());
		long before = parameters.system().length() / PromptSize.CHARS_PER_TOKEN;
		for (ReplayTurn turn : turns) {
			var question = PromptSize.of(List.of(turn.question()));
			long answer = turn.then().isEmpty() ? PromptSize.USUAL_ANSWER : turn.then().stream().mapToLong(PromptSize::tokensOf).sum();
			if (!turn.done())
				estimate.add(info.get(), before + question.tokens(), answer);
			before += question.tokens() + answer;
		}
		return estimate.words(meta::money);
	}

	private final class Ends implements AnswerFlow.Sink {

		@Override
		public void streaming(UUID answer, String text, String reasoning) {
			listeners.tell(listener -> listener.streaming(answer, text, reasoning));
		}

		@Override
		public void waiting(UUID answer, String reason, Duration wait) {
			listeners.tell(listener -> listener.waiting(answer, reason, wait));
		}

		@Override
		public void ended(Message answer) {
			try {
				Replay.this.ended(answer);
			} catch (HistoryException e) {
				fail(e.getMessage());
			}
		}
	}
}
