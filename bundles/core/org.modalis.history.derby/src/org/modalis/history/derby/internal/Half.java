package org.modalis.history.derby.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;

/**
 * The history on the disk, or the one in memory for temporary threads: the same tables in another place. One thread writes and
 * one reads, so that opening a thread never waits behind writes; the reader sees what is committed.
 */
final class Half implements AutoCloseable {

	private final DerbySession writer;
	private final DerbySession reader;
	private final ChangeFeed changes;
	private final boolean temporary;
	private final ConversationRows conversations;

	Half(Database database, Faults faults, ChangeFeed changes, boolean temporary) {
		writer = DerbySession.writer(database, faults);
		reader = DerbySession.reader(database, faults);
		this.changes = changes;
		this.temporary = temporary;
		conversations = new ConversationRows(temporary);
	}

	boolean temporary() {
		return temporary;
	}

	ConversationRows conversations() {
		return conversations;
	}

	<T> T read(DerbySession.Work<T> work) throws HistoryException {
		return reader.call(work);
	}

	/** Does the work in one transaction and tells listeners what it says has changed. */
	void write(DerbySession.Work<List<HistoryChange>> work) throws HistoryException {
		writer.call(work, changes::publish);
	}

	HistoryChange change(Kind kind, UUID conversation) {
		return new HistoryChange(kind, conversation, Optional.empty(), temporary);
	}

	HistoryChange change(Kind kind, Message message) {
		return new HistoryChange(kind, message.conversation(), Optional.of(message), temporary);
	}

	@Override
	public void close() {
		writer.close();
		reader.close();
	}
}
