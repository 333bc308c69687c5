package org.modalis.workbench.toolkit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.modalis.api.search.TextRange;

/** Draws the rows and group headings of a {@link RowList}. */
final class RowPainter {

	private static final int MARGIN = 8;
	private static final int PADDING = 10;
	private static final int CORNER = 14;

	private final RowList list;

	RowPainter(RowList list) {
		this.list = list;
	}

	void drawRow(GC gc, Rectangle at, Row row, boolean selected, boolean hover) {
		ThemeColors colors = list.colors;
		if (selected || hover) {
			gc.setBackground(colors.color(selected ? ThemeColor.ACCENT_SOFT : ThemeColor.PANEL2));
			gc.fillRoundRectangle(MARGIN, at.y, at.width - 2 * MARGIN, at.height, CORNER, CORNER);
		}
		if (selected && list.isFocusControl()) {
			gc.setForeground(colors.color(ThemeColor.ACCENT));
			gc.drawRoundRectangle(MARGIN, at.y, at.width - 2 * MARGIN - 1, at.height - 1, CORNER, CORNER);
		}
		int left = MARGIN + PADDING;
		int right = at.width - left;
		gc.setForeground(colors.color(selected ? ThemeColor.MUTE : ThemeColor.FAINT));
		gc.setFont(list.fonts.hint());
		int trailing = row.trailing().isEmpty() ? 0 : gc.textExtent(row.trailing(), SWT.DRAW_TRANSPARENT).x;
		gc.drawText(row.trailing(), right - trailing, at.y + 6, true);
		int hintHeight = gc.getFontMetrics().getHeight();
		if (!row.detail().isEmpty())
			drawDetail(gc, row, left, right, at.y + at.height - 5 - hintHeight);
		gc.setForeground(colors.color(ThemeColor.TEXT));
		gc.setFont(selected ? list.fonts.bold() : list.fonts.body());
		int y = row.detail().isEmpty() ? at.y + (at.height - gc.getFontMetrics().getHeight()) / 2 : at.y + 5;
		gc.drawText(ThemedCanvas.fit(gc, row.title(), right - left - trailing - (trailing == 0 ? 0 : MARGIN)), left, y, true);
	}

	private void drawDetail(GC gc, Row row, int left, int right, int y) {
		String text = ThemedCanvas.fit(gc, row.detail(), right - left);
		gc.drawText(text, left, y, true);
		for (TextRange mark : row.marks()) {
			int end = Math.min(mark.end(), text.length());
			if (mark.start() >= end)
				break;
			int x = left + gc.textExtent(text.substring(0, mark.start()), SWT.DRAW_TRANSPARENT).x;
			var ink = gc.getForeground();
			gc.setBackground(list.colors.color(ThemeColor.WARN_SOFT));
			gc.setForeground(list.colors.color(ThemeColor.WARN));
			gc.drawText(text.substring(mark.start(), end), x, y, false);
			gc.setForeground(ink);
		}
	}

	void drawHeading(GC gc, Rectangle at, String name) {
		gc.setForeground(list.colors.color(ThemeColor.FAINT));
		gc.setFont(list.fonts.hintBold());
		gc.drawText(ThemedCanvas.fit(gc, name, at.width - 28), 14, at.y + at.height - 4 - gc.getFontMetrics().getHeight(), true);
	}

	void drawEmpty(GC gc, Rectangle area, String text) {
		gc.setForeground(list.colors.color(ThemeColor.MUTE));
		gc.setFont(list.fonts.body());
		int y = 12;
		for (String line : TextWrap.lines(text, area.width - 32, word -> gc.textExtent(word, SWT.DRAW_TRANSPARENT).x)) {
			gc.drawText(line, 16, y, true);
			y += gc.getFontMetrics().getHeight() + 4;
		}
	}
}
