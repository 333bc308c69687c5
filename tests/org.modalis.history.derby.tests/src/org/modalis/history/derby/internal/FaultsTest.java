package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;

import org.apache.derby.shared.common.error.StandardException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modalis.api.history.HistoryException.Kind;

class FaultsTest {

	@TempDir
	Path folder;

	private Faults faults() {
		return new Faults(folder, new Backups(folder));
	}

	@ParameterizedTest
	@CsvSource({ "XSLA4.D, NO_SPACE", "XSLAQ.D, NO_SPACE", "XSDG1.D, NO_SPACE", "25502, NO_SPACE", "XSLA3.D, UNREADABLE",
			"XSDG2.D, UNREADABLE", "XSDB6.D, IN_USE", "23505, FAILED" })
	void knowsDerbysStatesInWhateverLanguageTheSystemSpeaks(String state, Kind kind) {
		var inner = StandardException.newException(state, new IOException("Kein Speicherplatz"), "a", "b", "c");
		assertEquals(kind, faults().explain(new SQLException("Closed", "08006", inner)).kind());
	}

	@Test
	void knowsAFullDiskByTheSystemsWordsBelowAnyState() {
		var full = new IOException("No space left on device");
		assertEquals(Kind.NO_SPACE, faults().explain(new SQLException("Start failed", "XJ040", full)).kind());
		assertEquals(Kind.NO_SPACE, faults().explain(new FileSystemException("lock", null, "Read-only file system")).kind());
		assertEquals(Kind.FAILED, faults().explain(new IOException("Input/output error")).kind());
	}
}
