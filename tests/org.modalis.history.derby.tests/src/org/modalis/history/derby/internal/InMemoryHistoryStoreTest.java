package org.modalis.history.derby.internal;

import org.modalis.api.history.HistoryStore;
import org.modalis.testkit.HistoryStoreContract;
import org.modalis.testkit.InMemoryHistoryStore;

/** The fake that other tests use behaves as the real store. */
class InMemoryHistoryStoreTest extends HistoryStoreContract {

	@Override
	protected HistoryStore emptyStore() {
		return new InMemoryHistoryStore();
	}
}
