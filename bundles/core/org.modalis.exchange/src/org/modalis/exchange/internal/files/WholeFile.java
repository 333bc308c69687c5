package org.modalis.exchange.internal.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;
import org.modalis.api.history.HistoryException;

/**
 * A file that gets its name only when all of it is written: it grows beside its place, and of one that fails or is canceled
 * nothing stays.
 */
public final class WholeFile {

	/** What fills the file; may look at it once more through its path after the stream is closed. */
	public interface Writing {
		void to(OutputStream out) throws IOException, ExchangeException, HistoryException;
	}

	/** What looks at the written file before it gets its name. */
	public interface Checking {
		void of(Path file) throws IOException, ExchangeException, HistoryException;
	}

	private WholeFile() {
	}

	public static void write(Path place, Writing writing) throws ExchangeException, HistoryException {
		write(place, writing, file -> {
			// nobody looks
		});
	}

	public static void write(Path place, Writing writing, Checking checking) throws ExchangeException, HistoryException {
		Path target = place.toAbsolutePath();
		Path growing = target.resolveSibling(target.getFileName() + ".partial");
		if (Files.isDirectory(target))
			throw new ExchangeException(Kind.FAILED, target + " is a folder. Name a file; nothing was written.");
		if (!Files.isDirectory(target.getParent()))
			throw new ExchangeException(Kind.FAILED, "There is no folder " + target.getParent() + ". Nothing was written.");
		boolean done = false;
		try {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(growing), 1 << 16)) {
				writing.to(out);
			}
			sync(growing);
			checking.of(growing);
			move(growing, target);
			done = true;
		} catch (IOException e) {
			throw failed(target, e);
		} finally {
			if (!done)
				remove(growing);
		}
	}

	private static void sync(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static void remove(Path growing) {
		try {
			Files.deleteIfExists(growing);
		} catch (IOException e) {
			return; // the first failure says why; what cannot be deleted is named as partial
		}
	}

	private static ExchangeException failed(Path target, IOException e) {
		if (e instanceof ClosedByInterruptException)
			return new ExchangeException(Kind.CANCELED, "Stopped. Nothing was kept of " + target.getFileName() + ".", e);
		boolean denied = e instanceof AccessDeniedException;
		boolean full = !denied && (String.valueOf(e.getMessage()).contains("No space left") || e instanceof FileSystemException
				&& String.valueOf(((FileSystemException) e).getReason()).matches("(?i).*(no space|not enough space|disk full|quota).*"));
		return new ExchangeException(full || denied ? Kind.NO_SPACE : Kind.FAILED, target + " could not be written: "
				+ (full ? "the disk is full" : denied ? "the folder does not let Modalis write" : "the disk reported an error")
				+ ". What was written of it was removed; everything in Modalis is as before.", e);
	}
}
