package org.modalis.studio.chat.internal.compare;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.session.FileTray;
import org.modalis.studio.chat.internal.session.Listeners;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.session.PendingFile;
import org.modalis.studio.chat.internal.session.SendRemarks;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.studio.chat.internal.session.ThreadSettings;
import org.modalis.studio.chat.internal.session.ThreadSize;
import org.modalis.studio.chat.internal.session.ThreadTitle;

/**
 * One question to several models at once. All answers are siblings below the one question; the thread goes on from the first
 * model's until another is taken. Of a question that has answers already, these are the first columns.
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
	private final AskedFiles files;
	private final SideBySide screen = new SideBySide();
	private final Told<CompareState> told;
	private final Listeners<Runnable> sent = new Listeners<>();
	private final Subscription registry;

	// From here on only touched by the comparison's thread.
	private Optional<UUID> thread;
	private Optional<GivenQuestion> given = Optional.empty();
	private String title = "New thread";
	private ThreadSize before = ThreadSize.NONE;
	private ChatParameters parameters = ChatParameters.DEFAULT;
	private String written = "";
	private List<ModelId> chosen = List.of();
	/** What goes out as soon as its files are read. */
	private Optional<String> waiting = Optional.empty();
	private boolean byHand;
	private int asked;
	private String notice = "";
	private Prospect weighed = new Prospect(chosen, before, written, List.of(), parameters, new RegistrySnapshot(List.of()));
	private Map<ModelId, List<String>> remarks = Map.of();
	private String cost = "";

	/** @param message a question that is there, or one of its answers */
	Comparison(Comparing services, Optional<UUID> thread, Optional<UUID> message, Executor work, Executor later) {
		this.services = services;
		this.thread = thread;
		kept = new ModelSet(services.settings());
		threadSettings = new ThreadSettings(services.settings());
		told = new Told<>(new CompareState(title, chosen, 0, 0, Optional.empty(), asked, notice, FileTray.EMPTY, remarks, cost, models()));
		steps = new Steps(work, sentence -> notice = sentence, () -> told.tell(snapshot()));
		flow = new AnswerFlow(steps, later, new Ends());
		files = new AskedFiles(services.reader(), () -> steps.step(this::askIfRead));
		registry = services.registry().onChange(next -> steps.step(() -> {
			// the state that follows shows it
		}));
		steps.step(() -> open(message));
	}

	private void open(Optional<UUID> message) throws HistoryException {
		if (message.isPresent()) {
			given = Optional.of(GivenQuestion.of(services.history().open(), message.get()));
			files.add(given.get().files());
			var choice = new ModelChoice(models());
			screen.open(given.get().question().text(), names(given.get().files()), given.get().answers().stream().filter(answer -> answer.model().isPresent())
					.map(answer -> Column.of(choice.standing(answer.model()), answer.model().get(), answer, true)).toList());
			given.get().shown().filter(shown -> screen.kept(shown).isPresent()).ifPresent(screen::take);
		}
		look();
	}

	/** The present state. */
	public CompareState state() {
		return told.state();
	}

	/** Calls the listener with each new state until the handle is closed. */
	public Subscription onState(Consumer<CompareState> listener) {
		return told.add(listener);
	}

	/** Calls the listener with what is to be seen of the answers, beginning with all of them. */
	public Subscription onColumns(ColumnListener listener) {
		Subscription handle = screen.add(listener);
		steps.step(() -> screen.tell(listener));
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

	/** The files that go with the next question. */
	public AskedFiles files() {
		return files;
	}

	/** Calls this when a question is durable and what it was made of waits no more, before its thread is shown. */
	public void onSent(Runnable action) {
		sent.add(action);
	}

	/** Hands over the words of the question that is there already, if there is one. */
	public void question(Consumer<String> then) {
		steps.step(() -> given.map(GivenQuestion::question).map(Message::text).ifPresent(then));
	}

	/** Asks all chosen models, as soon as the files are read. What stands in the way of all of them is told in the notice. */
	public void ask(String text) {
		steps.step(() -> {
			notice = "";
			if (text.isBlank() && files.all().isEmpty() || chosen.isEmpty() || flow.coming() > 0)
				return;
			waiting = Optional.of(text.strip());
			askIfRead();
		});
	}

	private void askIfRead() throws HistoryException {
		if (waiting.isEmpty() || files.has(PendingFile.State.READING))
			return;
		String text = waiting.get();
		waiting = Optional.empty();
		if (files.has(PendingFile.State.FAILED))
			notice = "Nothing was sent. Remove what cannot be read, then ask again.";
		else if (!text.isBlank() || !files.all().isEmpty())
			ask(services.history().open(), text, files.all());
	}

	private void ask(HistoryStore history, String text, List<PendingFile> pending) throws HistoryException {
		List<AttachedFile> ready = pending.stream().map(file -> file.file().orElseThrow()).toList();
		var question = Question.of(text, ready);
		boolean fresh = thread.isEmpty();
		UUID here = fresh ? history.createConversation(ThreadTitle.of(question), Optional.of(chosen.getFirst())).id() : thread.get();
		parameters = threadSettings.read(history, here);
		var joint = new JointQuestion(services, flow, here, question, parameters);
		boolean same = given.filter(there -> there.is(text, pending)).isPresent();
		given.map(GivenQuestion::question).ifPresent(there -> {
			if (same)
				joint.again(there);
			else
				joint.beside(there);
		});
		var columns = new ArrayList<>(same ? screen.columns().stream().filter(Column::kept).toList() : List.of());
		var fresher = chosen.stream().map(joint::to).toList();
		columns.addAll(fresher);
		screen.open(text, names(pending), columns);
		var first = fresher.stream().filter(Column::kept).findFirst();
		if (first.isPresent())
			sent(history, here, first.get(), fresh);
		else if (fresh)
			history.delete(here);
	}

	private static List<String> names(List<PendingFile> pending) {
		return pending.stream().map(PendingFile::name).map(ThreadTitle::clean).toList();
	}

	/** The question is durable: the thread goes on from the first model's answer, and the next question comes after it. */
	private void sent(HistoryStore history, UUID here, Column first, boolean fresh) throws HistoryException {
		thread = Optional.of(here);
		given = Optional.empty();
		files.clear();
		sent.tell(Runnable::run);
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
			var column = screen.kept(answer);
			if (column.isEmpty())
				return;
			byHand = true;
			show(column.get());
			services.open(column.get().answer().conversation());
		});
	}

	private void show(Column column) throws HistoryException {
		HistoryStore history = services.history().open();
		history.branches().show(column.answer().id());
		history.setModel(column.answer().conversation(), column.model());
		screen.take(column.answer().id());
		look();
	}

	/** Stops one answer; the others go on. */
	public void stop(UUID answer) {
		flow.stop(answer);
	}

	/** Stops all answers, also those that are about to begin, and takes back a question that waits for its files. */
	public void stop() {
		flow.stopAll();
		steps.step(() -> {
			waiting = Optional.empty();
			flow.stopAll();
		});
	}

	/** Nobody looks any more. Answers that are coming are stopped; what has come is kept. */
	@Override
	public void close() {
		registry.close();
		flow.stopAll();
		files.clear();
		steps.close();
	}

	/** Reads again what the next question would follow. */
	private void look() throws HistoryException {
		HistoryStore history = services.history().open();
		Optional<Conversation> now = thread.isPresent() ? history.conversation(thread.get()) : Optional.empty();
		title = now.map(ThreadList::title).orElse("New thread");
		before = ThreadSize.before(history, given.isPresent() ? given.get().question().parent() : now.flatMap(Conversation::leaf), Long.MAX_VALUE);
		if (now.isPresent())
			parameters = threadSettings.read(history, now.get().id());
		if (chosen.isEmpty() && asked == 0)
			chosen = kept.read(now.flatMap(Conversation::model).or(() -> new ModelChoice(models()).first()));
	}

	private RegistrySnapshot models() {
		return services.registry().snapshot();
	}

	private CompareState snapshot() {
		var pending = files.all();
		var prospect = new Prospect(chosen, before, written, SendRemarks.facts(pending), parameters, models());
		// While answers come nothing of this changes, and a long thread takes a while to weigh.
		if (!prospect.equals(weighed)) {
			weighed = prospect;
			remarks = prospect.remarks();
			cost = prospect.cost(services.ledger(), meta);
		}
		var sentences = new ArrayList<>(SendRemarks.of(pending));
		chosen.forEach(model -> sentences.addAll(remarks.getOrDefault(model, List.of())));
		return new CompareState(title, chosen, flow.coming(), screen.columns().size(), screen.taken(), asked, notice,
				new FileTray(pending, waiting.isPresent(), sentences), remarks, cost, models());
	}

	private final class Ends implements AnswerFlow.Sink {

		@Override
		public void streaming(UUID answer, String text, String reasoning) {
			screen.streaming(answer, text, reasoning);
		}

		@Override
		public void waiting(UUID answer, String reason, Duration wait) {
			screen.waiting(answer, reason, wait);
		}

		/** Nobody chose an answer that failed: the thread goes on from one that did not. */
		@Override
		public void ended(Message answer) {
			screen.changed(answer);
			boolean astray = answer.state() == Message.State.FAILED && screen.taken().equals(Optional.of(answer.id())) && !byHand;
			if (astray)
				screen.firstThatDidNotFail().ifPresent(column -> steps.step(() -> show(column)));
		}
	}
}
