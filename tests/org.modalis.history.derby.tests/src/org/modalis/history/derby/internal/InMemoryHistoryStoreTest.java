package org.modalis.history.derby.internal;

import org.junit.jupiter.api.Nested;
import org.modalis.api.history.HistoryStore;
import org.modalis.testkit.BranchStoreContract;
import org.modalis.testkit.HistoryStoreContract;
import org.modalis.testkit.ImportStoreContract;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.LibraryContract;
import org.modalis.testkit.ThreadStoreContract;

/** The fake that other tests use behaves as the real store. */
class InMemoryHistoryStoreTest {

	@Nested
	class History extends HistoryStoreContract {

		@Override
		protected HistoryStore emptyStore() {
			return new InMemoryHistoryStore();
		}
	}

	@Nested
	class Imports extends ImportStoreContract {

		@Override
		protected HistoryStore emptyStore() {
			return new InMemoryHistoryStore();
		}
	}

	@Nested
	class Branches extends BranchStoreContract {

		@Override
		protected HistoryStore emptyStore() {
			return new InMemoryHistoryStore();
		}
	}

	@Nested
	class Threads extends ThreadStoreContract {

		@Override
		protected HistoryStore emptyStore() {
			return new InMemoryHistoryStore();
		}
	}

	@Nested
	class Library extends LibraryContract {

		@Override
		protected HistoryStore emptyStore() {
			return new InMemoryHistoryStore();
		}
	}
}
