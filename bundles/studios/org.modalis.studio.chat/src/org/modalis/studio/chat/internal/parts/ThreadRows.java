package org.modalis.studio.chat.internal.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowSource;

/** The rows of the thread list. */
final class ThreadRows implements RowSource {

	private final List<ThreadList.Row> rows = new ArrayList<>();
	private final List<String> groups = new ArrayList<>();

	ThreadRows(List<ThreadList.Group> all) {
		for (ThreadList.Group group : all)
			for (ThreadList.Row row : group.rows()) {
				rows.add(row);
				groups.add(group.label());
			}
	}

	@Override
	public int size() {
		return rows.size();
	}

	@Override
	public Row row(int index) {
		ThreadList.Row row = rows.get(index);
		return new Row(row.title(), row.running() ? "answering…  " + row.model() : row.model(), row.running() ? "●" : row.time());
	}

	@Override
	public String group(int index) {
		return groups.get(index);
	}

	UUID id(int index) {
		return rows.get(index).id();
	}

	int indexOf(UUID id) {
		for (int i = 0; i < rows.size(); i++)
			if (rows.get(i).id().equals(id))
				return i;
		return -1;
	}
}
