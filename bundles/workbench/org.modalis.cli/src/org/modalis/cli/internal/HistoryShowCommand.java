package org.modalis.cli.internal;

import java.util.List;
import java.util.concurrent.Callable;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
import org.modalis.api.history.Message.State;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the messages of one thread. */
@Command(name = "show", description = "Shows the messages of a thread.")
final class HistoryShowCommand implements Callable<Integer> {

	@Parameters(paramLabel = "ID", description = "the thread's id, or its beginning or end")
	private String id;

	@Option(names = { "-n", "--limit" }, paramLabel = "N", description = "only the last N messages; all unless told")
	private int limit = Integer.MAX_VALUE;

	@Option(names = "--json", description = "print one JSON document")
	private boolean json;

	private final Invocation invocation;

	HistoryShowCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, HistoryException, InterruptedException {
		Limit.check(limit);
		var history = invocation.services().get().history().open();
		var thread = new ThreadChoice(history).named(id);
		int count = Math.min(limit, history.messageCount(thread.id()));
		var messages = count == 0 ? List.<Message>of() : history.lastMessages(thread.id(), count);
		if (json)
			printJson(thread, messages);
		else
			printText(thread, messages);
		return ExitCode.DONE;
	}

	private void printJson(Conversation thread, List<Message> messages) {
		var document = Json.of(thread);
		document.put("messages", messages.stream().map(Json::of).toList());
		invocation.terminal().println(Json.write(document));
	}

	private void printText(Conversation thread, List<Message> messages) {
		var terminal = invocation.terminal();
		terminal.println(thread.title().isEmpty() ? "(untitled)" : thread.title());
		for (var message : messages)
			terminal.println("\n" + head(message) + "\n" + message.text().stripTrailing());
	}

	private String head(Message message) {
		var who = message.role() == Role.USER ? "You" : speaker(message);
		var state = message.state() == State.COMPLETE ? "" : ", " + Words.of(message.state());
		return "[" + who + ", " + Words.time(message.created(), invocation.zone()) + state + "]";
	}

	private static String speaker(Message answer) {
		return answer.modelName().isEmpty() ? answer.model().map(Object::toString).orElse("Model") : answer.modelName();
	}
}
