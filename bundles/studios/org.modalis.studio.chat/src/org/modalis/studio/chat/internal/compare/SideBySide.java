package org.modalis.studio.chat.internal.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.Subscription;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.session.Listeners;

/** The answers that are shown beside each other, and which of them is taken. Used from the comparison's thread only. */
final class SideBySide {

	private final Listeners<ColumnListener> listeners = new Listeners<>();
	private final List<Column> columns = new ArrayList<>();
	private String question = "";
	private List<String> files = List.of();
	private Optional<UUID> taken = Optional.empty();

	Subscription add(ColumnListener listener) {
		return listeners.add(listener);
	}

	/** Tells a listener that came later all that is there. */
	void tell(ColumnListener listener) {
		if (columns.isEmpty())
			return;
		listener.opened(question, files, columns());
		taken.ifPresent(listener::taken);
	}

	/** @param names of the question's files */
	void open(String asked, List<String> names, List<Column> all) {
		question = asked;
		files = List.copyOf(names);
		columns.clear();
		columns.addAll(all);
		taken = Optional.empty();
		listeners.tell(listener -> listener.opened(asked, files, columns()));
	}

	void take(UUID answer) {
		taken = Optional.of(answer);
		listeners.tell(listener -> listener.taken(answer));
	}

	void streaming(UUID answer, String text, String reasoning) {
		listeners.tell(listener -> listener.streaming(answer, text, reasoning));
	}

	void waiting(UUID answer, String reason, Duration wait) {
		listeners.tell(listener -> listener.waiting(answer, reason, wait));
	}

	void changed(Message answer) {
		columns.replaceAll(column -> column.answer().id().equals(answer.id()) ? column.with(answer) : column);
		listeners.tell(listener -> listener.changed(answer));
	}

	/** An answer that the history has. */
	Optional<Column> kept(UUID answer) {
		return columns.stream().filter(column -> column.kept() && column.answer().id().equals(answer)).findFirst();
	}

	/** The first from which a thread can go on. */
	Optional<Column> firstThatDidNotFail() {
		return columns.stream().filter(column -> column.kept() && column.answer().state() != Message.State.FAILED).findFirst();
	}

	List<Column> columns() {
		return List.copyOf(columns);
	}

	Optional<UUID> taken() {
		return taken;
	}
}
