package org.modalis.history.derby.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;

/**
 * A process that asks and answers until it is killed, and prints a line after each durable write: {@code open},
 * {@code added <id>}, {@code saved <id> <length>}, {@code finished <id>}.
 */
final class EndlessWriter {

	private EndlessWriter() {
	}

	public static void main(String[] arguments) throws Exception {
		HistoryStore store = new DerbyHistoryService(Path.of(arguments[0])).open();
		UUID thread = store.createConversation("Killed", Optional.empty()).id();
		say("open");
		for (Optional<UUID> last = Optional.empty();;) {
			Message asked = Message.user(Ids.next(), thread, last, "Why?", Instant.now());
			store.append(asked);
			say("added " + asked.id());
			Message answer = Message.answer(Ids.next(), thread, asked.id(), ModelId.parse("a/b"), "B", Instant.now());
			store.append(answer);
			say("added " + answer.id());
			var text = new StringBuilder();
			for (int i = 0; i < 20; i++) {
				store.checkpoint(answer.id(), text.append("so it goes on and on ").toString(), "");
				say("saved " + answer.id() + " " + text.length());
			}
			store.finish(answer.withText(text.toString(), "").ended(Message.State.COMPLETE, "", answer.figures()));
			say("finished " + answer.id());
			last = Optional.of(answer.id());
		}
	}

	private static void say(String line) {
		System.out.println(line);
		System.out.flush();
	}
}
