package org.modalis.studio.chat.internal.window;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.Subscription;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/** A window beside the main one: a bar with a title and buttons, below it whatever the window is for. Threads: the UI thread. */
final class Frame {

	private final Shell shell;
	private final Look look;
	private final Composite bar;
	private final Label title;
	private final Label status;

	/**
	 * @param name what the window is for
	 * @param buttons how many buttons its bar gets
	 */
	Frame(Shell parent, Look look, String name, int buttons) {
		this.look = look;
		shell = look.paint(new Shell(parent, SWT.SHELL_TRIM), ThemeColor.PANEL, ThemeColor.TEXT);
		shell.setText(name);
		var layout = new GridLayout();
		layout.marginWidth = layout.marginHeight = layout.verticalSpacing = 0;
		shell.setLayout(layout);
		bar = look.bar(shell, 2 + buttons);
		var data = new GridData(SWT.FILL, SWT.TOP, true, false);
		data.heightHint = 38;
		bar.setLayoutData(data);
		title = look.label(bar, name, ThemeColor.PANEL, ThemeColor.TEXT, look.fonts().bold(), SWT.NONE);
		var room = new GridData(SWT.FILL, SWT.CENTER, true, true);
		room.widthHint = 60;
		title.setLayoutData(room);
		status = Look.marked(look.label(bar, "", ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.NONE), "besideStatus");
		shell.setMinimumSize(420, 360);
	}

	Shell shell() {
		return shell;
	}

	FlatButton button(String id, String text, Runnable action) {
		var button = Look.marked(new FlatButton(bar, look.colors()), id);
		button.setText(text);
		button.onPress(action);
		return button;
	}

	/** @param now a few words on how far it is */
	void say(String name, String now) {
		set(title, name);
		set(status, now);
		bar.layout(true, true);
	}

	static void set(Label label, String text) {
		String shown = text.replace("&", "&&");
		if (!label.getText().equals(shown))
			label.setText(shown);
	}

	/** Esc does this instead of closing the window. */
	void onEscape(Runnable action) {
		shell.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE) {
				e.doit = false;
				action.run();
			}
		});
	}

	/** These end with the window. */
	void ends(Subscription... all) {
		shell.addDisposeListener(e -> List.of(all).forEach(Subscription::close));
	}

	/** Opens it in the middle of the main window, nearly as large. */
	void open() {
		Rectangle main = shell.getParent().getBounds();
		int width = Math.max(420, main.width * 94 / 100);
		int height = Math.max(360, main.height * 90 / 100);
		shell.setBounds(main.x + (main.width - width) / 2, main.y + (main.height - height) / 2, width, height);
		shell.open();
	}
}
