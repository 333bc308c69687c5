package org.modalis.studio.chat.internal.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.api.history.Message;

/**
 * One question of a thread with what was answered then and what is answered now.
 *
 * @param question as it is in the original thread
 * @param then its answers; several where one was gone on with, none where none came
 * @param now the new answer, as far as it has come; empty while it was not asked
 */
public record ReplayTurn(Message question, List<Message> then, Optional<Message> now) {

	public ReplayTurn {
		then = List.copyOf(then);
	}

	ReplayTurn answered(Message answer) {
		return new ReplayTurn(question, then, Optional.of(answer));
	}

	/** Whether nothing is left to ask here. */
	boolean done() {
		return now.map(Message::state).filter(Message.State.COMPLETE::equals).isPresent();
	}

	/** The turns of a branch. Answers before the first question are nobody's. */
	static List<ReplayTurn> of(List<Message> branch) {
		var turns = new ArrayList<ReplayTurn>();
		for (Message message : branch)
			if (message.role() == Message.Role.USER)
				turns.add(new ReplayTurn(message, List.of(), Optional.empty()));
			else if (!turns.isEmpty()) {
				var last = turns.removeLast();
				var then = new ArrayList<>(last.then());
				then.add(message);
				turns.add(new ReplayTurn(last.question(), then, Optional.empty()));
			}
		return turns;
	}
}
