package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.modalis.api.history.HistoryException;

/**
 * A look at a database's files before Derby opens them. Derby begins to repair at once, also what it cannot repair; what is
 * plainly broken is to stay as it is.
 */
final class DatabaseShape {

	/** Without this line Derby takes the folder for no database at all. */
	private static final String NEEDED_LINE = "derby.serviceProtocol=";

	private DatabaseShape() {
	}

	/** @throws HistoryException {@code UNREADABLE} */
	static void check(Path database, Faults faults) throws IOException, HistoryException {
		for (Path needed : List.of(database.resolve("service.properties"), database.resolve("log/log.ctrl"),
				database.resolve("seg0/c10.dat")))
			if (!Files.isRegularFile(needed) || Files.size(needed) == 0)
				throw faults.unreadable(new IOException("Missing or empty: " + needed));
		if (!Files.readString(database.resolve("service.properties"), StandardCharsets.ISO_8859_1).contains(NEEDED_LINE))
			throw faults.unreadable(new IOException("Damaged: " + database.resolve("service.properties")));
	}
}
