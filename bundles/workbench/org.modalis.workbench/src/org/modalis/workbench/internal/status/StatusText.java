package org.modalis.workbench.internal.status;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;
import org.modalis.workbench.toolkit.ThemedCanvas;

/** A few words in the status line, with a second, coloured part for what wants to be looked at. */
class StatusText extends ThemedCanvas {

	private static final int MARGIN = 14;
	private static final int GAP = 18;
	private static final int HEIGHT = 24;
	/** What the rest of the status line needs: progress and the workspace's name. */
	private static final int OTHERS = 900;

	private String text = "";
	private String warning = "";

	StatusText(Composite parent, ThemeColors colors) {
		super(parent, SWT.NO_FOCUS, colors);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = warning.isEmpty() ? text : text + ". " + warning;
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_LABEL;
			}
		});
	}

	void show(String words, String trouble) {
		text = words;
		warning = trouble;
		setToolTipText(trouble.isEmpty() ? null : trouble);
		requestLayout();
		redraw();
	}

	String text() {
		return text;
	}

	String warning() {
		return warning;
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		// A warning is cut with an ellipsis where it does not fit: asking for more would break the line in two.
		int words = 2 * MARGIN + measure(text, fonts.hint()).x;
		int room = Math.max(0, getShell().getClientArea().width - OTHERS - words);
		int width = words + (warning.isEmpty() ? 0 : Math.min(room, GAP + measure(warning, fonts.hint()).x + 2));
		return new Point(wHint == SWT.DEFAULT ? width : wHint, hHint == SWT.DEFAULT ? HEIGHT : hHint);
	}

	@Override
	protected void draw(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(colors.color(ThemeColor.PANEL2));
		gc.fillRectangle(area);
		// The upper edge of the line; this text covers it where the platform stretches it over the whole height.
		gc.setForeground(colors.color(ThemeColor.LINE));
		gc.drawLine(0, -getParent().getLocation().y, area.width, -getParent().getLocation().y);
		gc.setFont(fonts.hint());
		int y = (area.height - gc.getFontMetrics().getHeight()) / 2;
		gc.setForeground(colors.color(ThemeColor.MUTE));
		gc.drawText(text, MARGIN, y, true);
		int x = MARGIN + gc.textExtent(text, SWT.DRAW_TRANSPARENT).x + GAP;
		gc.setForeground(colors.color(ThemeColor.WARN));
		gc.drawText(fit(gc, warning, area.width - x - 2), x, y, true);
	}
}
