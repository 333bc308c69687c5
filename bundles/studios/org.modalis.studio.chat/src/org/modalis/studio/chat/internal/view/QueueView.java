package org.modalis.studio.chat.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.Subscription;
import org.modalis.api.history.Attachment;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.MessageQueue;
import org.modalis.studio.chat.internal.session.Queued;
import org.modalis.studio.chat.internal.session.Waiting;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * The messages that wait in the thread on the screen, above the composer: hidden while there are none. While one of them is being
 * changed the rows stay as they are. Threads: the UI thread.
 */
public final class QueueView {

	private static final int WIDTH = 760;
	private static final int CORNER = 24;
	private static final int MOST = 6;

	private final Look look;
	private final Consumer<BiConsumer<MessageQueue, UUID>> queue;
	private final Runnable done;
	private final Composite outer;
	private final Composite card;
	private final Label state;
	private final FlatButton resume;
	private final Composite list;
	private final List<QueueRow> rows = new ArrayList<>();
	private Waiting shown = Waiting.NONE;
	private Waiting newest = Waiting.NONE;
	private Optional<ModelInfo> model = Optional.empty();

	/**
	 * @param queue changes what waits
	 * @param done called when the keyboard is free again
	 */
	public QueueView(Composite parent, Look look, Consumer<BiConsumer<MessageQueue, UUID>> queue, Runnable done) {
		this.look = look;
		this.queue = queue;
		this.done = done;
		outer = look.box(parent, ThemeColor.PANEL, 1);
		card = look.box(outer, ThemeColor.PANEL, 1);
		var layout = (GridLayout) card.getLayout();
		layout.marginWidth = 10;
		layout.marginHeight = 6;
		layout.verticalSpacing = 2;
		Composite bar = look.box(card, ThemeColor.PANEL, 3);
		((GridLayout) bar.getLayout()).horizontalSpacing = 8;
		bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		state = Look.marked(look.label(bar, "", ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.WRAP), "queueState");
		GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
		wide.widthHint = 100;
		state.setLayoutData(wide);
		resume = Look.marked(new FlatButton(bar, look.colors()), "queueResume");
		resume.setText("Send now");
		resume.setToolTipText("Send these messages one after the other");
		resume.onPress(() -> {
			queue.accept(MessageQueue::resume);
			done.run();
		});
		resume.setLayoutData(new GridData());
		FlatButton clear = Look.marked(new FlatButton(bar, look.colors()), "queueClear");
		clear.setText("Remove all");
		clear.setBare(true);
		clear.onPress(() -> {
			queue.accept(MessageQueue::clear);
			done.run();
		});
		list = look.box(card, ThemeColor.PANEL, 1);
		list.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		card.addPaintListener(e -> {
			Rectangle area = card.getClientArea();
			e.gc.setAntialias(SWT.ON);
			e.gc.setForeground(look.colors().color(shown.paused().isEmpty() ? ThemeColor.LINE : ThemeColor.WARN));
			e.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
		});
		outer.addListener(SWT.Resize, e -> arrange());
		Subscription themes = look.colors().onChange(this::say);
		outer.addDisposeListener(e -> themes.close());
		outer.setVisible(false);
	}

	/** The widget, for the layout; its layout data excludes it while nothing waits. */
	public Composite control() {
		return outer;
	}

	/** Puts the keyboard into the first message; does nothing while none waits. */
	public void focus() {
		if (!rows.isEmpty())
			rows.getFirst().focus();
	}

	/**
	 * Shows what waits.
	 *
	 * @param asked the model that will get it
	 */
	public void update(Waiting waiting, Optional<ModelInfo> asked) {
		if (!model.equals(asked)) {
			model = asked;
			rows.forEach(row -> row.showModel(asked));
		}
		newest = waiting;
		boolean held = rows.stream().anyMatch(row -> row.editing() && waiting.messages().contains(row.message()));
		if (waiting.equals(shown) || held)
			return;
		int focused = focused();
		Optional<UUID> kept = focused < 0 ? Optional.empty() : Optional.of(rows.get(focused).message().id());
		boolean same = waiting.messages().equals(shown.messages());
		shown = waiting;
		say();
		if (!same)
			draw();
		boolean visible = !waiting.messages().isEmpty();
		outer.setVisible(visible);
		((GridData) outer.getLayoutData()).exclude = !visible;
		arrange();
		outer.requestLayout();
		if (!same && focused >= 0)
			focus(kept, focused);
	}

	private void say() {
		int count = shown.messages().size();
		boolean paused = !shown.paused().isEmpty();
		String words = count == 1 ? "1 message waits; it is sent when the answer has come."
				: count + " messages wait; each is sent when the answer before it has come.";
		state.setText((paused ? shown.paused() : words).replace("&", "&&"));
		state.setForeground(look.colors().color(paused ? ThemeColor.WARN : ThemeColor.MUTE));
		resume.setVisible(paused);
		((GridData) resume.getLayoutData()).exclude = !paused;
		card.redraw();
	}

	private void draw() {
		for (var control : list.getChildren())
			control.dispose();
		rows.clear();
		int count = shown.messages().size();
		for (Queued message : shown.messages().subList(0, Math.min(MOST, count)))
			rows.add(new QueueRow(list, look, message, rows.size() + 1, count, model, new RowActions()));
		if (count > MOST)
			look.label(list, "and " + (count - MOST) + " more", ThemeColor.PANEL, ThemeColor.FAINT, look.fonts().hint(), SWT.NONE);
	}

	private int focused() {
		for (int i = 0; i < rows.size(); i++)
			if (rows.get(i).hasFocus())
				return i;
		return -1;
	}

	/** The keyboard stays with its message, goes to the one in its place, or leaves with the last one. */
	private void focus(Optional<UUID> message, int place) {
		var same = rows.stream().filter(row -> message.equals(Optional.of(row.message().id()))).findFirst();
		if (same.isPresent())
			same.get().focus();
		else if (rows.isEmpty())
			done.run();
		else
			rows.get(Math.min(place, rows.size() - 1)).focus();
	}

	private void arrange() {
		int width = outer.getClientArea().width;
		if (width == 0)
			return;
		GridData data = new GridData(SWT.CENTER, SWT.FILL, true, false);
		data.widthHint = Math.min(WIDTH, width - 32);
		data.verticalIndent = 6;
		card.setLayoutData(data);
		outer.layout(true, true);
		int height = outer.computeSize(width, SWT.DEFAULT, true).y;
		if (outer.getVisible() && height != outer.getSize().y)
			outer.requestLayout();
	}

	private final class RowActions implements QueueRow.Actions {

		@Override
		public void editing(Queued message) {
			queue.accept((all, thread) -> all.hold(message.id()));
		}

		@Override
		public void edited(Queued message, String text) {
			shown = new Waiting(List.of(), "drawn again");
			queue.accept((all, thread) -> all.edit(thread, message.id(), text));
			outer.getDisplay().asyncExec(() -> {
				if (!outer.isDisposed())
					update(newest, model);
			});
		}

		@Override
		public void move(Queued message, int step) {
			queue.accept((all, thread) -> all.move(thread, message.id(), step));
		}

		@Override
		public void remove(Queued message) {
			queue.accept((all, thread) -> all.remove(thread, message.id()));
		}

		@Override
		public void removeFile(Queued message, Attachment file) {
			queue.accept((all, thread) -> all.removeFile(thread, message.id(), file));
		}

		@Override
		public void leave(Queued message, int step) {
			int at = rows.stream().map(QueueRow::message).toList().indexOf(message);
			if (step > rows.size() || at + step >= rows.size())
				done.run();
			else if (at + step >= 0)
				rows.get(at + step).focus();
		}
	}
}
