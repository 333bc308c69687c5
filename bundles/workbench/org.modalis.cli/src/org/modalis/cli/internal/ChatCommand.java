package org.modalis.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks one question and streams the answer. */
@Command(name = "chat", description = "Asks a question and streams the answer to standard output.", footer = {
		"", "Without --model the thread's own model answers, else the one used last, else one that is ready, local ones first.",
		"Ctrl+C stops the answer; what has come is kept.", "",
		"Exit codes: 0 answered, 2 wrong use, 3 provider error,",
		"4 history in use or unreadable, 130 interrupted" })
final class ChatCommand implements Callable<Integer> {

	private static final int TITLE = 60;

	@Parameters(arity = "1..*", paramLabel = "TEXT", description = "the question; - reads it from standard input")
	private List<String> words;

	@Option(names = { "-m", "--model" }, paramLabel = "PROVIDER/NAME", description = "the model that answers")
	private Optional<String> model = Optional.empty();

	@Option(names = { "-s", "--system" }, paramLabel = "TEXT", description = "the system prompt")
	private String system = "";

	@Option(names = "--temperature", paramLabel = "N", description = "0 to 2; 0 is greedy")
	private Optional<Double> temperature = Optional.empty();

	@Option(names = "--top-p", paramLabel = "N", description = "nucleus sampling, above 0 and at most 1")
	private Optional<Double> topP = Optional.empty();

	@Option(names = "--max-tokens", paramLabel = "N", description = "the longest answer, in tokens")
	private Optional<Integer> maxTokens = Optional.empty();

	@Option(names = "--seed", paramLabel = "N", description = "the same seed gives the same answer where the model supports it")
	private Optional<Long> seed = Optional.empty();

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
			var parameters = parameters();
			var text = text();
			return place.nowhere ? askOnce(text, parameters) : askInThread(text, parameters);
		} catch (CommandFailedException | ChatRefusedException | HistoryException e) {
			if (json)
				terminal.println(Json.write(AnswerDocument.refused(Failures.kind(e), e.getMessage())));
			throw e;
		}
	}

	private Integer askOnce(String text, ChatParameters parameters) throws Exception {
		var services = invocation.services().get();
		var id = choice(services).choose(model).id();
		return follow(printer -> services.chat().askOnce(text, id, parameters, printer), false);
	}

	private Integer askInThread(String text, ChatParameters parameters) throws Exception {
		var services = invocation.services().get();
		var history = services.history().open();
		var threads = new ThreadChoice(history);
		Optional<Conversation> old = place.thread.isPresent() ? Optional.of(threads.named(place.thread.get()))
				: place.newest ? Optional.of(threads.newest()) : Optional.empty();
		var id = choice(services).choose(model.or(() -> old.flatMap(Conversation::model).map(ModelId::toString))).id();
		var thread = old.isPresent() ? old.get() : history.createConversation(Words.line(text, TITLE), Optional.of(id));
		try {
			return follow(printer -> services.chat().ask(thread.id(), text, id, parameters, printer), true);
		} catch (ChatRefusedException | HistoryException refused) {
			if (old.isEmpty())
				history.delete(thread.id());
			throw refused;
		}
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
			terminal.println(Json.write(AnswerDocument.of(answer, kept, printer.error())));
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

	private String text() throws CommandFailedException, InterruptedException {
		var text = words.equals(List.of("-")) ? terminal.readAll() : String.join(" ", words);
		if (text.isBlank())
			throw CommandFailedException.wrongUse("There is no question: the text is empty.");
		return text;
	}

	private ChatParameters parameters() throws CommandFailedException {
		try {
			return ChatParameters.DEFAULT.withSystem(system).withTemperature(number(temperature)).withTopP(number(topP))
					.withMaxOutputTokens(maxTokens.map(OptionalInt::of).orElse(OptionalInt.empty()))
					.withSeed(seed.map(OptionalLong::of).orElse(OptionalLong.empty()));
		} catch (IllegalArgumentException outOfRange) {
			throw CommandFailedException.wrongUse(outOfRange.getMessage() + ".");
		}
	}

	private static OptionalDouble number(Optional<Double> value) {
		return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
	}

	/** Starts a run that tells the printer. */
	@FunctionalInterface
	private interface Start {
		ChatRun with(AnswerPrinter printer) throws HistoryException, ChatRefusedException;
	}
}
