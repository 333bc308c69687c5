package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.ILog;

/**
 * What a database's small files were before Derby booted it. Derby begins to repair at once and writes its log and settings even
 * where it then gives up; so that a database which cannot be read stays as it was, they are copied before and put back.
 * <p>
 * They are not put back when Derby had begun to write tables: these and their log belong together.
 */
final class BeforeBoot {

	private static final List<String> KEPT = List.of("log", "service.properties");

	private final Path database;
	private final Path copy;
	private final Map<Path, String> tables;

	private BeforeBoot(Path database, Path copy, Map<Path, String> tables) {
		this.database = database;
		this.copy = copy;
		this.tables = tables;
	}

	/** @param copy a folder for the copy; what is in it is deleted */
	static BeforeBoot keep(Path database, Path copy) throws IOException {
		Folders.delete(copy);
		Files.createDirectories(copy);
		for (String name : KEPT)
			Folders.copy(database.resolve(name), copy.resolve(name));
		return new BeforeBoot(database, copy, tables(database));
	}

	/**
	 * Moves the copy into place, which needs no space. Derby must have stopped.
	 *
	 * @throws IOException when the file system forbids it; nothing is deleted then, what is missing is in the folder of the copy
	 */
	void putBack() throws IOException {
		if (tables(database).equals(tables)) {
			for (String name : KEPT) {
				Files.move(database.resolve(name), copy.resolve(name + ".booted"));
				Files.move(copy.resolve(name), database.resolve(name));
			}
			Folders.delete(database.resolve("tmp"));
		}
		Folders.delete(copy);
	}

	/** The copy is not needed any more. */
	void forget() {
		try {
			Folders.delete(copy);
		} catch (IOException e) {
			ILog.of(getClass()).warn("The folder " + copy + " could not be deleted; the next start does it.", e);
		}
	}

	private static Map<Path, String> tables(Path database) throws IOException {
		var found = new TreeMap<Path, String>();
		for (Path file : Folders.children(database.resolve("seg0")))
			found.put(file, Files.size(file) + " bytes of " + Files.getLastModifiedTime(file));
		return found;
	}
}
