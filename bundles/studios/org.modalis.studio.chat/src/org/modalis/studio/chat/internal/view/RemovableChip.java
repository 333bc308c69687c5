package org.modalis.studio.chat.internal.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleActionAdapter;
import org.eclipse.swt.accessibility.AccessibleActionEvent;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemedCanvas;

/**
 * Something with a cross that takes it away, as do Del and Backspace while the chip has the keyboard. Tab reaches it. Threads: the UI
 * thread.
 */
abstract class RemovableChip extends ThemedCanvas {

	static final int CROSS = 26;
	private static final int CORNER = 12;

	protected final Look look;
	private final Runnable remove;
	private boolean overCross;

	RemovableChip(Composite parent, Look look, String id, Runnable remove) {
		super(parent, SWT.NONE, look.colors());
		this.look = look;
		this.remove = remove;
		Look.marked(this, id);
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		addListener(SWT.MouseMove, e -> over(isCross(e)));
		addListener(SWT.MouseExit, e -> over(false));
		addListener(SWT.MouseDown, e -> setFocus());
		addListener(SWT.MouseUp, e -> {
			if (e.button == 1 && isCross(e))
				remove.run();
		});
		addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.DEL || e.keyCode == SWT.BS)
				remove.run();
		});
		addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_RETURN);
		describe();
	}

	/** What assistive technology calls it. */
	abstract String spoken();

	/** The colour of its edge while it has not the keyboard. */
	abstract ThemeColor edge();

	/** Draws what is on it, between its left edge and the cross. */
	abstract void drawContent(GC gc, Rectangle room);

	private void describe() {
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = spoken();
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_PUSHBUTTON;
			}

			@Override
			public void getState(AccessibleControlEvent e) {
				e.detail = ACC.STATE_FOCUSABLE | (isFocusControl() ? ACC.STATE_FOCUSED : 0);
			}
		});
		getAccessible().addAccessibleActionListener(new AccessibleActionAdapter() {
			@Override
			public void getActionCount(AccessibleActionEvent e) {
				e.count = 1;
			}

			@Override
			public void getName(AccessibleActionEvent e) {
				e.result = "remove";
			}

			@Override
			public void doAction(AccessibleActionEvent e) {
				remove.run();
				e.result = ACC.OK;
			}
		});
	}

	private boolean isCross(Event e) {
		return e.x >= getClientArea().width - CROSS;
	}

	private void over(boolean cross) {
		if (cross != overCross) {
			overCross = cross;
			redraw();
		}
	}

	@Override
	protected final void draw(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(getParent().getBackground());
		gc.fillRectangle(area);
		gc.setBackground(colors.color(isFocusControl() ? ThemeColor.ACCENT_SOFT : ThemeColor.PANEL2));
		gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
		gc.setForeground(colors.color(isFocusControl() ? ThemeColor.ACCENT : edge()));
		gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
		drawContent(gc, new Rectangle(0, 0, area.width - CROSS, area.height));
		Image cross = look.icons().image("remove", 16, overCross ? ThemeColor.TEXT : ThemeColor.FAINT);
		gc.drawImage(cross, area.width - CROSS + 4, (area.height - 16) / 2);
	}
}
