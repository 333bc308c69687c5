package org.modalis.studio.chat.internal.window;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.Subscription;
import org.modalis.api.model.ModelId;
import org.modalis.api.settings.Settings;
import org.modalis.studio.chat.internal.compare.CompareState;
import org.modalis.studio.chat.internal.compare.Comparison;
import org.modalis.studio.chat.internal.page.Action;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ComposerFiles;
import org.modalis.studio.chat.internal.session.PendingFile;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.view.ModelPicker;

/**
 * Several models answer one question side by side. Esc stops what is coming, and closes the window when nothing is. Threads: the
 * UI thread.
 */
public final class CompareWindow {

	private static final Set<Action> OFFERED = EnumSet.of(Action.TAKE, Action.HALT, Action.COPY);

	private final ChatSession session;
	private final Comparison comparison;
	private final ComposerFiles composed;
	private final Optional<UUID> draftOf;
	private final Look look;
	private final Frame frame;
	private final AnswerPane pane;
	private final AskBox box;
	private int asked;
	private String sent = "";

	/**
	 * @param composed the files beside the message field
	 * @param comparison closed with the window
	 * @param draftOf the thread from which the question's draft comes, which is done once it is asked
	 */
	public CompareWindow(Shell parent, Look look, ChatSession session, ComposerFiles composed, Settings settings, Comparison comparison,
			Optional<UUID> draftOf) {
		this.session = session;
		this.composed = composed;
		this.comparison = comparison;
		this.draftOf = draftOf;
		this.look = look;
		frame = new Frame(parent, look, "Compare models", 0);
		Shell shell = frame.shell();
		pane = AnswerPane.make(shell, look, settings, new Picks(shell), OFFERED);
		pane.view().control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		pane.view().hint("One question, several models", "Choose up to six models below. They answer side by side, and you take one answer on.");
		box = new AskBox(shell, look, new Actions());
		Subscription states = comparison.onState(new Latest<>(shell, this::show));
		Subscription answers = comparison.onColumns(pane.columns());
		Subscription reading = composed.onChange(tray -> comparison.files().follow(tray.files()));
		box.acceptDrops(pane.view().control());
		frame.onEscape(this::leave);
		frame.ends(states, answers, reading, comparison::close);
		show(comparison.state());
	}

	/** Opens it with a question that is not asked yet, and its files. */
	public void open(String draft, List<PendingFile> files) {
		var ids = files.stream().map(PendingFile::id).toList();
		comparison.onSent(() -> ids.forEach(composed::remove));
		comparison.files().add(files);
		box.fill(draft);
		comparison.question(text -> frame.shell().getDisplay().asyncExec(() -> {
			if (!frame.shell().isDisposed())
				box.fill(text);
		}));
		frame.open();
		box.focus();
	}

	private void show(CompareState state) {
		String progress = state.running() > 0 ? state.running() + " of " + state.columns() + " answering…"
				: state.columns() > 0 ? "All answers are kept in the thread" : "";
		frame.say("Compare models · " + state.title(), progress);
		box.update(state);
		if (state.asked() > asked) {
			asked = state.asked();
			if (box.text().equals(sent))
				box.fill("");
			if (session.draft(draftOf).strip().equals(sent.strip()))
				session.draft(draftOf, "");
		}
	}

	private void leave() {
		if (comparison.state().running() > 0 || comparison.state().files().sendWaits())
			comparison.stop();
		else
			frame.shell().close();
	}

	private final class Actions implements AskBox.Actions {

		@Override
		public void ask(String text) {
			sent = text;
			comparison.ask(text);
		}

		@Override
		public void stop() {
			comparison.stop();
		}

		@Override
		public void written(String text) {
			comparison.weigh(text);
		}

		@Override
		public void leaveOut(ModelId model) {
			comparison.choose(comparison.state().chosen().stream().filter(each -> !each.equals(model)).toList());
		}

		@Override
		public void addModel(Rectangle button) {
			new ModelPicker(frame.shell(), look, session, button, Optional::empty,
					model -> comparison.choose(Stream.concat(comparison.state().chosen().stream(), Stream.of(model)).toList())).open();
		}

		@Override
		public void pickFiles() {
			CompareWindow.this.pickFiles();
		}

		@Override
		public void attach(List<Path> paths) {
			comparison.files().attach(paths);
		}

		@Override
		public void attachPicture(byte[] png) {
			comparison.files().attach("Pasted picture.png", png);
		}

		@Override
		public void removeFile(UUID file) {
			comparison.files().remove(file);
		}
	}

	private void pickFiles() {
		var dialog = new FileDialog(frame.shell(), SWT.OPEN | SWT.MULTI);
		dialog.setText("Attach files");
		if (dialog.open() != null)
			comparison.files().attach(Stream.of(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
		box.focus();
	}

	private final class Picks extends AnswerWishes {

		Picks(Shell shell) {
			super(shell, session);
		}

		@Override
		public void take(UUID answer) {
			comparison.take(answer);
		}

		@Override
		public void halt(UUID answer) {
			comparison.stop(answer);
		}

		@Override
		public void stop() {
			leave();
		}
	}
}
