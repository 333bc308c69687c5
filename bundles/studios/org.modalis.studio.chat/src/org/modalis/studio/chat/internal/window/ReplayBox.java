package org.modalis.studio.chat.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.modalis.studio.chat.internal.compare.ReplayState;
import org.modalis.studio.chat.internal.compare.ReplayState.Context;
import org.modalis.studio.chat.internal.compare.ReplayState.Phase;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/** Where a replay is set up and started: model, context, how many calls at about which cost, and Start, Stop or Continue. UI thread. */
final class ReplayBox {

	/** What the box asks for. */
	interface Actions {
		void start();

		void stop();

		void context(Context context);

		/** @param button where it was asked for, in the display's coordinates */
		void pickModel(Rectangle button);
	}

	private final Look look;
	private final Actions actions;
	private final Composite outer;
	private final Label remarks;
	private final FlatButton model;
	private final Button fresh;
	private final Button old;
	private final Label cost;
	private final FlatButton action;
	private boolean running;
	private boolean wanted;

	ReplayBox(Composite parent, Look look, Actions actions) {
		this.look = look;
		this.actions = actions;
		outer = look.box(parent, ThemeColor.PANEL, 1);
		var margins = (GridLayout) outer.getLayout();
		margins.marginWidth = 16;
		margins.marginHeight = 10;
		margins.verticalSpacing = 6;
		outer.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		outer.addPaintListener(e -> {
			e.gc.setForeground(look.colors().color(ThemeColor.LINE));
			e.gc.drawLine(0, 0, outer.getSize().x, 0);
		});
		remarks = Look.marked(look.label(outer, "", ThemeColor.PANEL, ThemeColor.WARN, look.fonts().body(), SWT.WRAP), "replayRemarks");
		remarks.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		fresh = radio("replayNewAnswers", "Questions only: each is asked after the new answers", Context.NEW_ANSWERS);
		old = radio("replayOldAnswers", "Whole thread: each is asked after the answers that are there", Context.OLD_ANSWERS);
		Composite bar = look.box(outer, ThemeColor.PANEL, 3);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		((GridLayout) bar.getLayout()).horizontalSpacing = 12;
		model = Look.marked(new FlatButton(bar, look.colors()), "replayModel");
		model.setToolTipText("Choose the model that answers now");
		model.onPress(() -> {
			var at = model.toDisplay(0, 0);
			actions.pickModel(new Rectangle(at.x, at.y, model.getSize().x, model.getSize().y));
		});
		cost = Look.marked(look.label(bar, "", ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().body(), SWT.NONE), "replayCost");
		cost.setToolTipText("About what the calls will cost, if the new answers are as long as the old ones");
		cost.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		action = Look.marked(new FlatButton(bar, look.colors()), "replayStart");
		action.setPrimary(true);
		action.onPress(this::act);
	}

	private Button radio(String id, String text, Context context) {
		var button = look.paint(new Button(outer, SWT.RADIO), ThemeColor.PANEL, ThemeColor.TEXT);
		button.setText(text);
		button.setFont(look.fonts().body());
		button.addListener(SWT.Selection, e -> {
			if (button.getSelection())
				actions.context(context);
		});
		return Look.marked(button, id);
	}

	private void act() {
		if (running)
			actions.stop();
		else
			actions.start();
	}

	/** Puts the keyboard onto the choice of the model, as soon as there is one. */
	void focus() {
		wanted = !model.setFocus();
	}

	void update(ReplayState state) {
		boolean ready = state.phase() == Phase.READY;
		running = state.phase() == Phase.RUNNING;
		String sentences = state.notice().isEmpty() ? String.join("\n", state.remarks()) : state.notice();
		Frame.set(remarks, sentences);
		((GridData) remarks.getLayoutData()).exclude = sentences.isEmpty();
		remarks.setVisible(!sentences.isEmpty());
		fresh.setSelection(state.context() == Context.NEW_ANSWERS);
		old.setSelection(state.context() == Context.OLD_ANSWERS);
		fresh.setEnabled(ready);
		old.setEnabled(ready);
		model.setText(state.model().map(new ModelChoice(state.models())::name).orElse("Choose a model") + (ready ? "  ▾" : ""));
		model.setEnabled(ready);
		if (ready && wanted)
			focus();
		Frame.set(cost, words(state));
		boolean usable = state.model().isPresent() && new ModelChoice(state.models()).standing(state.model()).usable();
		action.setText(switch (state.phase()) {
		case RUNNING -> "■  Stop  Esc";
		case PAUSED -> "Continue";
		case DONE -> "Done";
		case READING, READY -> "Start " + calls(state.left());
		});
		action.setEnabled(running || state.left() > 0 && usable);
		outer.layout(true, true);
		outer.getShell().layout(true, true);
	}

	private static String words(ReplayState state) {
		if (state.model().isEmpty())
			return "";
		return switch (state.phase()) {
		case READING -> "";
		case READY, PAUSED -> calls(state.left()) + (state.cost().isEmpty() ? "" : " · " + state.cost());
		case RUNNING -> "Question " + (state.answered() + 1) + " of " + state.questions();
		case DONE -> state.questions() == 1 ? "The question is answered." : "All " + state.questions() + " questions are answered.";
		};
	}

	private static String calls(int count) {
		return count == 1 ? "1 call" : count + " calls";
	}
}
