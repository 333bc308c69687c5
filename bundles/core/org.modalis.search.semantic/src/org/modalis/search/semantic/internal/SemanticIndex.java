package org.modalis.search.semantic.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.modalis.api.Subscription;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.search.MeaningIndex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The search by meaning, with its index in {@code <workspace>/meanings}. The first question starts it: the model is loaded and the
 * history read on one thread in the background, and until that has come somewhere nothing is found. A damaged index is made anew.
 */
@Component
public final class SemanticIndex implements MeaningIndex {

	/** What there is while the model is loaded. */
	private record Open(SentenceModel model, Meanings meanings, BackgroundReading reading) {
	}

	private static final Duration LONGEST_END = Duration.ofSeconds(5);

	private final HistoryService history;
	private final Supplier<Path> workspace;
	/** Lucene warns on standard error that its vector search could be faster. Held, or it is forgotten. */
	private final Logger lucene = Logger.getLogger("org.apache.lucene");
	/** Held for reading by those who ask, so that nothing is closed under them. */
	private final ReadWriteLock use = new ReentrantReadWriteLock();
	private volatile Optional<Open> open = Optional.empty();
	private Thread thread;
	private boolean closed;
	private boolean writes;

	@Activate
	public SemanticIndex(@Reference HistoryService history, @Reference(target = "(type=osgi.instance.area)") Location workspace) {
		this(history, () -> path(workspace));
	}

	/** Not public, or declarative services would take it for the constructor of the component. */
	SemanticIndex(HistoryService history, Path workspace) {
		this(history, () -> workspace);
	}

	private SemanticIndex(HistoryService history, Supplier<Path> workspace) {
		this.history = history;
		this.workspace = workspace;
		lucene.setLevel(Level.SEVERE);
	}

	private static Path path(Location workspace) {
		if (workspace.getURL() == null)
			throw new IllegalStateException("The program was started without a workspace");
		try {
			return URIUtil.toFile(URIUtil.toURI(workspace.getURL())).toPath();
		} catch (URISyntaxException e) {
			throw new IllegalStateException("Not a folder: " + workspace.getURL(), e);
		}
	}

	@Override
	public List<UUID> near(String text, Optional<UUID> conversation, int limit) throws IOException {
		start();
		use.readLock().lock();
		try {
			Open now = open.orElse(null);
			if (now == null || limit <= 0)
				return List.of();
			List<byte[]> asked = now.model().meanings(text, 1);
			return asked.isEmpty() ? List.of()
					: List.copyOf(now.meanings().near(asked.getFirst(), conversation, limit, BackgroundReading.PASSAGES));
		} finally {
			use.readLock().unlock();
		}
	}

	@Override
	public void await(Duration longest) throws InterruptedException {
		start();
		Thread loads;
		synchronized (this) {
			loads = thread;
		}
		long end = System.nanoTime() + longest.toNanos();
		while (loads != null && open.isEmpty() && System.nanoTime() < end)
			if (loads.join(Duration.ofMillis(10)))
				return;
	}

	private synchronized void start() {
		if (closed || thread != null)
			return;
		thread = Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("search by meaning").start(this::work);
	}

	/** All of the thread's life. */
	private void work() {
		try {
			HistoryStore store = history.open();
			try (var model = new SentenceModel()) {
				if (mayWrite())
					follow(store, model);
			}
		} catch (IOException | HistoryException | RuntimeException e) {
			ILog.of(getClass()).warn("The search by meaning has ended; messages are found by their words as always.", e);
		} catch (InterruptedException asked) {
			Thread.currentThread().interrupt();
		}
	}

	/** From here on the end waits for what is written; a model that is still loaded then is of no more use, and not waited for. */
	private synchronized boolean mayWrite() {
		writes = !closed;
		return writes;
	}

	private void follow(HistoryStore store, SentenceModel model) throws IOException, HistoryException, InterruptedException {
		try (Meanings meanings = openOrMake()) {
			var reading = new BackgroundReading(store, meanings, model);
			try (Subscription following = store.onChange(change -> {
				if (!change.temporary())
					reading.read(change.conversation());
			})) {
				opened(new Open(model, meanings, reading));
				reading.run();
			} finally {
				use.writeLock().lock();
				open = Optional.empty();
				use.writeLock().unlock();
			}
		}
	}

	private synchronized void opened(Open all) {
		open = Optional.of(all);
		if (closed)
			all.reading().stop();
	}

	private Meanings openOrMake() throws IOException {
		Path folder = workspace.get().resolve("meanings");
		Files.createDirectories(folder);
		try {
			return new Meanings(folder);
		} catch (IOException | RuntimeException damaged) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.toList())
					Files.delete(file);
			}
			return new Meanings(folder);
		}
	}

	/** Waits until the model is loaded and everything is read; false when that cannot be. For tests. */
	boolean settle() throws InterruptedException {
		start();
		while (open.isEmpty())
			if (thread.join(Duration.ofMillis(10)))
				return false;
		open.get().reading().settle();
		return true;
	}

	/** How many messages went through the model. For tests. */
	int read() {
		return open.map(all -> all.reading().read()).orElse(0);
	}

	/** Writes the index out. What was not read goes on the next time. */
	@Deactivate
	public void close() {
		Thread ending;
		synchronized (this) {
			closed = true;
			ending = writes ? thread : null;
			open.ifPresent(all -> all.reading().stop());
		}
		if (ending == null)
			return;
		boolean interrupted = Thread.interrupted();
		try {
			if (!ending.join(LONGEST_END))
				ILog.of(getClass()).warn("The search by meaning is still ending; what it has not written is read again.");
		} catch (InterruptedException e) {
			interrupted = true;
		}
		if (interrupted)
			Thread.currentThread().interrupt();
	}
}
