package org.modalis.studio.chat.internal.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.modalis.workbench.toolkit.ThemeColor;

/** A column of headed sections with a line below each, that scrolls where it does not fit. Threads: the UI thread. */
public final class SettingSections {
	private static final int MARGIN = 14;

	private final Look look;
	private final ScrolledComposite scroll;
	private final Composite column;

	public SettingSections(Composite parent, Look look) {
		this.look = look;
		scroll = look.paint(new ScrolledComposite(parent, SWT.V_SCROLL), ThemeColor.PANEL, ThemeColor.TEXT);
		column = look.box(scroll, ThemeColor.PANEL, 1);
		scroll.setContent(column);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		scroll.addControlListener(ControlListener.controlResizedAdapter(e -> fit()));
	}

	/** The widget, for the layout. */
	public Control control() {
		return scroll;
	}

	/** A new section below the others. */
	public Composite section(String name) {
		Composite box = look.box(column, ThemeColor.PANEL, 1);
		var layout = (GridLayout) box.getLayout();
		layout.marginWidth = MARGIN;
		layout.marginHeight = 10;
		layout.verticalSpacing = 4;
		box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		box.addPaintListener(e -> {
			var area = box.getClientArea();
			e.gc.setForeground(look.colors().color(ThemeColor.LINE));
			e.gc.drawLine(0, area.height - 1, area.width, area.height - 1);
		});
		look.label(box, name, ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.NONE);
		return box;
	}

	/** A sentence between sections; hidden while it is empty. */
	public Label hint(ThemeColor ink) {
		Composite box = look.box(column, ThemeColor.PANEL, 1);
		((GridLayout) box.getLayout()).marginWidth = MARGIN;
		((GridLayout) box.getLayout()).marginHeight = 8;
		box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		Label label = look.label(box, "", ThemeColor.PANEL, ink, look.fonts().hint(), SWT.WRAP);
		label.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		say(label, "");
		return label;
	}

	/** Puts a sentence into a hint; empty text hides it. */
	public static void say(Label hint, String sentence) {
		hint.setText(sentence.replace("&", "&&"));
		show(hint.getParent(), !sentence.isEmpty());
	}

	/** Shows or hides a section, or a field in one; {@link #fit} makes the column follow. */
	public static void show(Control control, boolean visible) {
		control.setVisible(visible);
		((GridData) control.getLayoutData()).exclude = !visible;
	}

	/** Lays the column out again after something came or went. */
	public void fit() {
		int width = scroll.getClientArea().width;
		if (width == 0)
			return;
		scroll.setMinSize(column.computeSize(width, SWT.DEFAULT));
		column.layout(true, true);
	}
}
