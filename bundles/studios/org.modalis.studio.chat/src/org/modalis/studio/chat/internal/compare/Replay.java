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
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.studio.chat.internal.compare.ReplayState.Context;
import org.modalis.studio.chat.internal.compare.ReplayState.Phase;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.session.Listeners;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.session.ReplayNote;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.studio.chat.internal.session.ThreadSettings;

/**
 * Asks the questions of a thread again, one after the other, of another model, in a new thread that names the original.
 * <p>
 * Threads: any; every method returns at once. The work is done on a thread of its own, and the listeners are called from there.
 */
public final class Replay implements AutoCloseable {

	private final Comparing services;
	private final MetaLine meta = new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault());
	private final Steps steps;
	private final AnswerFlow flow;
	private final Told<ReplayState> told;
	private final Listeners<ReplayListener> listeners = new Listeners<>();
	private final Subscription registry;

	// From here on only touched by the replay's thread.
	private UUID original;
	private String title = "";
	private final ReplayTurns turns = new ReplayTurns();
	private ChatParameters parameters = ChatParameters.DEFAULT;
	private Optional<ModelId> model = Optional.empty();
	private Context context = Context.NEW_ANSWERS;
	private Optional<ReplayCopy> copy = Optional.empty();
	private Phase phase = Phase.READING;
	private boolean stopping;
	private String notice = "";

	/**
	 * @param thread the one to be replayed, or one that a replay made
	 * @param again whether that replay is looked at again
	 */
	Replay(Comparing services, UUID thread, boolean again, Executor work, Executor later) {
		this.services = services;
		original = thread;
		told = new Told<>(snapshot());
		steps = new Steps(work, this::fail, () -> told.tell(snapshot()));
		flow = new AnswerFlow(steps, later, new Ends());
		registry = services.registry().onChange(next -> steps.step(() -> {
			// the state that follows shows it
		}));
		steps.step(() -> read(thread, again));
	}

	/** The present state. */
	public ReplayState state() {
		return told.state();
	}

	/** Calls the listener with each new state until the handle is closed. */
	public Subscription onState(Consumer<ReplayState> listener) {
		return told.add(listener);
	}

	/** Calls the listener with what is to be seen, beginning with all of it. */
	public Subscription onTurns(ReplayListener listener) {
		Subscription handle = listeners.add(listener);
		steps.step(() -> {
			if (turns.size() > 0)
				listener.opened(turns.all());
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
			if (!can || model.isEmpty() || turns.size() == 0)
				return;
			notice = "";
			stopping = false;
			if (copy.isEmpty())
				copy = Optional.of(ReplayCopy.of(services.history().open(), turns.branch(), context, title + " – replay with " + name(model.get()), model.get()));
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

	private void read(UUID thread, boolean again) throws HistoryException {
		HistoryStore history = services.history().open();
		var note = again ? ReplayNote.of(history, thread) : Optional.<ReplayNote>empty();
		if (note.isPresent())
			readAgain(history, thread, note.get());
		else
			read(history, history.lastMessages(thread, Math.max(1, history.messageCount(thread))));
		if (phase == Phase.READING)
			phase = Phase.READY;
		listeners.tell(listener -> listener.opened(turns.all()));
	}

	private void read(HistoryStore history, List<Message> branch) throws HistoryException {
		var thread = history.conversation(original)
				.orElseThrow(() -> new HistoryException(HistoryException.Kind.FAILED, "This thread no longer exists. There is nothing to replay."));
		title = ThreadList.title(thread);
		parameters = new ThreadSettings(services.settings()).read(history, original);
		turns.read(branch);
	}

	/** A replay of before, as far as it came; it can go on. */
	private void readAgain(HistoryStore history, UUID thread, ReplayNote note) throws HistoryException {
		Message end = history.message(note.end()).orElseThrow();
		original = end.conversation();
		var branch = new ArrayList<>(history.messagesBefore(end.id(), Math.max(1, history.messageCount(thread) + history.messageCount(original))));
		branch.add(end);
		read(history, branch);
		copy = Optional.of(ReplayCopy.of(history, thread, note));
		context = note.afterOld() ? Context.OLD_ANSWERS : Context.NEW_ANSWERS;
		for (int at = 0; at < turns.size(); at++) {
			var now = copy.get().answer(turns.get(at).question().id());
			if (now.isPresent())
				turns.answered(at, now.get());
		}
		model = turns.lastModel().isPresent() ? turns.lastModel() : copy.get().model();
		phase = turns.next().isPresent() ? Phase.PAUSED : Phase.DONE;
	}

	/** Asks until the end, a stop or a failure: each question is asked when the one before it is answered. */
	private void askNext() throws HistoryException {
		var next = turns.next();
		if (next.isEmpty()) {
			phase = Phase.DONE;
			return;
		}
		ModelId asked = model.orElseThrow();
		Message question = turns.get(next.getAsInt()).question();
		UUID put = copy.orElseThrow().question(question);
		ChatParameters fitting = new ModelChoice(models()).standing(model).fitting(parameters);
		try {
			var run = flow.begin(listener -> services.runner().answerAgain(put, asked, fitting, listener));
			copy.get().answered(question.id(), run.answer().id());
			turns.answered(next.getAsInt(), run.answer());
			listeners.tell(listener -> listener.begun(question.id(), run.answer()));
		} catch (ChatRefusedException e) {
			fail("Question " + meta.number(next.getAsInt() + 1) + " was not asked: " + e.getMessage());
		}
	}

	private void fail(String sentence) {
		notice = sentence;
		if (phase == Phase.RUNNING)
			phase = Phase.PAUSED;
	}

	private void ended(Message answer) throws HistoryException {
		var at = turns.of(answer.id());
		if (at.isEmpty())
			return;
		turns.answered(at.getAsInt(), answer);
		listeners.tell(listener -> listener.changed(answer));
		boolean complete = answer.state() == Message.State.COMPLETE;
		if (!complete && !stopping)
			fail("Question " + meta.number(at.getAsInt() + 1) + " of " + meta.number(turns.size()) + " failed: " + MetaLine.note(answer)
					+ " Continue asks it again.");
		else if (stopping && turns.next().isPresent())
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

	private ReplayState snapshot() {
		return new ReplayState(title, model, context, phase, turns.size(), turns.done(), copy.map(ReplayCopy::thread), turns.then(), turns.now(),
				notice, phase == Phase.READY ? info().map(turns::remarks).orElse(List.of()) : List.of(), phase == Phase.RUNNING ? "" : cost(), models());
	}

	private Optional<ModelInfo> info() {
		return model.flatMap(models()::model);
	}

	private String cost() {
		var estimate = new Estimate(services.ledger());
		info().ifPresent(asked -> turns.addTo(estimate, asked, parameters.system().length()));
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
