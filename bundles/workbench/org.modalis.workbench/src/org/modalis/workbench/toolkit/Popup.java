package org.modalis.workbench.toolkit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/**
 * A small window without a frame that belongs to a control. It goes when the user presses Escape or turns to another window of
 * Modalis. Fill {@link #body}, then open it. Threads: the UI thread.
 */
public final class Popup {

	private final Shell shell;

	/** @param name what assistive technology calls it */
	public Popup(Shell parent, ThemeColors colors, String id, String name) {
		shell = Dressing.marked(Dressing.paint(new Shell(parent, SWT.NO_TRIM | SWT.ON_TOP), colors, ThemeColor.PANEL, ThemeColor.TEXT), id);
		shell.setText(name);
		GridLayout layout = new GridLayout();
		layout.marginWidth = layout.marginHeight = 8;
		shell.setLayout(layout);
		shell.addPaintListener(e -> {
			Rectangle area = shell.getClientArea();
			e.gc.setForeground(colors.color(ThemeColor.LINE));
			e.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		});
		shell.addListener(SWT.Deactivate, e -> shell.getDisplay().asyncExec(this::closeWhenLeft));
		shell.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE)
				shell.close();
		});
	}

	/** A list that drops down from a field deactivates the window too, but nothing else becomes active then. */
	private void closeWhenLeft() {
		if (shell.isDisposed())
			return;
		Shell active = shell.getDisplay().getActiveShell();
		if (active != null && active != shell && active.getParent() != shell)
			shell.close();
	}

	/** Where the content goes: a grid of one column with margins of 8 px. */
	public Composite body() {
		return shell;
	}

	/** Calls the action when it is gone. */
	public void onClose(Runnable action) {
		shell.addDisposeListener(e -> action.run());
	}

	/** Opens it below a control, or above where there is no room, as high as its content needs, with the keyboard in a field. */
	public void open(Control at, int width, Control first) {
		Point size = shell.computeSize(width, SWT.DEFAULT);
		Rectangle screen = at.getMonitor().getClientArea();
		Point below = at.toDisplay(0, at.getSize().y + 4);
		int x = Math.clamp(below.x, screen.x, Math.max(screen.x, screen.x + screen.width - width));
		boolean fits = below.y + size.y <= screen.y + screen.height;
		int y = fits ? below.y : Math.max(screen.y, at.toDisplay(0, 0).y - size.y - 4);
		shell.setBounds(x, y, width, size.y);
		shell.open();
		first.setFocus();
	}

	/** Opens it in the middle of its window, near the top, with the keyboard in a field. */
	public void openCentered(int width, int height, Control first) {
		Rectangle window = shell.getParent().getBounds();
		int wide = Math.min(width, window.width - 32);
		shell.setBounds(window.x + (window.width - wide) / 2, window.y + Math.min(96, window.height / 8), wide,
				Math.min(height, Math.max(160, window.height * 3 / 4)));
		shell.open();
		first.setFocus();
	}

	/** Makes it as high as its content needs now. */
	public void fit() {
		if (shell.isDisposed())
			return;
		shell.layout(true, true);
		shell.setSize(shell.getSize().x, shell.computeSize(shell.getSize().x, SWT.DEFAULT).y);
	}

	public void close() {
		if (!shell.isDisposed())
			shell.close();
	}
}
