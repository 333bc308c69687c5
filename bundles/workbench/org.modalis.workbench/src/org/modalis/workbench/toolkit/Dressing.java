package org.modalis.workbench.toolkit;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;
import org.modalis.api.Subscription;

/** Dresses plain widgets in the theme's colours, and names them. Threads: the UI thread. */
public final class Dressing {

	/** Tells the platform's style sheets to leave the colours to us. */
	private static final String CSS_DISABLED = "org.eclipse.e4.ui.css.disabled";
	private static final String ID = "org.modalis.id";

	private Dressing() {
	}

	/** Gives a widget its ground and ink, and again when the theme changes. */
	public static <C extends Control> C paint(C control, ThemeColors colors, ThemeColor ground, ThemeColor ink) {
		control.setData(CSS_DISABLED, Boolean.TRUE);
		Runnable dress = () -> {
			control.setBackground(colors.color(ground));
			control.setForeground(colors.color(ink));
			control.redraw();
		};
		dress.run();
		Subscription subscription = colors.onChange(dress);
		control.addDisposeListener(e -> subscription.close());
		return control;
	}

	/** Gives a widget a name for assistive technology, and a stable id for tests. */
	public static <C extends Control> C named(C control, String id, String name) {
		marked(control, id).getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				if (e.childID == ACC.CHILDID_SELF)
					e.result = name;
			}
		});
		return control;
	}

	/** Gives a widget that already names itself a stable id for tests. */
	public static <C extends Control> C marked(C control, String id) {
		control.setData(ID, id);
		return control;
	}
}
