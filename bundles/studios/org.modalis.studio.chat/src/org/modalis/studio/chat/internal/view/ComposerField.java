package org.modalis.studio.chat.internal.view;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.modalis.workbench.toolkit.ThemeColor;

/** The field of the composer: what its keys do, what can be taken back, and what was asked before. Threads: the UI thread. */
final class ComposerField {

	private static final int LINES = 8;

	/** What the keys ask for that is not the field's own. */
	interface Keys {
		void send();

		void stop();
	}

	private final Look look;
	private final Composer.Actions actions;
	private final Keys keys;
	private final Runnable changed;
	private final StyledText field;
	private final Edits edits = new Edits();
	private final Recall recall;
	private boolean filling;
	private Predicate<VerifyEvent> first = event -> false;

	/** @param changed called after the text changed */
	ComposerField(Composite parent, Look look, Composer.Actions actions, Keys keys, Runnable changed) {
		this.look = look;
		this.actions = actions;
		this.keys = keys;
		this.changed = changed;
		recall = new Recall(actions::pastQuestions);
		field = look.paint(new MessageField(parent, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, attaching()), ThemeColor.PANEL, ThemeColor.TEXT);
		Look.named(field, "composer", "Message");
		field.setAlwaysShowScrollBars(false);
		field.setFont(look.fonts().conversation());
		field.setMargins(6, 5, 6, 2);
		field.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
		listen(parent);
	}

	private void listen(Composite parent) {
		field.addVerifyKeyListener((VerifyKeyListener) this::key);
		field.addExtendedModifyListener(e -> {
			if (!filling)
				edits.add(new Edits.Edit(e.start, e.replacedText, e.length == 0 ? "" : field.getTextRange(e.start, e.length)));
		});
		field.addModifyListener(e -> {
			if (!filling)
				actions.draft(field.getText());
			field.redraw();
			changed.run();
		});
		field.addListener(SWT.FocusIn, e -> parent.redraw());
		field.addListener(SWT.FocusOut, e -> parent.redraw());
		field.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS)
				e.doit = true;
		});
		field.addPaintListener(e -> {
			if (field.getCharCount() > 0)
				return;
			e.gc.setForeground(look.colors().color(ThemeColor.FAINT));
			e.gc.drawText("Write a message. / for prompts", 7, 5, true);
		});
	}

	private MessageField.Files attaching() {
		return new MessageField.Files() {
			@Override
			public void files(List<Path> paths) {
				actions.attach(paths);
			}

			@Override
			public void picture(byte[] png) {
				actions.attachPicture(png);
			}
		};
	}

	/** Lets files be dropped on a control. */
	void acceptDrops(Control control) {
		MessageField.dropOn(control, attaching());
	}

	/** Lets somebody else see each key first; one that it takes is done with. */
	void keysFirst(Predicate<VerifyEvent> taker) {
		first = taker;
	}

	private void key(VerifyEvent event) {
		if (first.test(event))
			return;
		boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
		int modifiers = event.stateMask & SWT.MODIFIER_MASK;
		if (enter && (modifiers == SWT.MOD1 || modifiers == 0 && actions.enterSends())) {
			event.doit = false;
			keys.send();
		} else if (modifiers == 0 && (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN)) {
			event.doit = !recall(event.keyCode == SWT.ARROW_UP ? 1 : -1);
		} else if (event.keyCode == SWT.ESC) {
			event.doit = false;
			keys.stop();
		} else if (event.keyCode == SWT.TAB)
			event.doit = false;
	}

	/**
	 * Brings an earlier question into the empty field, or walks on from the one that it brought.
	 *
	 * @param step 1 for the question before, -1 for the one after
	 * @return whether there was one to bring
	 */
	boolean recall(int step) {
		int line = field.getLineAtOffset(field.getCaretOffset());
		if (line != (step > 0 ? 0 : field.getLineCount() - 1))
			return false;
		var question = recall.step(field.getText(), step);
		question.ifPresent(text -> {
			field.setText(text);
			field.setSelection(step > 0 ? 0 : text.length());
		});
		return question.isPresent();
	}

	StyledText control() {
		return field;
	}

	String text() {
		return field.getText();
	}

	/** As high as its text, up to eight lines. */
	int height(int width) {
		return Math.clamp(field.computeSize(width, SWT.DEFAULT, true).y, 36, LINES * field.getLineHeight() + 7);
	}

	boolean canUndo() {
		return field.isFocusControl() && edits.canUndo();
	}

	boolean canRedo() {
		return field.isFocusControl() && edits.canRedo();
	}

	void undo() {
		edits.undo().ifPresent(this::apply);
	}

	void redo() {
		edits.redo().ifPresent(this::apply);
	}

	private void apply(Edits.Edit edit) {
		filling = true;
		field.replaceTextRange(edit.at(), edit.removed().length(), edit.inserted());
		field.setSelection(edit.at() + edit.inserted().length());
		filling = false;
		actions.draft(field.getText());
	}

	void forgetEdits() {
		edits.clear();
	}

	/** Puts a text where the cursor is. */
	void insert(String text) {
		field.insert(text);
		field.setSelection(field.getSelection().x + text.length());
	}

	void fill(String draft) {
		if (field.getText().equals(draft))
			return;
		filling = true;
		field.setText(draft);
		field.setSelection(draft.length());
		filling = false;
		edits.clear();
	}
}
