package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.model.ModelId;
import org.modalis.testkit.BranchStoreContract;
import org.modalis.testkit.HistoryStoreContract;
import org.modalis.testkit.ImportStoreContract;
import org.modalis.testkit.LibraryContract;
import org.modalis.testkit.ThreadStoreContract;

/**
 * The contracts over real Derby, for threads on the disk and for temporary ones. Making a database takes a second, so it is made
 * once and copied.
 */
class DerbyHistoryStoreTest {

	@TempDir
	static Path template;
	@TempDir
	Path workspace;
	private DerbyHistoryService service;

	@BeforeAll
	static void makeTemplate() throws HistoryException {
		var service = new DerbyHistoryService(template);
		service.open();
		service.close();
	}

	private HistoryStore open() throws HistoryException {
		try {
			Folders.copy(template, workspace);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
		service = new DerbyHistoryService(workspace);
		return service.open();
	}

	@AfterEach
	void close() {
		service.close();
	}

	@Nested
	class History extends HistoryStoreContract {

		@Override
		protected HistoryStore emptyStore() throws HistoryException {
			return open();
		}
	}

	@Nested
	class Imports extends ImportStoreContract {

		@Override
		protected HistoryStore emptyStore() throws HistoryException {
			return open();
		}
	}

	@Nested
	class Branches extends BranchStoreContract {

		@Override
		protected HistoryStore emptyStore() throws HistoryException {
			return open();
		}
	}

	@Nested
	class Threads extends ThreadStoreContract {

		@Override
		protected HistoryStore emptyStore() throws HistoryException {
			return open();
		}
	}

	@Nested
	class Library extends LibraryContract {

		@Override
		protected HistoryStore emptyStore() throws HistoryException {
			return open();
		}
	}

	@Nested
	class TemporaryHistory extends HistoryStoreContract {

		@Override
		protected HistoryStore emptyStore() throws HistoryException {
			return open();
		}

		@Override
		protected Conversation create(HistoryStore in, String title, Optional<ModelId> model) throws HistoryException {
			return in.createTemporary(title, model);
		}
	}

	@Nested
	class TemporaryBranches extends BranchStoreContract {

		@Override
		protected HistoryStore emptyStore() throws HistoryException {
			return open();
		}

		@Override
		protected Conversation create(HistoryStore in, String title, Optional<ModelId> model) throws HistoryException {
			return in.createTemporary(title, model);
		}
	}
}
