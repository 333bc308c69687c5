package org.modalis.studio.chat.internal.view;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.session.FileTray;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * Where a message is written: a rounded box with a field that grows with the text, the model picker's button, and the one
 * primary action, Send or Stop. Enter sends, Shift+Enter breaks the line, Esc stops. Threads: the UI thread.
 */
public final class Composer {

	private static final int WIDTH = 760;
	private static final int CORNER = 24;

	/** What the composer asks for. */
	public interface Actions extends MessageField.Files {
		void send(String text);

		void stop();

		void pickModel();

		void draft(String text);

		/** What was asked before in this thread, the newest first. */
		List<String> pastQuestions();

		/** Whether Enter alone sends. */
		boolean enterSends();

		void openSettings();

		/** Goes on with the successor of a model that is no longer served. */
		void takeInstead();

		/** Lets the user choose files to attach. */
		void pickFiles();

		void removeFile(UUID file);

		/** Takes back a question that waits for its files. */
		void cancelSend();
	}

	private final Actions actions;
	private final Composite outer;
	private final Composite box;
	private final FileStrip files;
	private final ComposerField field;
	private final NoticeBar notice;
	private final ComposerBar bar;
	private boolean answering;
	private boolean canSend;

	public Composer(Composite parent, Look look, Actions actions) {
		this.actions = actions;
		outer = look.box(parent, ThemeColor.PANEL, 1);
		notice = new NoticeBar(outer, look, actions::openSettings, actions::takeInstead);
		box = look.box(outer, ThemeColor.PANEL, 1);
		var inside = (GridLayout) box.getLayout();
		inside.marginWidth = 8;
		inside.marginHeight = 6;
		inside.verticalSpacing = 5;
		files = new FileStrip(box, look, actions::removeFile, "a file");
		field = new ComposerField(box, look, actions, new Keys(), () -> {
			arrange();
			arm();
		});
		bar = new ComposerBar(box, look, actions, this::act);
		box.addPaintListener(e -> {
			Rectangle area = box.getClientArea();
			e.gc.setAntialias(SWT.ON);
			e.gc.setForeground(look.colors().color(field.control().isFocusControl() ? ThemeColor.ACCENT : ThemeColor.LINE));
			e.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
			e.gc.setForeground(look.colors().color(ThemeColor.LINE));
			e.gc.drawLine(1, bar.top() - 3, area.width - 2, bar.top() - 3);
		});
		outer.addListener(SWT.Resize, e -> arrange());
	}

	private final class Keys implements ComposerField.Keys {

		@Override
		public void send() {
			Composer.this.send();
		}

		@Override
		public void stop() {
			if (files.shown().sendWaits())
				actions.cancelSend();
			else
				actions.stop();
		}
	}

	/** Lets files be dropped on the composer and on another control. */
	public void acceptDrops(Control other) {
		field.acceptDrops(outer);
		field.acceptDrops(other);
	}

	/** Lets somebody else see each key first; one that it takes is done with. */
	public void keysFirst(Predicate<VerifyEvent> taker) {
		field.keysFirst(taker);
	}

	/** Sends what is written. */
	public void send() {
		if (hasSomething())
			actions.send(field.text());
	}

	/**
	 * Brings an earlier question into the empty composer, or walks on from the one that it brought.
	 *
	 * @param step 1 for the question before, -1 for the one after
	 */
	public void recall(int step) {
		field.recall(step);
	}

	private void act() {
		switch (bar.action()) {
		case SEND -> actions.send(field.text());
		case STOP -> actions.stop();
		case CANCEL -> actions.cancelSend();
		}
		focus();
	}

	private boolean hasSomething() {
		return !field.text().isBlank() || !files.shown().files().isEmpty();
	}

	/** The widget, for the layout. */
	public Composite control() {
		return outer;
	}

	/** The field alone, for what belongs to it. */
	public StyledText field() {
		return field.control();
	}

	/** Where the model picker belongs. */
	public Rectangle modelButton() {
		return bar.modelButton();
	}

	public void focus() {
		field.control().setFocus();
	}

	/** Whether the user is writing here and there is a change to take back. */
	public boolean canUndo() {
		return field.canUndo();
	}

	/** Whether the user is writing here and there is a change to do again. */
	public boolean canRedo() {
		return field.canRedo();
	}

	/** Takes the last change back. */
	public void undo() {
		field.undo();
	}

	/** Does the change again that was taken back last. */
	public void redo() {
		field.redo();
	}

	/** What was typed so far can no longer be taken back: it belongs to another thread. */
	public void forgetEdits() {
		field.forgetEdits();
	}

	/** Puts a text where the cursor is. */
	public void insert(String text) {
		field.insert(text);
	}

	/** Shows the draft of a thread. */
	public void fill(String draft) {
		field.fill(draft);
	}

	/** Shows what can be done in a thread. */
	public void update(ChatState state) {
		var standing = state.standing();
		answering = state.answering();
		canSend = state.canSend();
		bar.showModel(standing.name());
		arm();
		String sentence = !state.notice().isEmpty() ? state.notice()
				: state.phase() == ChatState.Phase.READY ? standing.remark() : "";
		if (notice.show(sentence, state.remedy().isPresent(), standing.instead().map(ModelInfo::displayName).orElse("")))
			arrange();
	}

	/** Shows the attached files, and what the model will not get of them. */
	public void showFiles(FileTray tray, Optional<ModelInfo> asked) {
		if (files.show(tray, asked))
			arrange();
		arm();
	}

	private void arm() {
		boolean waits = files.shown().sendWaits();
		var action = waits ? ComposerBar.Action.CANCEL : answering ? ComposerBar.Action.STOP : ComposerBar.Action.SEND;
		boolean queues = answering && !waits && hasSomething();
		bar.show(action, action != ComposerBar.Action.SEND || canSend && hasSomething(),
				queues ? (actions.enterSends() ? "Enter" : "Ctrl+Enter") + " queues this message" : "");
	}

	/** Centres the box and lets the field be as high as its text. */
	private void arrange() {
		int width = outer.getClientArea().width;
		if (width == 0)
			return;
		int boxWidth = Math.min(WIDTH, width - 32);
		var data = new GridData(SWT.CENTER, SWT.FILL, true, false);
		data.widthHint = boxWidth;
		data.verticalIndent = 6;
		box.setLayoutData(data);
		var noticeData = new GridData(SWT.CENTER, SWT.FILL, true, false);
		noticeData.widthHint = boxWidth;
		noticeData.exclude = !notice.visible();
		notice.control().setLayoutData(noticeData);
		((GridLayout) outer.getLayout()).marginBottom = 14;
		var strip = (GridData) files.control().getLayoutData();
		strip.widthHint = boxWidth - 16;
		((GridData) field.control().getLayoutData()).heightHint = field.height(boxWidth - 16);
		outer.layout(true, true);
		int height = outer.computeSize(width, SWT.DEFAULT, true).y;
		if (height != outer.getSize().y)
			outer.requestLayout();
	}
}
