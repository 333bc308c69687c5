package org.modalis.studio.chat.internal.view;

import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The field of the composer: what its keys do, what can be taken back, and what was asked before. Threads: the UI thread. */
final class ComposerField {

	private static final int LINES = 8;

	/** What the keys ask for that is not the field's own. */
	interface Keys {
		void send();

		void stop();
	}

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
		this.actions = actions;
		this.keys = keys;
		this.changed = changed;
		recall = new Recall(actions::pastQuestions);
		field = new MessageField(parent, look, actions, "Write a message. / for prompts");
		Look.named(field, "composer", "Message");
		listen();
	}

	private void listen() {
		field.addVerifyKeyListener((VerifyKeyListener) this::key);
		field.addExtendedModifyListener(e -> {
			if (!filling)
				edits.add(new Edits.Edit(e.start, e.replacedText, e.length == 0 ? "" : field.getTextRange(e.start, e.length)));
		});
		field.addModifyListener(e -> {
			if (!filling)
				actions.draft(field.getText());
			changed.run();
		});
	}

	/** Lets files be dropped on a control. */
	void acceptDrops(Control control) {
		MessageField.dropOn(control, actions);
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
