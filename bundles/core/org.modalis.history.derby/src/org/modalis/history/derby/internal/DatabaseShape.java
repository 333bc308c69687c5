package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32;

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
		Path begin = beginOfLog(database.resolve("log"));
		if (!Files.isRegularFile(begin))
			throw faults.unreadable(new IOException("Missing: " + begin));
		if (!Files.readString(database.resolve("service.properties"), StandardCharsets.ISO_8859_1).contains(NEEDED_LINE))
			throw faults.unreadable(new IOException("Damaged: " + database.resolve("service.properties")));
	}

	/**
	 * The file from which Derby reads its log: the one that either of the control files names, else the first. Where that is not
	 * there, it would begin a new log and quietly drop what is in the old one.
	 */
	private static Path beginOfLog(Path log) throws IOException {
		OptionalLong named = checkpoint(log.resolve("log.ctrl"));
		if (named.isEmpty())
			named = checkpoint(log.resolve("logmirror.ctrl"));
		return log.resolve("log" + named.orElse(1) + ".dat");
	}

	/** The number of the log with the last checkpoint: the high half of the long at byte 8. The CRC-32 of all ends the file. */
	private static OptionalLong checkpoint(Path control) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(Files.exists(control) ? Files.readAllBytes(control) : new byte[0]);
		int end = bytes.limit() - Long.BYTES;
		if (end < 2 * Long.BYTES)
			return OptionalLong.empty();
		var checksum = new CRC32();
		checksum.update(bytes.array(), 0, end);
		long number = bytes.getLong(Long.BYTES) >>> Integer.SIZE;
		return checksum.getValue() == bytes.getLong(end) && number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
	}
}
