package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.modalis.api.Subscription;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.search.MeaningIndex;
import org.modalis.api.search.SearchGroup;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.api.search.SearchPage;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchHit.Type;
import org.modalis.api.search.SearchRequest;
import org.modalis.api.search.SearchRequest.Order;
import org.modalis.api.search.TextRange;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The search index in {@code <workspace>/search}. Nothing happens before the first search: that opens the history, reads the
 * threads that changed since they were indexed, and follows the history from then on. A damaged index is made anew.
 * <p>
 * One thread writes; searches run on the threads of those who ask.
 */
@Component
public final class LuceneSearchIndex implements SearchIndex {

	/** A search in the index as it stands. */
	private interface Search<T> {
		T in(Finder finder, IndexSearcher searcher, boolean complete) throws IOException;
	}

	private static final int NEAR = 20;
	/** What a patient search waits for the model of the search by meaning, once. */
	private static final Duration LOADS = Duration.ofSeconds(20);

	private final HistoryService history;
	private final Supplier<Path> workspace;
	private final Clock clock;
	private final Words words = new Words();
	private final IndexThread thread = new IndexThread();
	/** Lucene warns on standard error that its vector search could be faster, which we do not use. Held, or it is forgotten. */
	private final Logger lucene = Logger.getLogger("org.apache.lucene");
	private volatile Optional<IndexedHistory> current = Optional.empty();
	private List<Subscription> following = List.of();
	/** Comes and goes with its bundle. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	volatile MeaningIndex meaning;

	@Activate
	public LuceneSearchIndex(@Reference HistoryService history,
			@Reference(target = "(type=osgi.instance.area)") Location workspace) {
		this(history, () -> path(workspace), Clock.systemDefaultZone());
	}

	/**
	 * Not public, or declarative services would take it for the constructor of the component.
	 *
	 * @param workspace the folder that has or gets the folder {@code search}
	 * @param clock says what is new, and in which time zone days begin
	 */
	LuceneSearchIndex(HistoryService history, Path workspace, Clock clock) {
		this(history, () -> workspace, clock);
	}

	private LuceneSearchIndex(HistoryService history, Supplier<Path> workspace, Clock clock) {
		this.history = history;
		this.workspace = workspace;
		this.clock = clock;
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
	public SearchPage<SearchHit> search(SearchRequest request) throws IOException {
		List<UUID> near = near(request);
		return run(request.patient(), (finder, searcher, complete) -> finder.hits(searcher, request, near, complete));
	}

	@Override
	public SearchPage<SearchGroup> searchThreads(SearchRequest request) throws IOException {
		List<UUID> near = near(request);
		return run(request.patient(), (finder, searcher, complete) -> finder.groups(searcher, request, near, complete));
	}

	/** By meaning only where plain words are asked for, and more than one: a single one says little, while it is typed least of all. */
	private List<UUID> near(SearchRequest request) {
		MeaningIndex index = meaning;
		if (index == null || request.query().exact() || request.query().terms().size() < 2 || request.order() != Order.BEST
				|| !request.types().contains(Type.MESSAGE))
			return List.of();
		try {
			if (request.patient())
				index.await(LOADS);
			return index.near(request.query().text(), request.thread(), NEAR);
		} catch (InterruptedException asked) {
			Thread.currentThread().interrupt();
			return List.of();
		} catch (IOException | RuntimeException failed) {
			ILog.of(getClass()).warn("The search by meaning failed; hits by words are found as always.", failed);
			return List.of();
		}
	}

	@Override
	public List<TextRange> matches(SearchQuery query, String text) {
		return new AskedWords(query, words).in(text);
	}

	/** A search that finds the index damaged, or closed by another that did, makes it anew and is repeated. */
	private <T> T run(boolean wait, Search<T> search) throws IOException {
		try {
			HistoryStore store = history.open();
			IndexedHistory indexed = upToDate(store, wait);
			try {
				return in(indexed, search);
			} catch (IOException | AlreadyClosedException damaged) {
				thread.call(() -> discard(indexed));
				return in(upToDate(store, wait), search);
			}
		} catch (HistoryException e) {
			throw new IOException(e.getMessage(), e);
		} catch (AlreadyClosedException e) {
			throw new IOException("The search index was closed. The history is not touched.", e);
		}
	}

	private <T> T in(IndexedHistory indexed, Search<T> search) throws IOException {
		boolean complete = indexed.complete().isDone();
		return indexed.index().read(searcher -> search.in(new Finder(words, indexed.threads(), indexed.index().ages(), clock), searcher, complete));
	}

	private IndexedHistory upToDate(HistoryStore store, boolean wait) throws IOException, HistoryException {
		store.settle();
		Optional<IndexedHistory> before = current;
		if (before.isPresent() && before.get().complete().isDone() && thread.idle() && before.get().index().fresh())
			return before.get();
		IndexedHistory indexed = thread.call(() -> refreshed(store));
		if (!wait || indexed.complete().isDone())
			return indexed;
		try {
			indexed.complete().join();
		} catch (CompletionException failed) {
			throw new IOException("The search index could not be made; the history is not touched.", failed.getCause());
		}
		return thread.call(() -> refreshed(store));
	}

	/** The index, opened by the first call, with everything that was followed so far. */
	private IndexedHistory refreshed(HistoryStore store) throws IOException, HistoryException {
		if (current.isEmpty())
			open(store);
		current.get().index().refresh();
		return current.get();
	}

	private void open(HistoryStore store) throws IOException, HistoryException {
		IndexedHistory opened = openOrMake(store);
		current = Optional.of(opened);
		following = List.of(
				store.onChange(change -> follow(opened, () -> {
					if (!change.temporary())
						opened.follow(change);
				})),
				store.prompts().onChange(() -> follow(opened, opened::readPrompts)));
		opened.begin();
		follow(opened, () -> read(opened));
	}

	private IndexedHistory openOrMake(HistoryStore store) throws IOException {
		Path folder = workspace.get().resolve("search");
		Files.createDirectories(folder);
		try {
			return new IndexedHistory(store, folder, words);
		} catch (IOException | RuntimeException damaged) {
			empty(folder);
			return new IndexedHistory(store, folder, words);
		}
	}

	private static void empty(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.skip(1).toList().reversed())
				Files.delete(file);
		}
	}

	/** One thread at a time, so that changes and searches have their turn. */
	private void read(IndexedHistory indexed) throws IOException, HistoryException {
		if (indexed.read())
			follow(indexed, () -> read(indexed));
	}

	private interface Change {
		void run() throws IOException, HistoryException;
	}

	private void follow(IndexedHistory indexed, Change change) {
		thread.start(() -> {
			if (!current.equals(Optional.of(indexed)))
				return;
			try {
				change.run();
				// so that the next search need not; while more waits, the last of it does
				if (indexed.complete().isDone() && thread.last())
					indexed.index().refresh();
			} catch (IOException | HistoryException | RuntimeException e) {
				ILog.of(getClass()).warn("The search index could not follow; the next search makes it anew.", e);
				discard(indexed);
			}
		});
	}

	private Void discard(IndexedHistory indexed) {
		if (!current.equals(Optional.of(indexed)))
			return null;
		try {
			following.forEach(Subscription::close);
			indexed.close();
		} catch (IOException | RuntimeException e) {
			ILog.of(getClass()).warn("The damaged search index could not be closed properly; it is made anew.", e);
		} finally {
			current = Optional.empty();
			following = List.of();
		}
		return null;
	}

	/** Writes the index out. */
	@Deactivate
	public void close() {
		thread.start(() -> current.ifPresent(this::discard));
		thread.close();
	}
}
