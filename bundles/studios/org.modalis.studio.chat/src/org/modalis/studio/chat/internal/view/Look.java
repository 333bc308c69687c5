package org.modalis.studio.chat.internal.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.modalis.workbench.toolkit.Dressing;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.Icons;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

/** Dresses plain widgets in the theme's colours, and again when the theme changes. Threads: the UI thread. */
public final class Look {

	private final ThemeColors colors;
	private final Fonts fonts;
	private final Icons icons;

	public Look(Display display, ThemeColors colors) {
		this.colors = colors;
		fonts = Fonts.of(display);
		icons = new Icons(display, Look.class, colors);
	}

	public ThemeColors colors() {
		return colors;
	}

	public Fonts fonts() {
		return fonts;
	}

	/** The icons of this bundle. */
	public Icons icons() {
		return icons;
	}

	/** Gives a widget its ground and ink. */
	public <C extends Control> C paint(C control, ThemeColor ground, ThemeColor ink) {
		return Dressing.paint(control, colors, ground, ink);
	}

	/** A container without margins. */
	public Composite box(Composite parent, ThemeColor ground, int columns) {
		Composite box = paint(new Composite(parent, SWT.NONE), ground, ThemeColor.TEXT);
		GridLayout layout = new GridLayout(columns, false);
		layout.marginWidth = layout.marginHeight = layout.horizontalSpacing = layout.verticalSpacing = 0;
		box.setLayout(layout);
		return box;
	}

	/** A bar of 38 px with a line below. */
	public Composite bar(Composite parent, int columns) {
		Composite bar = box(parent, ThemeColor.PANEL, columns);
		GridLayout layout = (GridLayout) bar.getLayout();
		layout.marginWidth = 12;
		layout.horizontalSpacing = 8;
		layout.marginHeight = 1;
		bar.addPaintListener(e -> {
			var area = bar.getClientArea();
			e.gc.setForeground(colors.color(ThemeColor.LINE));
			e.gc.drawLine(0, area.height - 1, area.width, area.height - 1);
		});
		return bar;
	}

	public Label label(Composite parent, String text, ThemeColor ground, ThemeColor ink, Font font, int style) {
		Label label = paint(new Label(parent, style), ground, ink);
		label.setFont(font);
		label.setText(text.replace("&", "&&"));
		return label;
	}

	/** Whether the keyboard is in a control, or in one within it. */
	public static boolean holdsFocus(Control control) {
		for (Control at = control.isDisposed() ? null : control.getDisplay().getFocusControl(); at != null; at = at.getParent())
			if (at == control)
				return true;
		return false;
	}

	/** Gives a widget a name for assistive technology, and a stable id for tests. */
	public static <C extends Control> C named(C control, String id, String name) {
		return Dressing.named(control, id, name);
	}

	/** Gives a widget that already names itself a stable id for tests. */
	public static <C extends Control> C marked(C control, String id) {
		return Dressing.marked(control, id);
	}
}
