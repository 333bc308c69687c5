package org.modalis.studio.chat.internal.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowSource;

/** The rows of the thread list: threads, and before those in a folder a row for the folder itself, which folds them away. */
final class ThreadRows implements RowSource {

	private record Entry(String group, Row row, Optional<UUID> thread, Optional<String> folder) {
	}

	private static final String INDENT = "\u2003";

	private final List<Entry> entries = new ArrayList<>();

	/** @param folded the folders whose threads are not shown */
	ThreadRows(List<ThreadList.Group> all, Set<String> folded) {
		for (ThreadList.Group group : all) {
			group.folder().ifPresent(folder -> entries.add(folder(group, folded.contains(folder))));
			if (group.folder().filter(folded::contains).isEmpty())
				group.rows().forEach(row -> entries.add(thread(group, row)));
		}
	}

	private static Entry folder(ThreadList.Group group, boolean folded) {
		int size = group.rows().size();
		String detail = size == 0 ? "empty" : size == 1 ? "1 thread" : size + " threads";
		return new Entry("Folders", new Row((folded ? "▸ " : "▾ ") + group.label(), detail + (folded ? ", folded" : ""), ""),
				Optional.empty(), group.folder());
	}

	private static Entry thread(ThreadList.Group group, ThreadList.Row row) {
		String indent = group.folder().isPresent() ? INDENT : "";
		String model = row.temporary() ? "not kept  " + row.model() : row.model();
		return new Entry(group.folder().isPresent() ? "Folders" : group.label(), new Row(indent + row.title(),
				indent + (row.running() ? "answering…  " + model : model), row.running() ? "●" : row.time()), Optional.of(row.id()),
				Optional.empty());
	}

	@Override
	public int size() {
		return entries.size();
	}

	@Override
	public Row row(int index) {
		return entries.get(index).row();
	}

	@Override
	public String group(int index) {
		return entries.get(index).group();
	}

	/** The thread of a row; empty for a folder, and outside of the list. */
	Optional<UUID> thread(int index) {
		return index < 0 || index >= size() ? Optional.empty() : entries.get(index).thread();
	}

	/** The folder that a row stands for; empty for a thread, and outside of the list. */
	Optional<String> folder(int index) {
		return index < 0 || index >= size() ? Optional.empty() : entries.get(index).folder();
	}

	int indexOf(UUID id) {
		for (int i = 0; i < size(); i++)
			if (thread(i).filter(id::equals).isPresent())
				return i;
		return -1;
	}

	int indexOfFolder(String name) {
		for (int i = 0; i < size(); i++)
			if (folder(i).filter(name::equals).isPresent())
				return i;
		return -1;
	}

	/** The next row with a thread in a direction; -1 when there is none. */
	int next(int from, int step) {
		int at = from + step;
		while (at >= 0 && at < size() && thread(at).isEmpty())
			at += step;
		return at < 0 || at >= size() ? -1 : at;
	}
}
