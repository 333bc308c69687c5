package org.modalis.studio.chat.internal.view;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.history.Message;
import org.modalis.api.registry.ProviderState;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.workbench.toolkit.Chip;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemedCanvas;

/** Above the conversation: its title, which can be changed in place, its model with the provider's state, and the context in use. */
public final class ThreadHeader {

	private final Look look;
	private final Composite bar;
	private final FlatButton threads;
	private final Label title;
	private final Chip temporary;
	private final Chip model;
	private final Chip context;
	private final Consumer<String> rename;
	private final Runnable done;
	private boolean hasThread;
	private String full = "";

	/**
	 * @param rename told of a new title
	 * @param done called when the keyboard is free again
	 * @param openThreads lets the list of threads drop down
	 */
	public ThreadHeader(Composite parent, Look look, Consumer<String> rename, Runnable done, Runnable openThreads) {
		this.done = done;
		this.look = look;
		this.rename = rename;
		bar = look.bar(parent, 5);
		threads = Look.marked(new FlatButton(bar, look.colors()), "threadsButton");
		threads.setText("Threads  ▾");
		threads.setIcon(look.icons(), "list", 16);
		threads.setToolTipText("Show the threads (Ctrl+J)");
		threads.onPress(openThreads);
		threads.setLayoutData(new GridData());
		listFolded(false);
		title = Look.marked(look.label(bar, "", ThemeColor.PANEL, ThemeColor.TEXT, look.fonts().bold(), SWT.NONE), "title");
		GridData room = new GridData(SWT.FILL, SWT.CENTER, true, true);
		room.widthHint = 60;
		title.setLayoutData(room);
		title.addMouseListener(MouseListener.mouseDoubleClickAdapter(e -> edit()));
		title.addListener(SWT.Resize, e -> shorten());
		temporary = Look.marked(new Chip(bar, look.colors()), "temporaryChip");
		temporary.setTag(ThemeColor.WARN);
		temporary.setText("Nothing is kept");
		temporary.setToolTipText("A temporary chat: nothing of it comes into the history or the search. It is gone when Modalis is closed.");
		temporary.setLayoutData(new GridData());
		model = Look.marked(new Chip(bar, look.colors()), "modelChip");
		context = Look.marked(new Chip(bar, look.colors()), "contextChip");
	}

	/** The widget, for the layout. */
	public Composite control() {
		return bar;
	}

	/** Whether the list of threads is folded away, so that it drops down from here. */
	public void listFolded(boolean folded) {
		((GridData) threads.getLayoutData()).exclude = !folded;
		if (threads.getVisible() == folded)
			return;
		threads.setVisible(folded);
		bar.layout(true, true);
	}

	/** Whether the list of threads drops down from here. */
	public boolean isListFolded() {
		return threads.getVisible();
	}

	/** Where the list drops down. */
	public Control threadsButton() {
		return threads;
	}

	public void update(ChatState state) {
		hasThread = state.shown().isPresent();
		String words = state.shown().map(ThreadList::title).orElse(state.temporary() ? "New temporary chat" : "New thread");
		temporary.setVisible(state.temporary());
		((GridData) temporary.getLayoutData()).exclude = !state.temporary();
		full = words;
		title.setToolTipText(hasThread ? words + "\nDouble-click or F2 to rename" : "");
		var standing = state.standing();
		model.setText(standing.name().isEmpty() ? "No model" : standing.provider() + " · " + standing.name());
		model.setDot(Optional.of(dot(state, standing)));
		model.setToolTipText(standing.remark().isEmpty() ? "Ready" : standing.remark());
		context(state, standing);
		bar.layout(true, true);
		shorten();
	}

	/** Shows as much of the title as there is room for. */
	private void shorten() {
		String shown = fitting().replace("&", "&&");
		if (!title.getText().equals(shown))
			title.setText(shown);
	}

	private String fitting() {
		GC gc = new GC(title);
		try {
			return ThemedCanvas.fit(gc, full, title.getSize().x);
		} finally {
			gc.dispose();
		}
	}

	private static ThemeColor dot(ChatState state, ModelChoice.Standing standing) {
		var kind = state.model().flatMap(id -> state.models().provider(id.provider())).map(entry -> entry.state().kind());
		if (!standing.usable())
			return ThemeColor.BAD;
		return kind.filter(ProviderState.Kind.READY::equals).isPresent() ? ThemeColor.OK : ThemeColor.WARN;
	}

	private void context(ChatState state, ModelChoice.Standing standing) {
		var window = standing.info().stream().flatMapToLong(info -> info.contextWindow().stream()).findFirst();
		long used = state.lastAnswer().map(Message::usage).filter(usage -> usage.known())
				.map(usage -> usage.inputTokens() + usage.outputTokens()).orElse(0L);
		boolean both = window.isPresent() && used > 0;
		context.setGauge(both ? (double) used / window.getAsLong() : -1);
		context.setText(both ? Figures.brief(used) + " of " + Figures.brief(window.getAsLong())
				: window.isPresent() ? Figures.brief(window.getAsLong()) + " context"
						: used > 0 ? Figures.brief(used) + " tokens" : "context unknown");
		context.setToolTipText(both ? Figures.full(used) + " of " + Figures.full(window.getAsLong()) + " tokens of context in use"
				: "The context window of this model");
	}

	/** Lets the user change the title in place: Enter keeps, Esc does not. */
	public void edit() {
		if (!hasThread)
			return;
		Text field = look.paint(new Text(bar, SWT.SINGLE | SWT.BORDER), ThemeColor.PANEL2, ThemeColor.TEXT);
		Look.named(field, "titleField", "Title of this thread");
		field.setFont(look.fonts().body());
		field.setText(full);
		GridData data = new GridData();
		data.exclude = true;
		field.setLayoutData(data);
		var at = title.getBounds();
		field.setBounds(at.x - 4, 4, Math.max(160, Math.min(420, at.width)), bar.getClientArea().height - 9);
		field.moveAbove(null);
		field.selectAll();
		field.setFocus();
		field.addListener(SWT.DefaultSelection, e -> finish(field, true));
		field.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE) {
				e.doit = false;
				finish(field, false);
			}
		});
		field.addListener(SWT.FocusOut, e -> finish(field, true));
	}

	private void finish(Text field, boolean keep) {
		if (field.isDisposed() || field.getData("done") != null)
			return;
		field.setData("done", true);
		String text = field.getText();
		if (keep)
			rename.accept(text);
		field.getDisplay().asyncExec(() -> {
			boolean hadFocus = !field.isDisposed() && field.isFocusControl();
			field.dispose();
			if (hadFocus && !bar.isDisposed())
				done.run();
		});
	}
}
