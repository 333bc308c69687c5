package org.modalis.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as their widest cell. */
final class Table {

	private final List<List<String>> rows = new ArrayList<>();

	Table(String... head) {
		rows.add(List.of(head));
	}

	void add(String... cells) {
		rows.add(List.of(cells));
	}

	@Override
	public String toString() {
		int last = rows.getFirst().size() - 1;
		var text = new StringBuilder();
		for (var row : rows) {
			for (int column = 0; column < last; column++)
				text.append(row.get(column)).repeat(' ', width(column) - length(row.get(column)) + 2);
			text.append(row.get(last)).append('\n');
		}
		return text.toString();
	}

	private int width(int column) {
		return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
	}

	private static int length(String cell) {
		return cell.codePointCount(0, cell.length());
	}
}
