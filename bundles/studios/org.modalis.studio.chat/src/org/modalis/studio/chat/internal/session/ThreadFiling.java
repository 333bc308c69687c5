package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.settings.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Files the threads: pins them, puts them into folders and into the archive, deletes them and brings the last one back. What
 * fails is told in the session's notice.
 * <p>
 * Threads: any; every method returns at once. The work is done on the session's thread, and listeners are called from there.
 */
@Component(service = ThreadFiling.class)
public final class ThreadFiling {

	private final ChatSession session;
	private final Listeners<Runnable> listeners = new Listeners<>();
	private final FoldedFolders folded;
	private volatile List<String> folders = List.of();
	private volatile Optional<Conversation> deleted = Optional.empty();

	@Activate
	public ThreadFiling(@Reference ChatSession session, @Reference Settings settings) {
		this.session = session;
		folded = new FoldedFolders(settings);
		session.work(this::read);
	}

	/** All folders by name, also empty ones. */
	public List<String> folders() {
		return folders;
	}

	/** The folders whose threads are folded away, also those that are gone. */
	public Set<String> folded() {
		return folded.names();
	}

	/** Folds the threads of a folder away, or shows them; that is remembered. */
	public void fold(String folder) {
		folded.toggle(folder);
		session.work(history -> folded.save());
		listeners.tell(Runnable::run);
	}

	/** The thread that was deleted last and can be brought back. */
	public Optional<Conversation> deleted() {
		return deleted;
	}

	/** Calls the listener after the folders, what of them is folded or what can be brought back changed, until the handle is closed. */
	public Subscription onChange(Runnable listener) {
		return listeners.add(listener);
	}

	/** Keeps a thread at the top of the list, or lets it go. */
	public void pin(Conversation thread, boolean pinned) {
		file(thread, filing -> filing.withPinned(pinned));
	}

	/** Puts a thread away into the archive, or takes it out. */
	public void archive(Conversation thread, boolean archived) {
		file(thread, filing -> filing.withArchived(archived));
	}

	/** Moves a thread into a folder, which is made when it does not exist, or out of any. */
	public void move(Conversation thread, Optional<String> folder) {
		file(thread, filing -> filing.withFolder(folder.map(ThreadTitle::clean).filter(name -> !name.isEmpty())));
	}

	private void file(Conversation thread, UnaryOperator<Filing> change) {
		session.work(history -> {
			var now = history.conversation(thread.id());
			if (now.isPresent())
				history.threads().file(thread.id(), change.apply(now.get().filing()));
			read(history);
		});
	}

	public void createFolder(String name) {
		String clean = ThreadTitle.clean(name);
		if (!clean.isEmpty())
			folders(history -> history.threads().createFolder(clean));
	}

	public void renameFolder(String name, String newName) {
		String clean = ThreadTitle.clean(newName);
		if (!clean.isEmpty() && !clean.equals(name))
			folders(history -> {
				history.threads().renameFolder(name, clean);
				folded.renamed(name, clean);
				folded.save();
			});
	}

	/** Deletes a folder; the threads in it stay, in no folder. */
	public void deleteFolder(String name) {
		folders(history -> {
			history.threads().deleteFolder(name);
			folded.deleted(name);
			folded.save();
		});
	}

	private void folders(ChatSession.Work change) {
		session.work(history -> {
			change.with(history);
			read(history);
		});
	}

	/** Deletes a thread; until another one is deleted, it can be brought back. */
	public void delete(Conversation thread) {
		session.delete(thread.id());
		deleted = Optional.of(thread);
		listeners.tell(Runnable::run);
	}

	/** Brings back the thread that was deleted last, and shows it. */
	public void undoDelete() {
		var thread = deleted;
		forgetDeleted();
		thread.ifPresent(gone -> session.work(history -> {
			history.restore(gone.id());
			history.settle();
			// The session has heard of it and takes it in before this.
			session.open(gone.id());
		}));
	}

	/** Does not offer to bring the thread back any more. */
	public void forgetDeleted() {
		deleted = Optional.empty();
		listeners.tell(Runnable::run);
	}

	private void read(HistoryStore history) throws HistoryException {
		folders = List.copyOf(history.threads().folders());
		listeners.tell(Runnable::run);
	}
}
