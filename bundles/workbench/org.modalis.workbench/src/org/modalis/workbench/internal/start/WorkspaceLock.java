package org.modalis.workbench.internal.start;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.eclipse.osgi.service.datalocation.Location;

/**
 * Takes the workspace for this window, so that two windows never write the same layout and settings. The lock goes with the
 * process; a note beside it tells others who holds it, and may be left over from a crash. The history has a lock of its own, which
 * the command line heeds as well.
 */
public final class WorkspaceLock {

	private static final String NOTE = ".metadata/window";

	private WorkspaceLock() {
	}

	/** Takes the workspace; returns a sentence for the user when that is not possible, and nothing was changed then. */
	public static Optional<String> take(Location workspace) {
		// A default folder counts as set only after it was asked for.
		URL url = workspace == null ? null : workspace.getURL();
		if (url == null)
			return Optional.of("No workspace was named. Start Modalis with --workspace and a folder of yours.");
		// Through File, which knows that /C:/folder in the address means C:\folder.
		Path folder = new File(url.getPath()).toPath();
		try {
			if (!workspace.lock())
				return Optional.of("The workspace " + folder + " is open in " + owner(folder) + ".\n\n"
						+ "Use that window, or close it and start again. Nothing was changed.");
			Files.writeString(folder.resolve(NOTE), ProcessHandle.current().pid() + " " + Instant.now());
			return Optional.empty();
		} catch (IOException e) {
			return Optional.of("The workspace " + folder + " cannot be written.\n\n"
					+ "Check its permissions and the space on the disk, or start Modalis with --workspace and another folder.");
		}
	}

	private static String owner(Path folder) {
		try {
			String[] note = Files.readString(folder.resolve(NOTE)).split(" ");
			var since = Instant.parse(note[1]).atZone(ZoneId.systemDefault());
			boolean today = since.toLocalDate().equals(LocalDate.now());
			return "the Modalis window, process " + Long.parseLong(note[0]) + ", since "
					+ DateTimeFormatter.ofPattern(today ? "HH:mm" : "yyyy-MM-dd HH:mm").format(since);
		} catch (IOException | DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException notWrittenYet) {
			return "another Modalis window";
		}
	}
}
