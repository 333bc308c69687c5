package org.modalis.history.derby.internal;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.modalis.api.history.HistoryException;

/**
 * Knows what is on the disk and what is in memory. The half in memory is made for the first temporary thread; only what was
 * noted belongs to it.
 */
final class Halves implements AutoCloseable {

	private final DerbyDatabase engine;
	private final Faults faults;
	private final ChangeFeed changes;
	private final Half disk;
	private final Set<UUID> inMemory = ConcurrentHashMap.newKeySet();
	private boolean closed;
	private Optional<MemoryDatabase> memory = Optional.empty();
	private volatile Optional<Half> temporary = Optional.empty();

	/** @param engine boots Derby, for the half in memory */
	Halves(Database onDisk, DerbyDatabase engine, Faults faults, ChangeFeed changes) {
		this.engine = engine;
		this.faults = faults;
		this.changes = changes;
		disk = new Half(onDisk, faults, changes, false);
	}

	Half disk() {
		return disk;
	}

	/** The half that has a thread or a message; the disk for what nobody knows. */
	Half of(UUID id) {
		return inMemory.contains(id) ? temporary.orElseThrow() : disk;
	}

	List<Half> all() {
		return temporary.map(half -> List.of(disk, half)).orElse(List.of(disk));
	}

	synchronized Half temporary() throws HistoryException {
		if (closed)
			throw Refusals.refused("The history is closed. Nothing was changed.");
		if (temporary.isEmpty()) {
			var thread = new StoreThread("history in memory"); // nobody may interrupt Derby
			try (thread) {
				memory = Optional.of(thread.call(this::create));
			}
			temporary = Optional.of(new Half(memory.get(), faults, changes, true));
		}
		return temporary.get();
	}

	private MemoryDatabase create() throws HistoryException {
		try {
			return MemoryDatabase.create(engine);
		} catch (SQLException e) {
			throw faults.explain(e);
		}
	}

	/**
	 * Notes that threads or messages are in memory, if the half is. Before they are written, so that nobody misses them.
	 *
	 * @return those that were not noted before, to be forgotten when the writing fails
	 */
	List<UUID> note(Half half, Collection<UUID> ids) {
		return half.temporary() ? ids.stream().filter(inMemory::add).toList() : List.of();
	}

	void forget(List<UUID> noted) {
		noted.forEach(inMemory::remove);
	}

	@Override
	public synchronized void close() {
		closed = true;
		temporary.ifPresent(Half::close);
		memory.ifPresent(MemoryDatabase::close);
		disk.close();
	}
}
