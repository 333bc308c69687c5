package org.modalis.workbench.toolkit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.modalis.api.Subscription;

/** What widgets of our own share: they draw themselves in the theme's colours, and again when the theme changes. Threads: the UI thread. */
public abstract class ThemedCanvas extends Canvas {

	/** Tells the platform's style sheets to leave the colours to us. */
	private static final String CSS_DISABLED = "org.eclipse.e4.ui.css.disabled";

	protected final ThemeColors colors;
	protected final Fonts fonts;

	protected ThemedCanvas(Composite parent, int style, ThemeColors colors) {
		super(parent, style | SWT.DOUBLE_BUFFERED);
		this.colors = colors;
		fonts = Fonts.of(parent.getDisplay());
		setData(CSS_DISABLED, Boolean.TRUE);
		Subscription subscription = colors.onChange(this::redraw);
		addDisposeListener(e -> subscription.close());
		addPaintListener(e -> {
			e.gc.setAntialias(SWT.ON);
			draw(e.gc);
		});
	}

	/** Draws the whole widget, its ground too; anti-aliasing is on. */
	protected abstract void draw(GC gc);

	/** The width of a text in this widget's font and the height of its line. */
	protected Point measure(String text, Font font) {
		GC gc = new GC(this);
		try {
			gc.setFont(font);
			return new Point(gc.textExtent(text, SWT.DRAW_TRANSPARENT).x, gc.getFontMetrics().getHeight());
		} finally {
			gc.dispose();
		}
	}

	/** A text cut with an ellipsis so that it fits a width. */
	public static String fit(GC gc, String text, int width) {
		if (width <= 0)
			return "";
		if (gc.textExtent(text, SWT.DRAW_TRANSPARENT).x <= width)
			return text;
		int low = 0;
		int high = text.length();
		while (low < high) {
			int middle = (low + high + 1) / 2;
			if (gc.textExtent(text.substring(0, middle) + "…", SWT.DRAW_TRANSPARENT).x <= width)
				low = middle;
			else
				high = middle - 1;
		}
		return text.substring(0, low).stripTrailing() + "…";
	}
}
