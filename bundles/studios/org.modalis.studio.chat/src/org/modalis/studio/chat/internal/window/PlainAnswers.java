package org.modalis.studio.chat.internal.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.compare.Column;
import org.modalis.studio.chat.internal.compare.ColumnListener;
import org.modalis.studio.chat.internal.compare.ReplayListener;
import org.modalis.studio.chat.internal.compare.ReplayTurn;
import org.modalis.studio.chat.internal.session.ConversationListener;

/** Shows the answers one below the other, for machines without a web view. Called from one thread at a time. */
final class PlainAnswers implements ColumnListener, ReplayListener {

	private final ConversationListener view;
	private List<ReplayTurn> turns = List.of();

	PlainAnswers(ConversationListener view) {
		this.view = view;
	}

	@Override
	public void opened(String question, List<String> files, List<Column> columns) {
		var all = new ArrayList<Message>();
		all.add(Message.user(Ids.next(), columns.getFirst().answer().conversation(), Optional.empty(), files.isEmpty() ? question : (question + "\n" + String.join(", ", files)).strip(), Instant.now()));
		columns.forEach(column -> all.add(column.answer()));
		view.opened(Optional.empty(), all, false);
	}

	@Override
	public void opened(List<ReplayTurn> all) {
		turns = new ArrayList<>(all);
		show();
	}

	private void show() {
		var messages = new ArrayList<Message>();
		for (ReplayTurn turn : turns) {
			messages.add(turn.question());
			messages.addAll(turn.then());
			turn.now().ifPresent(messages::add);
		}
		view.opened(Optional.empty(), messages, false);
	}

	@Override
	public void begun(UUID question, Message answer) {
		turns = new ArrayList<>(turns.stream().map(turn -> turn.question().id().equals(question)
				? new ReplayTurn(turn.question(), turn.then(), Optional.of(answer))
				: turn).toList());
		show();
	}

	@Override
	public void changed(Message answer) {
		turns = turns.stream().map(turn -> turn.now().map(Message::id).equals(Optional.of(answer.id()))
				? new ReplayTurn(turn.question(), turn.then(), Optional.of(answer))
				: turn).toList();
		view.changed(answer);
	}

	@Override
	public void streaming(UUID answer, String text, String reasoning) {
		view.streaming(answer, text, reasoning);
	}

	@Override
	public void waiting(UUID answer, String reason, Duration wait) {
		view.waiting(answer, reason, wait);
	}

	@Override
	public void taken(UUID answer) {
		// the window says which one
	}
}
