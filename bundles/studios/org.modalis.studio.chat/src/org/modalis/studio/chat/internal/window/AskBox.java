package org.modalis.studio.chat.internal.window;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.model.ModelId;
import org.modalis.studio.chat.internal.compare.CompareState;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * Where a question to several models is written: the chosen models, the field, what it will about cost, and the one primary
 * action, Ask or Stop all. Enter asks, Shift+Enter breaks the line. Threads: the UI thread.
 */
final class AskBox {

	private static final int LINES = 6;
	private static final int CORNER = 24;

	/** What the box asks for. */
	interface Actions {
		void ask(String text);

		void stop();

		void written(String text);

		void leaveOut(ModelId model);

		/** @param button where it was asked for, in the display's coordinates */
		void addModel(Rectangle button);
	}

	private final Look look;
	private final Actions actions;
	private final Composite outer;
	private final Composite box;
	private final Composite chips;
	private final Label remarks;
	private final StyledText field;
	private final Label cost;
	private final FlatButton action;
	private List<ModelId> shown = List.of();
	private boolean running;

	AskBox(Composite parent, Look look, Actions actions) {
		this.look = look;
		this.actions = actions;
		outer = look.box(parent, ThemeColor.PANEL, 1);
		margins(outer, 16, 12);
		outer.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		remarks = Look.marked(look.label(outer, "", ThemeColor.PANEL, ThemeColor.WARN, look.fonts().body(), SWT.WRAP), "compareRemarks");
		remarks.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		box = look.box(outer, ThemeColor.PANEL, 1);
		margins(box, 8, 6);
		((GridLayout) box.getLayout()).verticalSpacing = 6;
		box.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		chips = look.box(box, ThemeColor.PANEL, 1);
		var row = new RowLayout(SWT.HORIZONTAL);
		row.marginLeft = row.marginRight = row.marginTop = row.marginBottom = 0;
		row.spacing = 8;
		chips.setLayout(row);
		chips.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		field = field();
		Composite bar = look.box(box, ThemeColor.PANEL, 2);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		((GridLayout) bar.getLayout()).horizontalSpacing = 8;
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
	}

	private static void margins(Composite of, int width, int height) {
		((GridLayout) of.getLayout()).marginWidth = width;
		((GridLayout) of.getLayout()).marginHeight = height;
	}

	private StyledText field() {
		StyledText made = look.paint(new StyledText(box, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL), ThemeColor.PANEL, ThemeColor.TEXT);
		Look.named(made, "compareField", "Question to all chosen models");
		made.setAlwaysShowScrollBars(false);
		made.setFont(look.fonts().conversation());
		made.setMargins(6, 4, 6, 2);
		made.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
		made.addVerifyKeyListener((VerifyKeyListener) event -> {
			boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
			if (enter && (event.stateMask & SWT.MODIFIER_MASK) == 0) {
				event.doit = false;
				ask();
			} else if (event.keyCode == SWT.TAB)
				event.doit = false;
		});
		made.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS)
				e.doit = true;
		});
		made.addModifyListener(e -> {
			actions.written(made.getText());
			made.redraw();
			arrange();
			arm();
		});
		made.addListener(SWT.FocusIn, e -> box.redraw());
		made.addListener(SWT.FocusOut, e -> box.redraw());
		made.addPaintListener(e -> {
			if (made.getCharCount() > 0)
				return;
			e.gc.setForeground(look.colors().color(ThemeColor.FAINT));
			e.gc.drawText("Write a question for all of them", 7, 4, true);
		});
		return made;
	}

	private void act() {
		if (running)
			actions.stop();
		else
			ask();
		field.setFocus();
	}

	private void ask() {
		if (!running && !shown.isEmpty() && !field.getText().isBlank())
			actions.ask(field.getText());
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
		if (!state.chosen().equals(shown) || chips.getChildren().length == 0)
			choose(state);
		String sentences = String.join("\n", state.remarks());
		Frame.set(remarks, state.notice().isEmpty() ? sentences : state.notice() + (sentences.isEmpty() ? "" : "\n" + sentences));
		((GridData) remarks.getLayoutData()).exclude = remarks.getText().isEmpty();
		remarks.setVisible(!remarks.getText().isEmpty());
		cost.setToolTipText("About what the answers will cost, if they are as long as the others of this thread");
		int count = state.chosen().size();
		Frame.set(cost, running || count == 0 ? "" : (count == 1 ? "1 call" : count + " calls") + (state.cost().isEmpty() ? "" : " · " + state.cost()));
		action.setText(running ? "■  Stop all  Esc" : count == 1 ? "Ask 1 model" : "Ask " + count + " models");
		action.requestLayout();
		arm();
		arrange();
	}

	private void choose(CompareState state) {
		shown = state.chosen();
		boolean focused = Arrays.stream(chips.getChildren()).anyMatch(Control::isFocusControl);
		for (Control chip : chips.getChildren())
			chip.dispose();
		var names = new ModelChoice(state.models());
		for (ModelId model : shown) {
			var chip = Look.marked(new FlatButton(chips, look.colors()), "compareModel");
			chip.setText(names.name(model) + "  ×");
			chip.setToolTipText("Leave " + names.name(model) + " out");
			chip.onPress(() -> actions.leaveOut(model));
		}
		var more = Look.marked(new FlatButton(chips, look.colors()), "compareAdd");
		more.setText("Add model");
		more.setIcon(look.icons(), "plus", 16);
		more.setEnabled(state.hasRoom());
		more.setToolTipText(state.hasRoom() ? "Ask one model more" : "Six models are the most");
		more.onPress(() -> {
			var at = more.toDisplay(0, 0);
			actions.addModel(new Rectangle(at.x, at.y, more.getSize().x, more.getSize().y));
		});
		chips.layout(true, true);
		// The sixth model leaves nothing to add, and a button that is off takes no keyboard.
		if (focused && !(state.hasRoom() && more.setFocus()))
			field.setFocus();
	}

	private void arm() {
		action.setEnabled(running || !shown.isEmpty() && !field.getText().isBlank());
	}

	/** Lets the field be as high as its text. */
	private void arrange() {
		int width = outer.getClientArea().width;
		if (width == 0)
			return;
		int line = field.getLineHeight();
		int wanted = field.computeSize(width - 48, SWT.DEFAULT, true).y;
		((GridData) field.getLayoutData()).heightHint = Math.clamp(wanted, 36, LINES * line + 6);
		outer.layout(true, true);
		if (outer.computeSize(width, SWT.DEFAULT, true).y != outer.getSize().y)
			outer.getShell().layout(true, true);
	}
}
