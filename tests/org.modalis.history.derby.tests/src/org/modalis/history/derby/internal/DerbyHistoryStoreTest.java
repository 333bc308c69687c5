package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.testkit.HistoryStoreContract;

/** The contract over real Derby. Making a database takes a second, so it is made once and copied. */
class DerbyHistoryStoreTest extends HistoryStoreContract {

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

	@Override
	protected HistoryStore emptyStore() throws HistoryException {
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
}
