package org.modalis.studio.chat.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Caret;
import org.eclipse.swt.widgets.Composite;
import org.modalis.api.history.Attachment;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.Queued;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemedCanvas;

/**
 * One message that waits: its first line, which can be changed in its place, and buttons. Enter changes it and keeps the change,
 * Shift+Enter breaks the line, Esc leaves; Alt with an arrow moves it, Delete takes it out. Threads: the UI thread.
 */
final class QueueRow {

	private static final int LINES = 5;
	private static final int ONE_LINE = 18;
	private static final int MARGINS = 8;

	/** What can be done with the message of a row. */
	interface Actions {
		void editing(Queued message);

		/** @param text what it says now; what it said before when the user left it so */
		void edited(Queued message, String text);

		void move(Queued message, int step);

		void remove(Queued message);

		void removeFile(Queued message, Attachment file);

		/** Puts the keyboard into the row before (-1) or after (1) this one. */
		void leave(Queued message, int step);
	}

	private final Look look;
	private final Actions actions;
	private final Queued message;
	private final Composite row;
	private final StyledText text;
	private final List<QueueFileChip> chips = new ArrayList<>();
	private boolean editing;

	QueueRow(Composite parent, Look look, Queued message, int number, int count, Optional<ModelInfo> model, Actions actions) {
		this.look = look;
		this.actions = actions;
		this.message = message;
		row = look.box(parent, ThemeColor.PANEL, 6);
		((GridLayout) row.getLayout()).horizontalSpacing = 2;
		row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		GridData place = new GridData(SWT.CENTER, SWT.CENTER, false, false);
		place.widthHint = 18;
		look.label(row, Integer.toString(number), ThemeColor.PANEL, ThemeColor.FAINT, look.fonts().hint(), SWT.NONE).setLayoutData(place);
		text = text(name(message, number, count));
		button("edit", "Change this message (Enter)", this::edit);
		button("up", "Send it earlier (Alt+Up)", () -> actions.move(message, -1)).setEnabled(number > 1);
		button("down", "Send it later (Alt+Down)", () -> actions.move(message, 1)).setEnabled(number < count);
		button("close", "Take it out of the queue (Delete)", () -> actions.remove(message));
		if (!message.files().isEmpty())
			files(model);
	}

	private static String name(Queued message, int number, int count) {
		int files = message.files().size();
		return "Queued message " + number + " of " + count + (files == 0 ? "" : files == 1 ? ", with a file" : ", with " + files + " files");
	}

	private void files(Optional<ModelInfo> model) {
		look.label(row, "", ThemeColor.PANEL, ThemeColor.FAINT, look.fonts().hint(), SWT.NONE);
		Composite strip = look.box(row, ThemeColor.PANEL, 1);
		GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false, 5, 1);
		wide.widthHint = 60;
		strip.setLayoutData(wide);
		var wrap = new RowLayout(SWT.HORIZONTAL);
		wrap.spacing = 6;
		wrap.marginLeft = wrap.marginBottom = 4;
		wrap.marginTop = wrap.marginRight = 0;
		strip.setLayout(wrap);
		for (Attachment file : message.files())
			chips.add(new QueueFileChip(strip, look, file, model, () -> actions.removeFile(message, file)));
	}

	/** Says of the files what another model will get of them. */
	void showModel(Optional<ModelInfo> model) {
		for (int i = 0; i < chips.size(); i++)
			chips.get(i).show(message.files().get(i), model);
		row.layout(true, true);
	}

	private StyledText text(String name) {
		StyledText made = look.paint(new StyledText(row, SWT.MULTI | SWT.WRAP), ThemeColor.PANEL, ThemeColor.TEXT);
		Look.named(made, "queued", name);
		made.setFont(look.fonts().body());
		made.setMargins(4, 5, 4, 3);
		made.setEditable(false);
		made.setCaret(null);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 60;
		data.heightHint = ONE_LINE;
		made.setLayoutData(data);
		made.addVerifyKeyListener(this::key);
		made.addMouseListener(MouseListener.mouseDoubleClickAdapter(e -> edit()));
		made.addListener(SWT.Resize, e -> showFirstLine());
		made.addListener(SWT.FocusIn, e -> made.setBackground(look.colors().color(ThemeColor.ACCENT_SOFT)));
		made.addListener(SWT.FocusOut, e -> {
			made.setBackground(look.colors().color(ThemeColor.PANEL));
			finish(true);
		});
		made.addListener(SWT.Modify, e -> fit());
		made.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		return made;
	}

	private FlatButton button(String icon, String toolTip, Runnable action) {
		FlatButton made = Look.marked(new FlatButton(row, look.colors()), "queue." + icon);
		made.setIcon(look.icons(), icon, 16);
		made.setBare(true);
		made.setToolTipText(toolTip);
		made.onPress(action);
		return made;
	}

	private void key(VerifyEvent event) {
		boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
		if (event.keyCode == SWT.TAB)
			event.doit = false;
		else if (editing) {
			if (enter && event.stateMask == 0 || event.keyCode == SWT.ESC) {
				event.doit = false;
				finish(enter);
			}
		} else {
			event.doit = false;
			act(event, enter);
		}
	}

	private void act(VerifyEvent event, boolean enter) {
		int step = event.keyCode == SWT.ARROW_UP ? -1 : event.keyCode == SWT.ARROW_DOWN ? 1 : 0;
		if (step != 0 && event.stateMask == SWT.MOD3)
			actions.move(message, step);
		else if (step != 0 && event.stateMask == 0)
			actions.leave(message, step);
		else if (enter)
			edit();
		else if (event.keyCode == SWT.DEL || event.keyCode == SWT.BS)
			actions.remove(message);
		else if (event.keyCode == SWT.ESC)
			actions.leave(message, Integer.MAX_VALUE);
	}

	private void edit() {
		if (editing)
			return;
		editing = true;
		actions.editing(message);
		text.setText(message.text());
		text.setEditable(true);
		text.setCaret(new Caret(text, SWT.NONE));
		text.getCaret().setSize(1, text.getLineHeight());
		text.setSelection(text.getCharCount());
		text.setFocus();
	}

	private void finish(boolean keep) {
		if (!editing)
			return;
		editing = false;
		String now = keep ? text.getText().strip() : message.text();
		actions.edited(message, now.isEmpty() && message.files().isEmpty() ? message.text() : now);
	}

	private void fit() {
		int wanted = editing ? text.computeSize(text.getSize().x, SWT.DEFAULT, true).y - MARGINS : ONE_LINE;
		GridData data = (GridData) text.getLayoutData();
		int height = Math.clamp(wanted, ONE_LINE, LINES * text.getLineHeight());
		if (height == data.heightHint)
			return;
		data.heightHint = height;
		text.requestLayout();
	}

	private void showFirstLine() {
		if (editing)
			return;
		GC gc = new GC(text);
		try {
			gc.setFont(text.getFont());
			String line = message.text().strip().lines().findFirst().orElse("(files without words)");
			String more = !message.text().isBlank() && line.length() < message.text().strip().length() ? line + " …" : line;
			String shown = ThemedCanvas.fit(gc, more, text.getSize().x - 12);
			if (!text.getText().equals(shown))
				text.setText(shown);
		} finally {
			gc.dispose();
		}
	}

	Queued message() {
		return message;
	}

	boolean editing() {
		return editing;
	}

	boolean hasFocus() {
		return Look.holdsFocus(row);
	}

	void focus() {
		text.setFocus();
	}
}
