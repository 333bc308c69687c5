package org.modalis.studio.chat.internal.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Message;

/** Remembers what a view of a comparison would show. */
final class Columns implements ColumnListener {

	final List<Column> columns = new ArrayList<>();
	final List<String> streamed = new ArrayList<>();
	String question = "";
	List<String> files = List.of();
	Optional<UUID> taken = Optional.empty();

	@Override
	public void opened(String asked, List<String> names, List<Column> all) {
		files = names;
		question = asked;
		columns.clear();
		columns.addAll(all);
	}

	@Override
	public void changed(Message answer) {
		columns.replaceAll(column -> column.answer().id().equals(answer.id()) ? column.with(answer) : column);
	}

	@Override
	public void streaming(UUID answer, String text, String reasoning) {
		streamed.add(text);
	}

	@Override
	public void waiting(UUID answer, String reason, Duration wait) {
		streamed.add(reason + " " + wait.toSeconds());
	}

	@Override
	public void taken(UUID answer) {
		taken = Optional.of(answer);
	}

	UUID id(int column) {
		return columns.get(column).answer().id();
	}

	List<Message.State> states() {
		return columns.stream().map(column -> column.answer().state()).toList();
	}
}
