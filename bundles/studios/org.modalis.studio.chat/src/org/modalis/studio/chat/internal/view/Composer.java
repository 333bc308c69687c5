package org.modalis.studio.chat.internal.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.session.FileTray;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * Where a message is written: a rounded box with a field that grows with the text, the model picker's button, and the one
 * primary action, Send or Stop. Enter sends, Shift+Enter breaks the line, Esc stops. Threads: the UI thread.
 */
public final class Composer {

	private static final int WIDTH = 760;
	private static final int LINES = 8;
	private static final int CORNER = 24;

	/** What the composer asks for. */
	public interface Actions {
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

		void attach(List<Path> files);

		/** Attaches a picture from the clipboard; called from any thread. */
		void attachPicture(byte[] png);

		void removeFile(UUID file);

		/** Takes back a question that waits for its files. */
		void cancelSend();
	}

	private final Look look;
	private final Actions actions;
	private final Composite outer;
	private final Composite box;
	private final FileStrip files;
	private final StyledText field;
	private final NoticeBar notice;
	private final FlatButton model;
	private final FlatButton action;
	private final Label hint;
	private final Edits edits = new Edits();
	private final Recall recall;
	private boolean answering;
	private boolean canSend;
	private boolean filling;
	private Predicate<VerifyEvent> first = event -> false;

	public Composer(Composite parent, Look look, Actions actions) {
		this.look = look;
		this.actions = actions;
		recall = new Recall(actions::pastQuestions);
		outer = look.box(parent, ThemeColor.PANEL, 1);
		notice = new NoticeBar(outer, look, actions::openSettings, actions::takeInstead);
		box = look.box(outer, ThemeColor.PANEL, 1);
		var inside = (GridLayout) box.getLayout();
		inside.marginWidth = 8;
		inside.marginHeight = 6;
		inside.verticalSpacing = 5;
		files = new FileStrip(box, look, actions::removeFile, "a file");
		field = makeField();
		Composite bar = look.box(box, ThemeColor.PANEL, 4);
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
		action.onPress(this::act);
		box.addPaintListener(e -> {
			Rectangle area = box.getClientArea();
			e.gc.setAntialias(SWT.ON);
			e.gc.setForeground(look.colors().color(field.isFocusControl() ? ThemeColor.ACCENT : ThemeColor.LINE));
			e.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
			e.gc.setForeground(look.colors().color(ThemeColor.LINE));
			e.gc.drawLine(1, bar.getLocation().y - 3, area.width - 2, bar.getLocation().y - 3);
		});
		outer.addListener(SWT.Resize, e -> arrange());
	}

	private StyledText makeField() {
		StyledText made = look.paint(new MessageField(box, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, attaching()), ThemeColor.PANEL, ThemeColor.TEXT);
		Look.named(made, "composer", "Message");
		made.setAlwaysShowScrollBars(false);
		made.setFont(look.fonts().conversation());
		made.setMargins(6, 5, 6, 2);
		made.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
		made.addVerifyKeyListener((VerifyKeyListener) this::key);
		made.addExtendedModifyListener(e -> {
			if (!filling)
				edits.add(new Edits.Edit(e.start, e.replacedText, e.length == 0 ? "" : made.getTextRange(e.start, e.length)));
		});
		made.addModifyListener(e -> {
			if (!filling)
				actions.draft(made.getText());
			made.redraw();
			arrange();
			arm();
		});
		made.addListener(SWT.FocusIn, e -> box.redraw());
		made.addListener(SWT.FocusOut, e -> box.redraw());
		made.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS)
				e.doit = true;
		});
		made.addPaintListener(e -> {
			if (made.getCharCount() > 0)
				return;
			e.gc.setForeground(look.colors().color(ThemeColor.FAINT));
			e.gc.drawText("Write a message. / for prompts", 7, 5, true);
		});
		return made;
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

	/** Lets files be dropped on the composer and on another control. */
	public void acceptDrops(Control other) {
		MessageField.dropOn(outer, attaching());
		MessageField.dropOn(other, attaching());
	}

	/** Lets somebody else see each key first; one that it takes is done with. */
	public void keysFirst(Predicate<VerifyEvent> taker) {
		first = taker;
	}

	private void key(VerifyEvent event) {
		if (first.test(event))
			return;
		boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
		int modifiers = event.stateMask & SWT.MODIFIER_MASK;
		if (enter && (modifiers == SWT.MOD1 || modifiers == 0 && actions.enterSends())) {
			event.doit = false;
			send();
		} else if (modifiers == 0 && (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN)) {
			event.doit = !recall(event.keyCode == SWT.ARROW_UP ? 1 : -1);
		} else if (event.keyCode == SWT.ESC) {
			event.doit = false;
			stop();
		} else if (event.keyCode == SWT.TAB)
			event.doit = false;
	}

	/** Sends what is written. */
	public void send() {
		if (hasSomething())
			actions.send(field.getText());
	}

	/**
	 * Brings an earlier question into the empty composer, or walks on from the one that it brought.
	 *
	 * @param step 1 for the question before, -1 for the one after
	 * @return whether there was one to bring
	 */
	public boolean recall(int step) {
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

	private void act() {
		if (answering || files.shown().sendWaits())
			stop();
		else
			actions.send(field.getText());
		field.setFocus();
	}

	private void stop() {
		if (files.shown().sendWaits())
			actions.cancelSend();
		else
			actions.stop();
	}

	private boolean hasSomething() {
		return !field.getText().isBlank() || !files.shown().files().isEmpty();
	}

	/** The widget, for the layout. */
	public Composite control() {
		return outer;
	}

	/** The field alone, for what belongs to it. */
	public StyledText field() {
		return field;
	}

	/** Where the model picker belongs. */
	public Rectangle modelButton() {
		Point at = model.toDisplay(0, 0);
		return new Rectangle(at.x, at.y, model.getSize().x, model.getSize().y);
	}

	public void focus() {
		field.setFocus();
	}

	/** Whether the user is writing here and there is a change to take back. */
	public boolean canUndo() {
		return field.isFocusControl() && edits.canUndo();
	}

	/** Whether the user is writing here and there is a change to do again. */
	public boolean canRedo() {
		return field.isFocusControl() && edits.canRedo();
	}

	/** Takes the last change back. */
	public void undo() {
		edits.undo().ifPresent(this::apply);
	}

	/** Does the change again that was taken back last. */
	public void redo() {
		edits.redo().ifPresent(this::apply);
	}

	private void apply(Edits.Edit edit) {
		filling = true;
		field.replaceTextRange(edit.at(), edit.removed().length(), edit.inserted());
		field.setSelection(edit.at() + edit.inserted().length());
		filling = false;
		actions.draft(field.getText());
	}

	/** What was typed so far can no longer be taken back: it belongs to another thread. */
	public void forgetEdits() {
		edits.clear();
	}

	/** Puts a text where the cursor is. */
	public void insert(String text) {
		field.insert(text);
		field.setSelection(field.getSelection().x + text.length());
	}

	/** Shows the draft of a thread. */
	public void fill(String draft) {
		if (field.getText().equals(draft))
			return;
		filling = true;
		field.setText(draft);
		field.setSelection(draft.length());
		filling = false;
		edits.clear();
	}

	/** Shows what can be done in a thread. */
	public void update(ChatState state) {
		var standing = state.standing();
		answering = state.answering();
		String name = standing.name().isEmpty() ? "Choose a model" : standing.name();
		if (!model.getText().equals(name + "  ▾")) {
			model.setText(name + "  ▾");
			model.requestLayout();
		}
		canSend = state.canSend();
		label();
		String sentence = !state.notice().isEmpty() ? state.notice()
				: state.phase() == ChatState.Phase.READY ? standing.remark() : "";
		if (notice.show(sentence, state.remedy().isPresent(), standing.instead().map(ModelInfo::displayName).orElse("")))
			arrange();
	}

	/** Shows the attached files, and what the model will not get of them. */
	public void showFiles(FileTray tray, Optional<ModelInfo> asked) {
		if (files.show(tray, asked))
			arrange();
		label();
	}

	private void label() {
		String label = answering ? "■  Stop  Esc" : files.shown().sendWaits() ? "■  Cancel  Esc" : "Send";
		if (!action.getText().equals(label)) {
			action.setText(label);
			action.requestLayout();
		}
		arm();
	}

	private void arm() {
		action.setEnabled(answering || files.shown().sendWaits() || canSend && hasSomething());
		boolean queues = answering && !field.getText().isBlank() && files.shown().files().isEmpty();
		String words = queues ? (actions.enterSends() ? "Enter" : "Ctrl+Enter") + " queues this message" : "";
		if (!hint.getText().equals(words))
			hint.setText(words);
	}

	/** Centres the box and lets the field be as high as its text, up to eight lines. */
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
		int line = field.getLineHeight();
		int wanted = field.computeSize(boxWidth - 16, SWT.DEFAULT, true).y;
		((GridData) field.getLayoutData()).heightHint = Math.clamp(wanted, 36, LINES * line + 7);
		outer.layout(true, true);
		int height = outer.computeSize(width, SWT.DEFAULT, true).y;
		if (height != outer.getSize().y)
			outer.requestLayout();
	}
}
