package org.modalis.studio.chat.internal.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/** The bar below the composer's field: attach, the model picker's button, a hint, and Send, Stop or Cancel. Threads: the UI thread. */
final class ComposerBar {

	/** What the one primary action does now. */
	enum Action {
		SEND("Send"), STOP("■  Stop  Esc"), CANCEL("■  Cancel  Esc");

		private final String label;

		Action(String label) {
			this.label = label;
		}
	}

	private final Composite bar;
	private final FlatButton model;
	private final FlatButton action;
	private final Label hint;
	private Action now = Action.SEND;

	/** @param act carries out the primary action */
	ComposerBar(Composite parent, Look look, Composer.Actions actions, Runnable act) {
		bar = look.box(parent, ThemeColor.PANEL, 4);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
		((GridLayout) bar.getLayout()).horizontalSpacing = 8;
		((GridLayout) bar.getLayout()).marginTop = 4;
		var attach = Look.marked(new FlatButton(bar, look.colors()), "attach");
		attach.setIcon(look.icons(), "attach", 18);
		attach.setBare(true);
		attach.setToolTipText("Attach files (Ctrl+U)");
		attach.onPress(actions::pickFiles);
		model = Look.marked(new FlatButton(bar, look.colors()), "modelPicker");
		model.onPress(actions::pickModel);
		model.setToolTipText("Choose the model that answers next (Ctrl+Shift+M)");
		hint = Look.marked(look.label(bar, "", ThemeColor.PANEL, ThemeColor.FAINT, look.fonts().hint(), SWT.RIGHT), "composerHint");
		hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		action = Look.marked(new FlatButton(bar, look.colors()), "send");
		action.setPrimary(true);
		action.onPress(act);
	}

	/** How far below the top of the box it begins. */
	int top() {
		return bar.getLocation().y;
	}

	/** Where the model picker belongs, in the display's coordinates. */
	Rectangle modelButton() {
		Point at = model.toDisplay(0, 0);
		return new Rectangle(at.x, at.y, model.getSize().x, model.getSize().y);
	}

	/** @param name of the model that answers next; empty text for none */
	void showModel(String name) {
		String text = (name.isEmpty() ? "Choose a model" : name) + "  ▾";
		if (model.getText().equals(text))
			return;
		model.setText(text);
		model.requestLayout();
	}

	Action action() {
		return now;
	}

	/**
	 * @param can whether it can be done
	 * @param words what else is to be known
	 */
	void show(Action next, boolean can, String words) {
		now = next;
		if (!action.getText().equals(next.label)) {
			action.setText(next.label);
			action.requestLayout();
		}
		action.setEnabled(can);
		if (!hint.getText().equals(words))
			hint.setText(words);
	}
}
