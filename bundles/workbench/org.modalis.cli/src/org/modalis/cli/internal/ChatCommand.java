package org.modalis.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ToolChoice;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks one question and streams the answer. */
@Command(name = "chat", description = "Asks a question and streams the answer to standard output.", footer = {
		"", "Without --model the thread's own model answers, else the one used last, else one that is ready, local ones first.",
		"What the model does not take is left out and said: see modalis models --json.",
		"Ctrl+C stops the answer; what has come is kept.", "",
		"Exit codes: 0 answered, 2 wrong use, 3 provider error,",
		"4 history in use or unreadable, 130 interrupted" })
final class ChatCommand implements Callable<Integer> {

	private static final int TITLE = 60;

	@Parameters(arity = "1..*", paramLabel = "TEXT", description = "the question; - reads it from standard input")
	private List<String> words;

	@Option(names = { "-m", "--model" }, paramLabel = "PROVIDER/NAME", description = "the model that answers")
	private Optional<String> model = Optional.empty();

	@Mixin
	private AnswerOptions how = new AnswerOptions();

	@Option(names = "--attach", paramLabel = "FILE",
			description = "send a file along: an image, a PDF or office document, text, or a WAV or MP3 recording, of at most 52 MB; may be repeated")
	private List<Path> attachments = List.of();

	@Option(names = "--tools", paramLabel = "FILE", description = "functions that the model may ask to have called:"
			+ " a JSON array of objects with name, description and schema. Calls are shown, not carried out")
	private Optional<Path> tools = Optional.empty();

	@Option(names = "--estimate", description = "say what the question would cost at most, and do not ask it")
	private boolean estimate;

	@Option(names = "--json", description = "print one JSON document at the end instead of the text")
	private boolean json;

	@ArgGroup(exclusive = true)
	private Place place = new Place();

	/** Where the question and its answer are kept; a new thread unless said otherwise. */
	static final class Place {

		@Option(names = "--thread", paramLabel = "ID", description = "go on in this thread")
		private Optional<String> thread = Optional.empty();

		@Option(names = { "-c", "--continue" }, description = "go on in the newest thread")
		private boolean newest;

		@Option(names = "--no-history", description = "keep nothing; works while another Modalis holds the history")
		private boolean nowhere;
	}

	private final Invocation invocation;
	private final Terminal terminal;

	ChatCommand(Invocation invocation) {
		this.invocation = invocation;
		this.terminal = invocation.terminal();
	}

	@Override
	public Integer call() throws Exception {
		try {
			var parameters = how.parameters();
			var question = question();
			if (estimate)
				return estimate(question, parameters);
			return place.nowhere ? askOnce(question, parameters) : askInThread(question, parameters);
		} catch (CommandFailedException | ChatRefusedException | HistoryException e) {
			if (json)
				terminal.println(Json.write(AnswerDocument.refused(Failures.kind(e), e.getMessage(), Failures.successor(e))));
			throw e;
		}
	}

	private Integer estimate(Question question, ChatParameters parameters) throws Exception {
		var services = invocation.services().get();
		var old = old(services);
		var model = choice(services).choose(wanted(old));
		var cost = CostEstimate.of(question, parameters, model,
				old.isPresent() ? CostEstimate.length(services.history().open(), old.get().id()) : 0, services.ledger());
		terminal.println(json ? Json.write(cost.document()) : cost.sentence());
		return ExitCode.DONE;
	}

	private Integer askOnce(Question question, ChatParameters parameters) throws Exception {
		var services = invocation.services().get();
		var id = choice(services).choose(model).id();
		return follow(printer -> services.chat().askOnce(question, id, parameters, printer), false);
	}

	private Integer askInThread(Question question, ChatParameters parameters) throws Exception {
		var services = invocation.services().get();
		var history = services.history().open();
		var old = old(services);
		var id = choice(services).choose(wanted(old)).id();
		var thread = old.isPresent() ? old.get() : history.createConversation(Words.line(question.text(), TITLE), Optional.of(id));
		try {
			return follow(printer -> services.chat().ask(thread.id(), question, id, parameters, printer), true);
		} catch (ChatRefusedException | HistoryException refused) {
			if (old.isEmpty())
				history.delete(thread.id());
			throw refused;
		}
	}

	/** The thread to go on in; empty for a new one. */
	private Optional<Conversation> old(CommandServices services) throws HistoryException, CommandFailedException {
		if (place.thread.isEmpty() && !place.newest)
			return Optional.empty();
		var threads = new ThreadChoice(services.history().open());
		return Optional.of(place.newest ? threads.newest() : threads.named(place.thread.get()));
	}

	private Optional<String> wanted(Optional<Conversation> old) {
		return model.or(() -> old.flatMap(Conversation::model).map(ModelId::toString));
	}

	/** Starts a run and sees it to its end, whatever ends it. */
	private Integer follow(Start start, boolean kept) throws Exception {
		var asking = Thread.currentThread();
		var printer = new AnswerPrinter(terminal, !json, asking::interrupt);
		var run = start.with(printer);
		var answer = end(run);
		if (printer.closed())
			throw new OutputClosedException();
		if (json)
			terminal.println(Json.write(AnswerDocument.of(answer, run.toolCalls(), run.cost(), kept, printer.error())));
		else
			run.toolCalls().forEach(call -> terminal.noteln("Wants called: " + call.name() + " " + call.arguments()));
		if (!answer.note().isEmpty())
			terminal.noteln(answer.note());
		return switch (answer.state()) {
		case COMPLETE -> ExitCode.DONE;
		case STOPPED -> ExitCode.INTERRUPTED;
		default -> ExitCode.PROVIDER;
		};
	}

	/** An interrupt is Ctrl+C or a closed output: it stops the run, whose end is then near. */
	private static Message end(ChatRun run) throws InterruptedException {
		try {
			return run.await();
		} catch (InterruptedException stop) {
			run.stop();
			return run.await();
		}
	}

	private ModelChoice choice(CommandServices services) {
		return new ModelChoice(new ProviderWait(services.registry(), invocation.patience()), services.settings());
	}

	private Question question() throws CommandFailedException, InterruptedException {
		var text = text();
		var files = attachments.isEmpty() ? List.<AttachedFile>of() : Attachments.read(attachments, invocation.services().get().attachments());
		files.stream().map(AttachedFile::remark).filter(remark -> !remark.isEmpty()).forEach(terminal::noteln);
		var question = Question.of(text, files);
		return tools.isPresent() ? question.withTools(ToolsFile.read(tools.get()), ToolChoice.AUTO) : question;
	}

	private String text() throws CommandFailedException, InterruptedException {
		var text = words.equals(List.of("-")) ? terminal.readAll() : String.join(" ", words);
		if (text.isBlank())
			throw CommandFailedException.wrongUse("There is no question: the text is empty.");
		return text;
	}

	/** Starts a run that tells the printer. */
	@FunctionalInterface
	private interface Start {
		ChatRun with(AnswerPrinter printer) throws HistoryException, ChatRefusedException;
	}
}
