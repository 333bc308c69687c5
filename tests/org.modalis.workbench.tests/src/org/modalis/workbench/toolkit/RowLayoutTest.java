package org.modalis.workbench.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RowLayoutTest {

	private static RowLayout layout(String... groups) {
		return RowLayout.of(new RowSource() {
			@Override
			public int size() {
				return groups.length;
			}

			@Override
			public Row row(int index) {
				throw new AssertionError("the layout reads no rows");
			}

			@Override
			public String group(int index) {
				return groups[index];
			}
		});
	}

	@Test
	void headingsPushTheirRowsDown() {
		RowLayout layout = layout("Today", "Today", "Yesterday");
		assertEquals(28, layout.top(0));
		assertEquals(28 + 44, layout.top(1));
		assertEquals(28 + 2 * 44 + 28, layout.top(2));
		assertEquals(3 * 44 + 2 * 28, layout.height());
		assertEquals("Yesterday", layout.headingBefore(2));
		assertEquals("", layout.headingBefore(1));
	}

	@Test
	void findsTheRowAtAHeight() {
		RowLayout layout = layout("Today", "Today", "Yesterday");
		assertEquals(-1, layout.rowAt(27), "the heading is no row");
		assertEquals(0, layout.rowAt(28));
		assertEquals(0, layout.rowAt(71));
		assertEquals(1, layout.rowAt(72));
		assertEquals(-1, layout.rowAt(120), "the second heading");
		assertEquals(2, layout.rowAt(144));
		assertEquals(-1, layout.rowAt(188), "below the last row");
		assertEquals(-1, layout.rowAt(-1));
	}

	@Test
	void rowsWithoutGroupHaveNoHeading() {
		RowLayout layout = layout("", "", "Old");
		assertEquals(0, layout.top(0));
		assertEquals(44, layout.top(1));
		assertEquals(88 + 28, layout.top(2));
	}

	@Test
	void findsTheFirstRowOnTheScreen() {
		RowLayout layout = layout("A", "A", "B");
		assertEquals(0, layout.firstRowEndingAfter(0));
		assertEquals(1, layout.firstRowEndingAfter(72));
		assertEquals(2, layout.firstRowEndingAfter(116));
		assertEquals(3, layout.firstRowEndingAfter(10_000));
	}
}
