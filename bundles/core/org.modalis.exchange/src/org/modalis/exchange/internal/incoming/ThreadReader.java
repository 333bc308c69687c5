package org.modalis.exchange.internal.incoming;

import org.modalis.api.history.HistoryException;

/** Knows one vendor's form of a conversation. Stateless. */
interface ThreadReader {

	/** Whether a conversation has this form, by the fields that only it has. */
	boolean fits(Fields conversation);

	IncomingThread read(Fields conversation, Assets assets) throws UnreadableThreadException, HistoryException;
}
