package org.modalis.studio.chat.internal.window;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.Subscription;
import org.modalis.api.settings.Settings;
import org.modalis.studio.chat.internal.compare.Replay;
import org.modalis.studio.chat.internal.compare.ReplayState;
import org.modalis.studio.chat.internal.compare.ReplayState.Phase;
import org.modalis.studio.chat.internal.page.Action;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.view.ModelPicker;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * Another model answers the questions of a thread: then at the left, now at the right, with what both took. Esc stops, and closes
 * the window when nothing is asked. Threads: the UI thread.
 */
public final class ReplayWindow {

	private static final Set<Action> OFFERED = EnumSet.of(Action.COPY);

	private final Replay replay;
	private final ChatSession session;
	private final Look look;
	private final Frame frame;
	private final ReplayBox box;
	private final Label then;
	private final Label now;
	private final FlatButton openNew;
	private final MetaLine meta = new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault());

	/** @param replay closed with the window */
	public ReplayWindow(Shell parent, Look look, ChatSession session, Settings settings, Replay replay) {
		this.session = session;
		this.replay = replay;
		this.look = look;
		frame = new Frame(parent, look, "Replay", 2);
		Shell shell = frame.shell();
		openNew = frame.button("replayOpenNew", "Show the new thread", () -> replay.open(true));
		frame.button("replayOpenOld", "Show the original", () -> replay.open(false));
		Composite totals = look.box(shell, ThemeColor.PANEL2, 2);
		totals.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		var columns = (GridLayout) totals.getLayout();
		columns.makeColumnsEqualWidth = true;
		columns.marginWidth = 20;
		columns.horizontalSpacing = 40;
		columns.marginHeight = 6;
		then = total(totals, "replayThen");
		now = total(totals, "replayNow");
		var pane = AnswerPane.make(shell, look, settings, new Reads(shell), OFFERED);
		pane.view().control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		pane.view().hint("No question yet", "A thread can be replayed once a question was asked in it.");
		box = new ReplayBox(shell, look, new Actions());
		Subscription states = replay.onState(new Latest<>(shell, this::show));
		Subscription turns = replay.onTurns(pane.turns());
		frame.onEscape(this::leave);
		frame.ends(states, turns, replay::close);
		show(replay.state());
	}

	private Label total(Composite parent, String id) {
		var label = Look.marked(look.label(parent, "", ThemeColor.PANEL2, ThemeColor.MUTE, look.fonts().body(), SWT.WRAP), id);
		label.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		return label;
	}

	/** Opens it. Nothing is asked before the user starts it. */
	public void open() {
		frame.open();
		box.focus();
	}

	private void show(ReplayState state) {
		frame.say("Replay · " + state.title(), state.phase() == Phase.RUNNING ? "answering…" : "");
		Frame.set(then, "Then · " + state.then().words(meta));
		String name = state.model().map(new ModelChoice(state.models())::name).map(model -> " · " + model).orElse("");
		Frame.set(now, "Now" + name + " · " + state.now().words(meta));
		openNew.setEnabled(state.copy().isPresent());
		box.update(state);
	}

	private void leave() {
		if (replay.state().phase() == Phase.RUNNING)
			replay.stop();
		else
			frame.shell().close();
	}

	private final class Actions implements ReplayBox.Actions {

		@Override
		public void start() {
			replay.start();
		}

		@Override
		public void stop() {
			replay.stop();
		}

		@Override
		public void context(ReplayState.Context context) {
			replay.context(context);
		}

		@Override
		public void pickModel(Rectangle button) {
			new ModelPicker(frame.shell(), look, session, button, () -> replay.state().model(), replay::choose).open();
		}
	}

	private final class Reads extends AnswerWishes {

		Reads(Shell shell) {
			super(shell, session);
		}

		@Override
		public void stop() {
			leave();
		}
	}
}
