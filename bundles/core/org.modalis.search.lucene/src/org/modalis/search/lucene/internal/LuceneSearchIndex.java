package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The search index in {@code <workspace>/search}. Nothing happens before the first search: that opens the history, reads the
 * conversations that changed since they were indexed, and follows the history from then on. A damaged index is made anew.
 */
@Component
public final class LuceneSearchIndex implements SearchIndex {

	private final HistoryService history;
	private final Supplier<Path> workspace;
	private final Words words = new Words();
	private final IndexThread thread = new IndexThread();
	/** Lucene warns on standard error that its vector search could be faster, which we do not use. Held, or it is forgotten. */
	private final Logger lucene = Logger.getLogger("org.apache.lucene");
	private Optional<MessageIndex> index = Optional.empty();
	private Optional<Subscription> following = Optional.empty();

	@Activate
	public LuceneSearchIndex(@Reference HistoryService history,
			@Reference(target = "(type=osgi.instance.area)") Location workspace) {
		this(history, () -> path(workspace));
	}

	/**
	 * Not public, or declarative services would take it for the constructor of the component.
	 *
	 * @param workspace the folder that has or gets the folder {@code search}
	 */
	LuceneSearchIndex(HistoryService history, Path workspace) {
		this(history, () -> workspace);
	}

	private LuceneSearchIndex(HistoryService history, Supplier<Path> workspace) {
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
	public List<SearchHit> search(String query, int limit) throws IOException {
		var asked = new SearchWords(query, words);
		try {
			HistoryStore store = history.open();
			thread.call(() -> current(store));
			store.settle();
			return thread.call(() -> hits(store, asked, limit));
		} catch (HistoryException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private List<SearchHit> hits(HistoryStore store, SearchWords asked, int limit) throws IOException, HistoryException {
		var hits = new ArrayList<SearchHit>();
		for (MessageIndex.Match match : matches(store, asked, limit)) {
			Optional<Message> message = store.message(match.message());
			if (message.isPresent())
				hits.add(new SearchHit(message.get().conversation(), match.message(),
						Excerpt.of(message.get().text(), asked, words), match.score()));
		}
		return List.copyOf(hits);
	}

	private List<MessageIndex.Match> matches(HistoryStore store, SearchWords asked, int limit)
			throws IOException, HistoryException {
		try {
			return current(store).find(asked, limit);
		} catch (IOException damaged) {
			discard();
			return current(store).find(asked, limit);
		}
	}

	/** The index, opened and brought up to date by the first call. */
	private MessageIndex current(HistoryStore store) throws IOException, HistoryException {
		if (index.isPresent())
			return index.get();
		MessageIndex opened = openOrMake();
		index = Optional.of(opened);
		following.ifPresent(Subscription::close);
		following = Optional.of(store.onChange(change -> thread.start(() -> follow(store, change))));
		catchUp(opened, store);
		return opened;
	}

	private MessageIndex openOrMake() throws IOException {
		Path folder = workspace.get().resolve("search");
		Files.createDirectories(folder);
		try {
			return new MessageIndex(folder, words);
		} catch (IOException | RuntimeException damaged) {
			empty(folder);
			return new MessageIndex(folder, words);
		}
	}

	private static void empty(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList())
				Files.delete(file);
		}
	}

	private void catchUp(MessageIndex to, HistoryStore store) throws IOException, HistoryException {
		Set<UUID> gone = new HashSet<>(to.marks().keySet());
		for (Conversation conversation : store.conversations()) {
			if (conversation.temporary())
				continue;
			gone.remove(conversation.id());
			String asOf = conversation.updated() + " " + conversation.totals().messages();
			if (!asOf.equals(to.marks().get(conversation.id())))
				readAgain(to, store, conversation.id(), asOf);
		}
		for (UUID id : gone)
			to.remove(id);
		to.commit();
	}

	/** A conversation with an answer that still streams is not marked: its text will change without a new message. */
	private void readAgain(MessageIndex to, HistoryStore store, UUID conversation, String asOf)
			throws IOException, HistoryException {
		to.remove(conversation);
		var messages = new ArrayList<Message>();
		store.forEachMessage(conversation, messages::add);
		boolean streams = false;
		for (Message message : messages) {
			to.put(message);
			streams |= message.state() == Message.State.STREAMING;
		}
		to.mark(conversation, streams ? MessageIndex.UNSURE : asOf);
	}

	/** What is followed is found at once, and read again once by the next process: a change may come after the last commit. */
	private void follow(HistoryStore store, HistoryChange change) {
		if (index.isEmpty() || change.temporary())
			return;
		try {
			switch (change.kind()) {
			case CONVERSATION_DELETED -> index.get().remove(change.conversation());
			case MESSAGE_ADDED, MESSAGE_FINISHED -> {
				index.get().put(change.message().orElseThrow());
				index.get().mark(change.conversation(), MessageIndex.UNSURE);
			}
			case CONVERSATION_RESTORED, BRANCH_DELETED, BRANCH_RESTORED ->
				readAgain(index.get(), store, change.conversation(), MessageIndex.UNSURE);
			case CONVERSATION_CREATED, CONVERSATION_CHANGED, MESSAGE_CHANGED, BRANCH_SHOWN -> {
				// the texts are the same
			}
			}
		} catch (IOException | HistoryException | RuntimeException e) {
			ILog.of(getClass()).warn("The search index could not follow; the next search makes it anew.", e);
			discard();
		}
	}

	private void discard() {
		try {
			following.ifPresent(Subscription::close);
			if (index.isPresent())
				index.get().close();
		} catch (IOException | RuntimeException e) {
			ILog.of(getClass()).warn("The damaged search index could not be closed properly; it is made anew.", e);
		} finally {
			index = Optional.empty();
			following = Optional.empty();
		}
	}

	/** Writes the index out. */
	@Deactivate
	public void close() {
		thread.start(this::discard);
		thread.close();
	}
}
