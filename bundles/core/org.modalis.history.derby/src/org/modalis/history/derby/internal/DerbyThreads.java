package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.ThreadQuery;
import org.modalis.api.history.ThreadStore;

/** Filing and finding threads in Derby. */
final class DerbyThreads implements ThreadStore {

	private final Halves halves;
	private final FolderRows folders = new FolderRows();
	private final DeskRows desks = new DeskRows();
	private final HeldRows held = new HeldRows();

	DerbyThreads(Halves halves) {
		this.halves = halves;
	}

	@Override
	public List<Conversation> find(ThreadQuery query, int offset, int limit) throws HistoryException {
		Half disk = halves.disk();
		var wanted = new ThreadSql(query);
		return disk.read(connection -> disk.conversations().find(connection, wanted, offset, limit));
	}

	@Override
	public int count(ThreadQuery query) throws HistoryException {
		Half disk = halves.disk();
		return disk.read(connection -> disk.conversations().count(connection, new ThreadSql(query)));
	}

	@Override
	public void file(UUID conversation, Filing filing) throws HistoryException {
		Half half = halves.of(Objects.requireNonNull(conversation));
		half.write(connection -> {
			if (filing.folder().isPresent())
				folders.make(connection, filing.folder().get());
			if (!half.conversations().file(connection, conversation, filing))
				throw Refusals.noConversation();
			return List.of(half.change(Kind.CONVERSATION_CHANGED, conversation));
		});
	}

	@Override
	public List<String> folders() throws HistoryException {
		return halves.disk().read(folders::all);
	}

	@Override
	public void createFolder(String name) throws HistoryException {
		checkName(name);
		halves.disk().write(connection -> {
			folders.make(connection, name);
			return List.of();
		});
	}

	@Override
	public void renameFolder(String name, String newName) throws HistoryException {
		checkName(newName);
		inEachHalf((half, connection) -> {
			if (!half.temporary() && !folders.exists(connection, name))
				throw Refusals.refused("There is no folder “" + name + "”. Nothing was changed.");
			if (!half.temporary() && folders.exists(connection, newName))
				throw Refusals.refused("There is a folder “" + newName + "” already. Nothing was changed.");
			folders.delete(connection, name);
			folders.make(connection, newName);
			return folders.move(connection, name, newName);
		});
	}

	@Override
	public void deleteFolder(String name) throws HistoryException {
		inEachHalf((half, connection) -> {
			folders.delete(connection, name);
			return folders.move(connection, name, null);
		});
	}

	private static void checkName(String name) {
		if (name.isBlank())
			throw new IllegalArgumentException("A folder needs a name");
	}

	/** Changes folders and says which conversations that changed. */
	private interface FolderChange {
		List<UUID> run(Half half, Connection connection) throws SQLException, HistoryException;
	}

	private void inEachHalf(FolderChange change) throws HistoryException {
		for (Half half : halves.all())
			half.write(connection -> change.run(half, connection).stream()
					.map(id -> half.change(Kind.CONVERSATION_CHANGED, id)).toList());
	}

	@Override
	public String draft(UUID conversation) throws HistoryException {
		return read(conversation, connection -> desks.draft(connection, conversation));
	}

	@Override
	public void setDraft(UUID conversation, String text) throws HistoryException {
		write(conversation, connection -> desks.setDraft(connection, conversation, Objects.requireNonNull(text)));
	}

	@Override
	public String parameters(UUID conversation) throws HistoryException {
		return read(conversation, connection -> desks.parameters(connection, conversation));
	}

	@Override
	public void setParameters(UUID conversation, String json) throws HistoryException {
		write(conversation, connection -> desks.setParameters(connection, conversation, Objects.requireNonNull(json)));
	}

	@Override
	public void hold(UUID holder, Set<Content> files) throws HistoryException {
		Half half = halves.of(Objects.requireNonNull(holder));
		var contents = Set.copyOf(files);
		if (!half.temporary())
			half.write(connection -> {
				held.replace(connection, holder, contents);
				return List.<HistoryChange>of();
			});
	}

	@Override
	public Set<Content> held() throws HistoryException {
		return halves.disk().read(held::all);
	}

	private String read(UUID conversation, DerbySession.Work<String> work) throws HistoryException {
		Half half = halves.of(conversation);
		return half.read(connection -> {
			half.conversations().added(connection, conversation).orElseThrow(Refusals::noConversation);
			return work.run(connection);
		});
	}

	private interface DeskChange {
		void run(Connection connection) throws SQLException;
	}

	private void write(UUID conversation, DeskChange change) throws HistoryException {
		Half half = halves.of(conversation);
		half.write(connection -> {
			half.conversations().added(connection, conversation).orElseThrow(Refusals::noConversation);
			change.run(connection);
			return List.<HistoryChange>of();
		});
	}
}
