package org.modalis.studio.chat.internal.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.studio.chat.internal.session.PendingFile;

/**
 * The files that go with a question to several models. Threads: any; files are read on threads of their own, and whoever made it
 * hears of each change from any.
 */
public final class AskedFiles {

	private interface Reading {
		AttachedFile read() throws UnreadableFileException, InterruptedException;
	}

	private final AttachmentReader reader;
	private final Runnable changed;

	// From here on guarded by this.
	private final List<PendingFile> files = new ArrayList<>();
	private final Map<UUID, Thread> readers = new HashMap<>();

	AskedFiles(AttachmentReader reader, Runnable changed) {
		this.reader = reader;
		this.changed = changed;
	}

	synchronized List<PendingFile> all() {
		return List.copyOf(files);
	}

	synchronized boolean has(PendingFile.State state) {
		return files.stream().anyMatch(file -> file.state() == state);
	}

	/** Attaches files and begins to read them. */
	public void attach(List<Path> paths) {
		for (Path path : paths)
			attach(path.getFileName() == null ? path.toString() : path.getFileName().toString(), () -> reader.read(path));
	}

	/** Attaches what is no file, such as a picture from the clipboard. */
	public void attach(String name, byte[] content) {
		attach(name, () -> reader.read(name, content));
	}

	private void attach(String name, Reading reading) {
		var file = PendingFile.reading(name);
		synchronized (this) {
			files.add(file);
			readers.put(file.id(), Thread.ofVirtual().name("attachment").unstarted(() -> read(file, reading)));
			readers.get(file.id()).start();
		}
		changed.run();
	}

	private void read(PendingFile file, Reading reading) {
		try {
			replace(file.read(reading.read()));
		} catch (UnreadableFileException e) {
			replace(file.failed(e.getMessage()));
		} catch (InterruptedException removed) {
			return; // it is not among them any more
		} catch (OutOfMemoryError e) {
			replace(file.failed(file.name() + " takes more memory than there is. Attach a smaller part of it."));
		}
	}

	private void replace(PendingFile now) {
		synchronized (this) {
			readers.remove(now.id());
			files.replaceAll(file -> file.id().equals(now.id()) ? now : file);
		}
		changed.run();
	}

	/** Takes over files that somebody else attached, perhaps reads still. */
	public void add(List<PendingFile> others) {
		if (others.isEmpty())
			return;
		synchronized (this) {
			files.addAll(others);
		}
		changed.run();
	}

	/** Looks again at those that somebody else reads: one that is not among these any more was taken away there. */
	public void follow(List<PendingFile> others) {
		synchronized (this) {
			for (PendingFile file : List.copyOf(files))
				if (file.state() == PendingFile.State.READING && !readers.containsKey(file.id()))
					others.stream().filter(other -> other.id().equals(file.id())).findFirst()
							.ifPresentOrElse(now -> files.set(files.indexOf(file), now), () -> files.remove(file));
		}
		changed.run();
	}

	/** Takes a file away; its reading is broken off. */
	public void remove(UUID id) {
		synchronized (this) {
			files.removeIf(file -> file.id().equals(id));
			Optional.ofNullable(readers.remove(id)).ifPresent(Thread::interrupt);
		}
		changed.run();
	}

	/** Takes all away. */
	void clear() {
		List.copyOf(all()).forEach(file -> remove(file.id()));
	}
}
