package org.modalis.workbench.toolkit;

import java.util.Arrays;

/**
 * Where the rows and group headings of a list stand, in pixels from its top. Finding a row takes logarithmic time in the number
 * of groups. Knows no widget.
 */
final class RowLayout {

	static final int ROW = 44;
	static final int HEADING = 28;

	private final int size;
	/** The first row of each group, ascending. */
	private final int[] firsts;
	private final String[] names;

	private RowLayout(int size, int[] firsts, String[] names) {
		this.size = size;
		this.firsts = firsts;
		this.names = names;
	}

	static RowLayout of(RowSource rows) {
		int size = rows.size();
		int[] firsts = new int[8];
		String[] names = new String[8];
		int groups = 0;
		String last = "";
		for (int i = 0; i < size; i++) {
			String group = rows.group(i);
			if (group.isEmpty() || group.equals(last))
				continue;
			if (groups == firsts.length) {
				firsts = Arrays.copyOf(firsts, groups * 2);
				names = Arrays.copyOf(names, groups * 2);
			}
			firsts[groups] = i;
			names[groups++] = group;
			last = group;
		}
		return new RowLayout(size, Arrays.copyOf(firsts, groups), Arrays.copyOf(names, groups));
	}

	int size() {
		return size;
	}

	int height() {
		return size * ROW + firsts.length * HEADING;
	}

	/** The top of a row, below the heading of its group. */
	int top(int row) {
		return row * ROW + headingsUpTo(row) * HEADING;
	}

	/** The row at a height, or -1 at a heading and outside. */
	int rowAt(int y) {
		int row = firstRowEndingAfter(y);
		return y >= 0 && row < size && y >= top(row) ? row : -1;
	}

	/** The first row whose end lies below a height; {@link #size} when there is none. */
	int firstRowEndingAfter(int y) {
		int low = 0;
		int high = size;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (top(middle) + ROW > y)
				high = middle;
			else
				low = middle + 1;
		}
		return low;
	}

	/** The name of the group that begins with a row; empty when none does. */
	String headingBefore(int row) {
		int at = Arrays.binarySearch(firsts, row);
		return at < 0 ? "" : names[at];
	}

	private int headingsUpTo(int row) {
		int at = Arrays.binarySearch(firsts, row);
		return at < 0 ? -at - 1 : at + 1;
	}
}
