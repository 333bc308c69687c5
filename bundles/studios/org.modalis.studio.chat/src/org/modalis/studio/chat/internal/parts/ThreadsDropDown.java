package org.modalis.studio.chat.internal.parts;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ThreadFiling;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.Popup;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.filter.ListFilter;

/**
 * The list of threads where the window has no room for it: drops down from the header. Typing narrows it, arrows choose, Enter or a
 * click shows a thread or folds a folder, Esc leaves. Threads: the UI thread.
 */
final class ThreadsDropDown {

	private static final int WIDTH = 360;
	private static final int LEAST = 132;
	private static final int MOST = 440;

	private final ChatSession session;
	private final ThreadFiling filing;
	private final Runnable done;
	private final ThreadList threads = new ThreadList(Clock.systemDefaultZone(), Locale.getDefault(Locale.Category.FORMAT));
	private final Popup popup;
	private final Text filter;
	private final RowList list;
	private ThreadRows rows;

	/**
	 * @param startNew starts an empty thread
	 * @param done called when a thread was chosen
	 */
	ThreadsDropDown(Control header, Look look, ChatSession session, ThreadFiling filing, Runnable startNew, Runnable done) {
		this.session = session;
		this.filing = filing;
		this.done = done;
		popup = new Popup(header.getShell(), look.colors(), "threadsDropDown", "Threads");
		Composite top = look.box(popup.body(), ThemeColor.PANEL, 2);
		((GridLayout) top.getLayout()).horizontalSpacing = 8;
		top.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		filter = look.paint(new Text(top, SWT.SINGLE | SWT.BORDER | SWT.SEARCH), ThemeColor.PANEL2, ThemeColor.TEXT);
		Look.named(filter, "threadsDropDown.filter", "Filter threads");
		filter.setMessage("Filter threads");
		filter.setFont(look.fonts().body());
		filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		var fresh = Look.marked(new FlatButton(top, look.colors()), "threadsDropDown.new");
		fresh.setText("New chat");
		fresh.setIcon(look.icons(), "plus", 16);
		fresh.setPrimary(true);
		fresh.setToolTipText("Start an empty thread (Ctrl+N)");
		fresh.onPress(() -> {
			popup.close();
			startNew.run();
		});
		list = Look.named(new RowList(popup.body(), look.colors()), "threadsDropDown.list", "Threads");
		list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		listen();
	}

	private void listen() {
		var news = new Latest<Object>(list, state -> show(selected()));
		Subscription states = session.onState(news::accept);
		Subscription folders = filing.onChange(() -> news.accept(filing));
		popup.onClose(() -> {
			states.close();
			folders.close();
		});
		filter.addModifyListener(e -> show(Optional.empty()));
		filter.addListener(SWT.KeyDown, this::key);
		filter.addListener(SWT.DefaultSelection, e -> take(list.selection()));
		list.addListener(SWT.MouseUp, e -> {
			if (e.button == 1)
				take(list.rowAt(e.y));
		});
		list.onOpen(this::take);
		list.addListener(SWT.KeyDown, this::fold);
	}

	/** Opens it below a control. */
	void open(Control below) {
		show(Optional.empty());
		((GridData) list.getLayoutData()).heightHint = Math.clamp(list.computeSize(SWT.DEFAULT, SWT.DEFAULT).y, LEAST, MOST);
		popup.open(below, Math.min(WIDTH, below.getShell().getClientArea().width - 16), filter);
		list.select(list.selection());
	}

	private Optional<Row> selected() {
		int at = list.selection();
		return rows == null || at < 0 ? Optional.empty() : Optional.of(new Row(rows.folder(at), at));
	}

	/** What was selected before the rows were made anew. */
	private record Row(Optional<String> folder, int at) {
	}

	/** @param before what was selected; empty to begin anew */
	private void show(Optional<Row> before) {
		var thread = before.flatMap(row -> rows.thread(row.at()));
		var wanted = ListFilter.NONE.withText(filter.getText());
		var state = session.state();
		rows = new ThreadRows(threads.groups(state, wanted, filing.folders()), wanted.narrows() ? Set.of() : filing.folded());
		list.setEmptyText(wanted.narrows() ? "No thread has these words in its title." : "No threads yet. Ask something below.");
		list.setRows(rows);
		int same = before.isEmpty() ? -1 : before.get().folder().map(rows::indexOfFolder).orElseGet(() -> thread.map(rows::indexOf).orElse(-1));
		int shown = state.shown().map(Conversation::id).map(rows::indexOf).orElse(-1);
		list.select(same >= 0 ? same : shown >= 0 ? shown : rows.next(-1, 1));
	}

	private void key(Event event) {
		switch (event.keyCode) {
		case SWT.ARROW_DOWN, SWT.ARROW_UP, SWT.PAGE_DOWN, SWT.PAGE_UP -> {
			event.doit = false;
			var same = new Event();
			same.keyCode = event.keyCode;
			list.notifyListeners(SWT.KeyDown, same);
		}
		default -> {
			// it belongs to the field
		}
		}
	}

	/** As in the list beside the conversation: Left folds the selected folder, Right shows what is in it. */
	private void fold(Event event) {
		boolean right = event.keyCode == SWT.ARROW_RIGHT;
		if (right || event.keyCode == SWT.ARROW_LEFT)
			rows.folder(list.selection()).filter(name -> filing.folded().contains(name) == right).ifPresent(filing::fold);
	}

	private void take(int row) {
		rows.folder(row).ifPresent(filing::fold);
		rows.thread(row).ifPresent(thread -> {
			popup.close();
			session.open(thread);
			done.run();
		});
	}
}
