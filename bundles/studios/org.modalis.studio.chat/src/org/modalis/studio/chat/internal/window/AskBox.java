package org.modalis.studio.chat.internal.window;

import java.util.UUID;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.model.ModelId;
import org.modalis.studio.chat.internal.compare.CompareState;
import org.modalis.studio.chat.internal.view.FileStrip;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.view.MessageField;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * Where a question to several models is written: the chosen models, its files, the field, what it will about cost, and the one primary
 * action, Ask or Stop all. Enter asks, Shift+Enter breaks the line. Threads: the UI thread.
 */
final class AskBox {

	private static final int LINES = 6;
	private static final int CORNER = 24;

	/** What the box asks for. */
	interface Actions extends MessageField.Files {
		void ask(String text);

		void stop();

		void written(String text);

		void leaveOut(ModelId model);

		/** @param button where it was asked for, in the display's coordinates */
		void addModel(Rectangle button);

		/** Lets the user choose files to attach. */
		void pickFiles();

		void removeFile(UUID file);
	}

	private final Look look;
	private final Actions actions;
	private final Composite outer;
	private final Composite box;
	private final ModelChips models;
	private final FileStrip files;
	private final Label notice;
	private final StyledText field;
	private final Label cost;
	private final FlatButton action;
	private boolean running;

	AskBox(Composite parent, Look look, Actions actions) {
		this.look = look;
		this.actions = actions;
		outer = look.box(parent, ThemeColor.PANEL, 1);
		margins(outer, 16, 12);
		outer.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		notice = Look.marked(look.label(outer, "", ThemeColor.PANEL, ThemeColor.WARN, look.fonts().body(), SWT.WRAP), "compareNotice");
		notice.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		box = look.box(outer, ThemeColor.PANEL, 1);
		margins(box, 8, 6);
		((GridLayout) box.getLayout()).verticalSpacing = 6;
		box.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		models = new ModelChips(box, look, actions::leaveOut, actions::addModel);
		files = new FileStrip(box, look, actions::removeFile, "a model");
		field = field();
		Composite bar = look.box(box, ThemeColor.PANEL, 3);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		((GridLayout) bar.getLayout()).horizontalSpacing = 8;
		var attach = Look.marked(new FlatButton(bar, look.colors()), "compareAttach");
		attach.setIcon(look.icons(), "attach", 18);
		attach.setBare(true);
		attach.setToolTipText("Attach files (Ctrl+U)");
		attach.onPress(actions::pickFiles);
		cost = Look.marked(look.label(bar, "", ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.NONE), "compareCost");
		cost.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		action = Look.marked(new FlatButton(bar, look.colors()), "compareAsk");
		action.setPrimary(true);
		action.onPress(this::act);
		box.addPaintListener(e -> {
			Rectangle area = box.getClientArea();
			e.gc.setAntialias(SWT.ON);
			e.gc.setForeground(look.colors().color(field.isFocusControl() ? ThemeColor.ACCENT : ThemeColor.LINE));
			e.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
		});
		outer.addListener(SWT.Resize, e -> arrange());
		MessageField.dropOn(outer, actions);
	}

	/** Lets files be dropped on another control, too. */
	void acceptDrops(Control other) {
		MessageField.dropOn(other, actions);
	}

	private static void margins(Composite of, int width, int height) {
		((GridLayout) of.getLayout()).marginWidth = width;
		((GridLayout) of.getLayout()).marginHeight = height;
	}

	private StyledText field() {
		var made = new MessageField(box, look, actions, "Write a question for all of them");
		Look.named(made, "compareField", "Question to all chosen models");
		made.addVerifyKeyListener((VerifyKeyListener) event -> {
			boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
			int modifiers = event.stateMask & SWT.MODIFIER_MASK;
			if (enter && modifiers == 0) {
				event.doit = false;
				ask();
			} else if (modifiers == SWT.MOD1 && event.keyCode == 'u') {
				event.doit = false;
				actions.pickFiles();
			} else if (event.keyCode == SWT.TAB)
				event.doit = false;
		});
		made.addModifyListener(e -> {
			actions.written(made.getText());
			arrange();
			arm();
		});
		return made;
	}

	private void act() {
		if (running || files.shown().sendWaits())
			actions.stop();
		else
			ask();
		field.setFocus();
	}

	private void ask() {
		if (!running && hasQuestion())
			actions.ask(field.getText());
	}

	private boolean hasQuestion() {
		return !models.shown().isEmpty() && (!field.getText().isBlank() || !files.shown().files().isEmpty());
	}

	void focus() {
		field.setFocus();
	}

	String text() {
		return field.getText();
	}

	void fill(String text) {
		if (field.getText().equals(text))
			return;
		field.setText(text);
		field.setSelection(text.length());
	}

	void update(CompareState state) {
		running = state.running() > 0;
		if (models.show(state))
			field.setFocus();
		Frame.set(notice, state.notice());
		((GridData) notice.getLayoutData()).exclude = state.notice().isEmpty();
		notice.setVisible(!state.notice().isEmpty());
		files.show(state.files(), state.typical());
		cost.setToolTipText("About what the answers will cost, if they are as long as the others of this thread");
		int count = state.chosen().size();
		Frame.set(cost, running || count == 0 ? "" : (count == 1 ? "1 call" : count + " calls") + (state.cost().isEmpty() ? "" : " · " + state.cost()));
		action.setText(running ? "■  Stop all  Esc" : state.files().sendWaits() ? "■  Cancel  Esc" : count == 1 ? "Ask 1 model" : "Ask " + count + " models");
		action.requestLayout();
		arm();
		arrange();
	}

	private void arm() {
		action.setEnabled(running || files.shown().sendWaits() || hasQuestion());
	}

	/** Lets the field be as high as its text. */
	private void arrange() {
		int width = outer.getClientArea().width;
		if (width == 0)
			return;
		((GridData) files.control().getLayoutData()).widthHint = width - 48;
		int line = field.getLineHeight();
		int wanted = field.computeSize(width - 48, SWT.DEFAULT, true).y;
		((GridData) field.getLayoutData()).heightHint = Math.clamp(wanted, 36, LINES * line + 6);
		outer.layout(true, true);
		if (outer.computeSize(width, SWT.DEFAULT, true).y != outer.getSize().y)
			outer.getShell().layout(true, true);
	}
}
