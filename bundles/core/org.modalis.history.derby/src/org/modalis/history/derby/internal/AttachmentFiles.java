package org.modalis.history.derby.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import org.modalis.api.history.AttachmentStore;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;

/**
 * Contents as files, {@code ab/abcdef…} by their SHA-256. A content grows in a folder of this opening and is moved to its place
 * when it is on the disk, so that what has its name is whole.
 * <p>
 * What is moved and what is collected goes through one thread: so a content that is put while it is collected stays, and an
 * interrupt of the caller cannot break a move off.
 */
final class AttachmentFiles implements AttachmentStore, AutoCloseable {

	private static final String GROWING = "new-";

	/** Whether a message names a content. */
	interface Named {
		boolean test(String sha256) throws HistoryException;
	}

	private final Path folder;
	private final Path growing;
	private final Faults faults;
	private final StoreThread thread = new StoreThread("history attachments");
	private final Map<String, byte[]> temporary = new ConcurrentHashMap<>();
	/** What was put since the opening; touched by the thread only. */
	private final Set<String> fresh = new HashSet<>();

	/** @param folder is made with the first content */
	AttachmentFiles(Path folder, Faults faults) {
		this.folder = folder;
		this.faults = faults;
		growing = folder.resolve(GROWING + UUID.randomUUID());
	}

	@Override
	public Content put(InputStream in, long limit) throws HistoryException {
		Path file = growing.resolve(UUID.randomUUID().toString());
		try {
			Files.createDirectories(growing);
			Content content;
			try (var out = new FileOutputStream(file.toFile())) {
				content = copy(in, out, limit);
				out.getFD().sync();
			}
			return thread.call(() -> keep(file, content));
		} catch (IOException e) {
			throw faults.explain(e);
		} finally {
			delete(file);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		} catch (IOException later) {
			return; // it is in the folder of this opening, which the next one deletes
		}
	}

	private Content keep(Path file, Content content) throws HistoryException {
		Path place = place(content.sha256());
		fresh.add(content.sha256());
		try {
			if (Files.exists(place) && sha256(place).equals(content.sha256()))
				return content;
			Files.createDirectories(place.getParent());
			Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			syncFolder(place.getParent());
			return content;
		} catch (IOException e) {
			throw faults.explain(e);
		}
	}

	/** So that the new name survives a power cut. Windows writes names through and opens no folder. */
	private static void syncFolder(Path changed) throws IOException {
		if (File.separatorChar == '\\')
			return;
		try (FileChannel channel = FileChannel.open(changed, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	/** @throws HistoryException when the stream is too long or fails */
	private static Content copy(InputStream in, OutputStream out, long limit) throws IOException, HistoryException {
		MessageDigest digest = Sha256.digest();
		var buffer = new byte[64 * 1024];
		long bytes = 0;
		for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
			bytes += read;
			if (bytes > limit)
				throw Refusals.refused("The file is larger than " + limit + " bytes. It was not added.");
			digest.update(buffer, 0, read);
			out.write(buffer, 0, read);
		}
		return new Content(Sha256.hex(digest), bytes);
	}

	private static int read(InputStream in, byte[] buffer) throws HistoryException {
		try {
			return in.read(buffer);
		} catch (IOException e) {
			throw new HistoryException(Kind.FAILED, "The file could not be read to its end. It was not added.", e);
		}
	}

	@Override
	public Content putTemporary(InputStream in, long limit) throws HistoryException {
		var out = new ByteArrayOutputStream();
		try {
			Content content = copy(in, out, limit);
			temporary.put(content.sha256(), out.toByteArray());
			return content;
		} catch (IOException e) {
			throw new IllegalStateException("Memory has no faults", e);
		}
	}

	@Override
	public InputStream open(Content content) throws HistoryException {
		byte[] bytes = temporary.get(content.sha256());
		if (bytes != null)
			return new ByteArrayInputStream(bytes);
		Path place = place(content.sha256());
		try {
			if (!Files.isRegularFile(place))
				throw Refusals.refused("The attached file is not in " + folder + " any more. The message itself is kept.");
			if (Files.size(place) != content.bytes() || !sha256(place).equals(content.sha256()))
				throw Refusals.refused("The attached file " + place + " is damaged. It was left as it is; the message is kept.");
			return new FileInputStream(place.toFile());
		} catch (IOException e) {
			throw faults.explain(e);
		}
	}

	private static String sha256(Path file) throws IOException {
		MessageDigest digest = Sha256.digest();
		var buffer = new byte[64 * 1024];
		try (var in = new FileInputStream(file.toFile())) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer))
				digest.update(buffer, 0, read);
		}
		return Sha256.hex(digest);
	}

	private Path place(String sha256) {
		return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
	}

	/**
	 * Deletes what was there when the history was opened and no message names, and what other openings left half done.
	 *
	 * @param goOn asked before each file
	 */
	void collect(Named named, BooleanSupplier goOn) throws IOException, HistoryException {
		for (Path child : Folders.children(folder))
			if (child.getFileName().toString().startsWith(GROWING) && !child.equals(growing))
				Folders.delete(child);
			else if (child.getFileName().toString().length() == 2)
				for (Path file : Folders.children(child))
					if (goOn.getAsBoolean() && !named.test(file.getFileName().toString()))
						thread.call(() -> !fresh.contains(file.getFileName().toString()) && Files.deleteIfExists(file));
	}

	/** Forgets what is temporary. */
	@Override
	public void close() {
		thread.close();
		temporary.clear();
		try {
			Folders.delete(growing);
		} catch (IOException later) {
			return; // the next opening deletes it
		}
	}
}
