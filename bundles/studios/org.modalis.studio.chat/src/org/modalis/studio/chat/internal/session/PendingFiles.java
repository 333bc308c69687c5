package org.modalis.studio.chat.internal.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.StoredFiles;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;

/**
 * Files that are attached and not sent, in each thread its own: reads them, keeps them in the history and with the draft, and gets
 * them from there again. Those of a thread that is not on the screen are not held in memory. Threads: any; every method returns at
 * once. Files are read on threads of their own.
 */
final class PendingFiles {

	/** Where a file comes from. */
	private interface Reading {
		AttachedFile read() throws UnreadableFileException, HistoryException, InterruptedException;
	}

	private final AttachmentReader reader;
	private final HistoryService history;
	private final Drafts drafts;
	private final Runnable changed;

	// From here on guarded by this.
	private final Map<UUID, List<PendingFile>> files = new HashMap<>();
	private final Map<UUID, Thread> readers = new HashMap<>();
	private final Set<UUID> opened = new HashSet<>();

	/** @param changed called after a file came, went or was read, from any thread */
	PendingFiles(AttachmentReader reader, HistoryService history, Drafts drafts, Runnable changed) {
		this.reader = reader;
		this.history = history;
		this.drafts = drafts;
		this.changed = changed;
	}

	synchronized void close() {
		readers.values().forEach(Thread::interrupt);
	}

	/** The files of a thread, by its key. */
	synchronized List<PendingFile> of(UUID key) {
		return List.copyOf(files.getOrDefault(key, List.of()));
	}

	/** A thread is shown, and its draft known: its files are read again, before those that were attached meanwhile. */
	synchronized void open(UUID key) {
		if (!opened.add(key))
			return;
		var here = files.computeIfAbsent(key, thread -> new ArrayList<>());
		var before = drafts.files(key);
		for (int i = 0; i < before.size(); i++) {
			var file = PendingFile.again(before.get(i));
			String remark = before.get(i).remark();
			here.add(i, file);
			start(key, file, false, () -> readAgain(file, remark));
		}
		keep(key);
	}

	/** A thread is not shown any more. What is still being read goes on. */
	synchronized void leave(UUID key) {
		var here = files.getOrDefault(key, List.of());
		if (key.equals(Drafts.TEMPORARY))
			here.forEach(file -> stop(file.id()));
		else if (here.stream().anyMatch(file -> file.state() == PendingFile.State.READING))
			return;
		files.remove(key);
		opened.remove(key);
	}

	/** @param temporary whether nothing of the thread may reach the disk */
	void attach(UUID key, boolean temporary, Path path) {
		String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
		add(key, temporary, PendingFile.reading(name, path.toAbsolutePath().toString()), () -> reader.read(path));
	}

	/** @param temporary whether nothing of the thread may reach the disk */
	void attach(UUID key, boolean temporary, String name, byte[] content) {
		add(key, temporary, PendingFile.reading(name, ""), () -> reader.read(name, content));
	}

	private void add(UUID key, boolean temporary, PendingFile file, Reading reading) {
		synchronized (this) {
			files.computeIfAbsent(key, thread -> new ArrayList<>()).add(file);
			keep(key);
			start(key, file, temporary, reading);
		}
		changed.run();
	}

	/** Only with the lock of this. */
	private void start(UUID key, PendingFile file, boolean temporary, Reading reading) {
		readers.put(file.id(), Thread.ofVirtual().name("attachment").unstarted(() -> read(key, file, temporary, reading)));
		readers.get(file.id()).start();
	}

	private void read(UUID key, PendingFile file, boolean temporary, Reading reading) {
		try {
			AttachedFile read = reading.read();
			Attachment kept = file.kept().isPresent() ? file.kept().get() : StoredFiles.keep(history.open(), temporary, read);
			replace(key, file.id(), pending -> pending.read(read, kept));
		} catch (UnreadableFileException | HistoryException e) {
			replace(key, file.id(), pending -> pending.failed(e.getMessage()));
		} catch (InterruptedException removed) {
			return; // it is not among the files any more
		} catch (OutOfMemoryError e) {
			replace(key, file.id(), pending -> pending.failed(file.name() + " takes more memory than there is. Attach a smaller part of it."));
		}
	}

	/** From the history; what it has not (any more) from where it was. */
	private AttachedFile readAgain(PendingFile file, String remark) throws UnreadableFileException, HistoryException, InterruptedException {
		if (file.kept().isPresent())
			try {
				return StoredFiles.of(history.open(), List.of(file.kept().get())).getFirst().withRemark(remark);
			} catch (HistoryException e) {
				throw new UnreadableFileException(file.name() + " is not in this workspace any more, or damaged. Remove it, or attach it again.");
			}
		if (file.path().isEmpty())
			throw new UnreadableFileException(file.name() + " was not read to its end when Modalis was closed. Attach it again.");
		return reader.read(Path.of(file.path()));
	}

	private void replace(UUID key, UUID id, UnaryOperator<PendingFile> change) {
		synchronized (this) {
			readers.remove(id);
			files.getOrDefault(key, List.of()).replaceAll(file -> file.id().equals(id) ? change.apply(file) : file);
			keep(key);
		}
		changed.run();
	}

	/** Takes a file away; its reading is broken off. */
	void remove(UUID key, UUID id) {
		synchronized (this) {
			files.getOrDefault(key, new ArrayList<>()).removeIf(file -> file.id().equals(id));
			stop(id);
			keep(key);
		}
		changed.run();
	}

	/** Only with the lock of this. */
	private void stop(UUID id) {
		var running = readers.remove(id);
		if (running != null)
			running.interrupt();
	}

	/** Takes away what was sent. */
	void sent(UUID key, List<PendingFile> sent) {
		synchronized (this) {
			files.getOrDefault(key, new ArrayList<>()).removeAll(sent);
			keep(key);
		}
		changed.run();
	}

	/** With the draft, once that is known. Only with the lock of this. */
	private void keep(UUID key) {
		if (opened.contains(key))
			drafts.keepFiles(key, files.getOrDefault(key, List.of()).stream().map(PendingFile::asKept).toList());
	}
}
