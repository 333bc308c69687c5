package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * The automatic backups: {@code backups/<date-time>/db} is a whole database each, the newest {@value #KEPT} are kept. One is made
 * before each migration and, in the background, at the first opening of a day.
 */
final class Backups {

	static final int KEPT = 5;
	private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
	private static final String PARTIAL = ".partial";

	private final Path folder;

	Backups(Path history) {
		folder = history.resolve("backups");
	}

	/** Copies the open database; others may go on writing. Only a complete copy gets its final name. */
	Path make(Connection connection, String database) throws SQLException, IOException {
		String name = NAME.format(LocalDateTime.now());
		Path partial = folder.resolve(name + PARTIAL);
		Files.createDirectories(partial);
		copy(connection, partial);
		if (!Files.isDirectory(partial.resolve(database)))
			throw new IOException("Derby wrote no backup to " + partial);
		Path done = Files.move(partial, folder.resolve(name));
		prune();
		return done;
	}

	/** Copies the open database into a folder, under its own name. */
	static void copy(Connection connection, Path folder) throws SQLException {
		try (CallableStatement call = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
			call.setString(1, folder.toString());
			call.execute();
		}
	}

	private void prune() throws IOException {
		List<Path> old = newestFirst();
		for (Path path : old.subList(Math.min(KEPT, old.size()), old.size()))
			Folders.delete(path);
		for (Path path : Folders.children(folder))
			if (path.toString().endsWith(PARTIAL))
				Folders.delete(path);
	}

	List<Path> newestFirst() throws IOException {
		return Folders.children(folder).stream().filter(path -> made(path).isPresent()).toList().reversed();
	}

	/** Takes all backups away to another folder, because none can be used. */
	void moveTo(Path aside) throws IOException {
		if (Files.exists(folder))
			Files.move(folder, aside.resolve("backups"));
	}

	/** Whether the newest one is of that day. */
	boolean madeOn(LocalDate day) throws IOException {
		return newestFirst().stream().findFirst().flatMap(Backups::made).filter(time -> time.toLocalDate().equals(day)).isPresent();
	}

	/** A sentence for the user about the newest backup. */
	String newestInWords() {
		try {
			return newestFirst().stream().findFirst().map(path -> "The newest backup is of "
					+ DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(made(path).orElseThrow()) + ", in " + path + ".")
					.orElse("There is no backup yet.");
		} catch (IOException e) {
			return "The folder of the backups, " + folder + ", cannot be read either.";
		}
	}

	private static Optional<LocalDateTime> made(Path path) {
		try {
			return Optional.of(LocalDateTime.parse(path.getFileName().toString(), NAME));
		} catch (DateTimeParseException notABackup) {
			return Optional.empty();
		}
	}
}
