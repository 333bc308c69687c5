package org.modalis.workbench.toolkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.MouseTrackListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ScrollBar;

/**
 * A list of rows of 44 px with two lines, in groups, drawn on demand: tens of thousands of rows cost no more than the few on the
 * screen. One row is selected at most. Arrows, Page Up and Down, Home and End move the selection, Enter and a double click open
 * it; assistive technology sees a list with its items. Threads: the UI thread.
 */
public final class RowList extends ThemedCanvas {

	private static final RowSource NONE = new RowSource() {
		@Override
		public int size() {
			return 0;
		}

		@Override
		public Row row(int index) {
			throw new IndexOutOfBoundsException(index);
		}
	};

	private final RowPainter painter = new RowPainter(this);
	private final RowListAccess access;
	private final List<IntConsumer> selectListeners = new ArrayList<>();
	private final List<IntConsumer> openListeners = new ArrayList<>();
	private RowSource source = NONE;
	private RowLayout layout = RowLayout.of(NONE);
	private String emptyText = "";
	private int selection = -1;
	private int hover = -1;

	public RowList(Composite parent, ThemeColors colors) {
		super(parent, SWT.V_SCROLL, colors);
		access = new RowListAccess(this);
		getVerticalBar().addListener(SWT.Selection, e -> redraw());
		addListener(SWT.Resize, e -> updateBar());
		addListener(SWT.KeyDown, e -> e.doit = !key(e.keyCode));
		addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_RETURN);
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		addMouseListener(MouseListener.mouseDownAdapter(e -> {
			setFocus();
			choose(rowAt(e.y));
		}));
		addMouseListener(MouseListener.mouseDoubleClickAdapter(e -> open(rowAt(e.y))));
		addMouseMoveListener(e -> hover(rowAt(e.y)));
		addMouseTrackListener(MouseTrackListener.mouseExitAdapter(e -> hover(-1)));
	}

	/** Shows other rows; the selection is cleared, nobody is told. */
	public void setRows(RowSource rows) {
		source = rows;
		selection = -1;
		refresh();
	}

	/** Reads the rows again, after some came, went or changed. The selected index stays. */
	public void refresh() {
		layout = RowLayout.of(source);
		selection = Math.min(selection, layout.size() - 1);
		hover = -1;
		updateBar();
		redraw();
	}

	/** What an empty list says: what belongs here, and the first step. */
	public void setEmptyText(String text) {
		emptyText = text;
		redraw();
	}

	/** The selected row, or -1. */
	public int selection() {
		return selection;
	}

	/** Selects a row and scrolls to it, or clears the selection with -1; nobody is told. */
	public void select(int row) {
		selection = row < layout.size() ? Math.max(-1, row) : -1;
		reveal(selection);
		redraw();
		access.selectionChanged();
	}

	/** Calls the listener with the row that the user selects. */
	public void onSelect(IntConsumer listener) {
		selectListeners.add(listener);
	}

	/** Calls the listener with the row that the user opens, by Enter or a double click. */
	public void onOpen(IntConsumer listener) {
		openListeners.add(listener);
	}

	/** The row at a height of this widget, or -1. */
	public int rowAt(int y) {
		return layout.rowAt(y + offset());
	}

	/** Where a row is drawn now, in this widget's coordinates; outside of it when it is scrolled away. */
	public Rectangle bounds(int row) {
		return new Rectangle(0, layout.top(row) - offset(), getClientArea().width, RowLayout.ROW);
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(wHint == SWT.DEFAULT ? 268 : wHint, hHint == SWT.DEFAULT ? Math.min(440, layout.height()) : hHint);
	}

	@Override
	protected void draw(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(colors.color(ThemeColor.PANEL));
		gc.fillRectangle(area);
		if (layout.size() == 0) {
			painter.drawEmpty(gc, area, emptyText);
			return;
		}
		int offset = offset();
		for (int row = layout.firstRowEndingAfter(offset); row < layout.size(); row++) {
			Rectangle at = bounds(row);
			String heading = layout.headingBefore(row);
			if (!heading.isEmpty())
				painter.drawHeading(gc, new Rectangle(at.x, at.y - RowLayout.HEADING, at.width, RowLayout.HEADING), heading);
			if (at.y >= area.height)
				break;
			painter.drawRow(gc, at, source.row(row), row == selection, row == hover);
		}
	}

	/** The rows that are shown. */
	public RowSource rows() {
		return source;
	}

	int rowCount() {
		return layout.size();
	}

	private boolean key(int code) {
		int page = Math.max(1, getClientArea().height / RowLayout.ROW - 1);
		switch (code) {
		case SWT.ARROW_DOWN -> move(selection + 1);
		case SWT.ARROW_UP -> move(selection - 1);
		case SWT.PAGE_DOWN -> move(selection + page);
		case SWT.PAGE_UP -> move(selection - page);
		case SWT.HOME -> move(0);
		case SWT.END -> move(layout.size() - 1);
		case SWT.CR, SWT.KEYPAD_CR -> open(selection);
		default -> {
			return false;
		}
		}
		return true;
	}

	private void move(int row) {
		if (layout.size() > 0)
			choose(Math.clamp(row, 0, layout.size() - 1));
	}

	private void choose(int row) {
		if (row < 0 || row == selection)
			return;
		select(row);
		List.copyOf(selectListeners).forEach(listener -> listener.accept(row));
	}

	private void open(int row) {
		if (row >= 0)
			List.copyOf(openListeners).forEach(listener -> listener.accept(row));
	}

	private void hover(int row) {
		if (hover == row)
			return;
		hover = row;
		redraw();
	}

	private void reveal(int row) {
		if (row < 0)
			return;
		int height = getClientArea().height;
		int top = layout.top(row) - (layout.headingBefore(row).isEmpty() ? 0 : RowLayout.HEADING);
		int bottom = layout.top(row) + RowLayout.ROW;
		if (top < offset())
			getVerticalBar().setSelection(top);
		else if (bottom > offset() + height)
			getVerticalBar().setSelection(bottom - height);
	}

	private int offset() {
		ScrollBar bar = getVerticalBar();
		return bar.getVisible() ? bar.getSelection() : 0;
	}

	private void updateBar() {
		int height = getClientArea().height;
		int content = layout.height();
		ScrollBar bar = getVerticalBar();
		bar.setVisible(content > height);
		if (content > height && height > 0)
			bar.setValues(Math.min(bar.getSelection(), content - height), 0, content, height, RowLayout.ROW, height);
	}
}
