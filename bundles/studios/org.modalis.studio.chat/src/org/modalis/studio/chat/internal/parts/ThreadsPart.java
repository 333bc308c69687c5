package org.modalis.studio.chat.internal.parts;

import java.text.NumberFormat;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.api.settings.Settings;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.session.ThreadFiling;
import org.modalis.studio.chat.internal.session.ThreadFilter;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.view.RowField;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;
import org.modalis.workbench.toolkit.filter.FilterBar;
import org.modalis.workbench.toolkit.filter.FilterModel;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The list of threads. */
public class ThreadsPart {

	private static final Locale LOCALE = Locale.getDefault(Locale.Category.FORMAT);

	@Inject
	private ChatSession session;
	@Inject
	private ThreadFiling filing;
	@Inject
	private Settings settings;
	@Inject
	private ThemeColors colors;
	@Inject
	private ECommandService commands;
	@Inject
	private EHandlerService handlers;

	private final ThreadList threads = new ThreadList(Clock.systemDefaultZone(), LOCALE);
	private Look look;
	private Label count;
	private FilterModel filter;
	private FilterBar field;
	private RowList list;
	private ThreadRows rows;
	private ThreadMenu menu;
	private Optional<String> folder = Optional.empty();
	/** The name that the selected folder is about to have. */
	private Optional<String> renamed = Optional.empty();
	private boolean editing;

	@PostConstruct
	void create(Composite parent, EContextService contexts) {
		contexts.activateContext(ChatKeys.CONTEXT);
		look = new Look(parent.getDisplay(), colors);
		Composite root = look.box(parent, ThemeColor.PANEL, 1);
		bar(root);
		filter = new FilterModel(ThreadFilter.form(session::state, filing::folders), settings);
		field = new FilterBar(root, colors, filter);
		field.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		list = Look.named(new RowList(root, colors), "threads", "Threads");
		list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		list.onSelect(this::select);
		list.onOpen(this::open);
		list.addListener(SWT.KeyDown, this::key);
		menu = new ThreadMenu(this, filing, this::run);
		list.setMenu(new Menu(list));
		list.getMenu().addListener(SWT.Show, e -> menu.fill(list.getMenu()));
		field.onLeave(() -> list.setFocus());
		UndoBar undo = new UndoBar(root, look, filing);
		var state = new Latest<ChatState>(root, this::show);
		Subscription filters = filter.onChange(() -> show(session.state()));
		Subscription states = session.onState(state);
		Subscription folders = filing.onChange(() -> {
			state.accept(session.state());
			root.getDisplay().asyncExec(() -> {
				if (!root.isDisposed())
					undo.update();
			});
		});
		root.addDisposeListener(e -> {
			filters.close();
			states.close();
			folders.close();
		});
		show(session.state());
	}

	private void bar(Composite root) {
		Composite bar = look.bar(root, 3);
		GridData height = new GridData(SWT.FILL, SWT.TOP, true, false);
		height.heightHint = 38;
		bar.setLayoutData(height);
		look.label(bar, "Threads", ThemeColor.PANEL, ThemeColor.TEXT, look.fonts().bold(), SWT.NONE)
				.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
		count = look.label(bar, "", ThemeColor.PANEL, ThemeColor.FAINT, look.fonts().body(), SWT.NONE);
		FlatButton fresh = Look.marked(new FlatButton(bar, colors), "newChat");
		fresh.setText("New chat");
		fresh.setIcon(look.icons(), "plus", 16);
		fresh.setPrimary(true);
		fresh.setToolTipText("Start an empty thread (Ctrl+N)");
		fresh.onPress(() -> run("org.modalis.chat.new"));
	}

	private void run(String command) {
		ParameterizedCommand call = commands.createCommand(command, null);
		handlers.executeHandler(call);
	}

	private void show(ChatState state) {
		// A name that is being changed stays where it is; what came meanwhile is shown afterwards.
		if (editing)
			return;
		boolean narrows = filter.filter().narrows();
		rows = new ThreadRows(threads.groups(state, filter.filter(), filing.folders()), narrows ? Set.of() : filing.folded());
		list.setEmptyText(showsArchive() ? "Nothing is archived here. Archive a thread with Ctrl+Shift+E."
				: narrows ? "No thread fits these filters."
						: state.phase() == ChatState.Phase.READY ? "No threads yet. Ask something below."
								: state.phase() == ChatState.Phase.OPENING ? "Opening the history…" : state.notice());
		list.setRows(rows);
		if (renamed.filter(name -> rows.indexOfFolder(name) >= 0).isPresent()) {
			folder = renamed;
			renamed = Optional.empty();
		}
		folder = folder.filter(name -> rows.indexOfFolder(name) >= 0);
		list.select(folder.map(rows::indexOfFolder).orElseGet(() -> state.shown().map(Conversation::id).map(rows::indexOf).orElse(-1)));
		count.setText(NumberFormat.getIntegerInstance(LOCALE).format(state.threads().size()));
		count.requestLayout();
	}

	private void select(int row) {
		renamed = Optional.empty();
		folder = rows.folder(row);
		rows.thread(row).ifPresent(session::open);
	}

	private void open(int row) {
		rows.folder(row).ifPresentOrElse(filing::fold, () -> run("org.modalis.chat.focusComposer"));
	}

	private void key(Event e) {
		boolean plain = e.stateMask == 0;
		if (e.keyCode == SWT.ESC)
			session.stop();
		else if (plain && e.keyCode == SWT.DEL)
			delete();
		else if (plain && (e.keyCode == SWT.ARROW_LEFT || e.keyCode == SWT.ARROW_RIGHT))
			folder.filter(name -> filing.folded().contains(name) == (e.keyCode == SWT.ARROW_RIGHT)).ifPresent(filing::fold);
	}

	/** The thread that is selected, or else the one on the screen; none while a folder is selected. */
	Optional<Conversation> selectedThread() {
		return folder.isPresent() ? Optional.empty() : session.state().shown();
	}

	/** The folder that is selected. */
	Optional<String> selectedFolder() {
		return folder;
	}

	/** Whether the list shows what is put away. */
	boolean showsArchive() {
		return ThreadFilter.archive(filter.filter());
	}

	/** Shows the archive, or all that is not in it. */
	public void toggleArchive() {
		filter.set(filter.filter().withKind(showsArchive() ? Optional.empty() : Optional.of(ThreadFilter.ARCHIVED)));
		list.setFocus();
	}

	/** Selects and shows the thread so many places further down the list; up when negative. */
	public void move(int step) {
		int next = rows.next(list.selection(), step);
		if (next < 0)
			return;
		list.select(next);
		select(next);
	}

	/** Deletes what is selected: a folder after asking, a thread at once, because that can be undone. */
	public void delete() {
		selectedThread().ifPresent(filing::delete);
		folder.filter(name -> MessageDialog.openConfirm(list.getShell(), "Delete folder",
				"The folder “" + name + "” goes; the threads in it stay, in no folder.")).ifPresent(filing::deleteFolder);
	}

	/** Whether the list or a field in it has the keyboard, so that it is meant by a key. */
	public boolean active() {
		return list.isFocusControl();
	}

	/** Lets the user change the name of what is selected, in place. */
	public void rename() {
		if (folder.isPresent())
			edit(list.selection(), "Name of this folder", folder.get(), name -> {
				filing.renameFolder(folder.orElseThrow(), name);
				renamed = Optional.of(name);
			});
		else
			selectedThread().filter(thread -> rows.indexOf(thread.id()) >= 0).ifPresent(thread -> edit(rows.indexOf(thread.id()),
					"Title of this thread", ThreadList.title(thread), title -> session.rename(thread.id(), title)));
	}

	/** Lets the user name a new folder, at the top of the list; a thread is moved into it. */
	void newFolder(Optional<Conversation> thread) {
		edit(-1, "Name of the new folder", "", name -> {
			if (thread.isPresent())
				filing.move(thread.get(), Optional.of(name));
			else
				filing.createFolder(name);
		});
	}

	/** Lets the user name a new folder. */
	public void newFolder() {
		newFolder(Optional.empty());
	}

	/** Lets the user choose a folder for the thread on the screen. */
	public void moveToFolder() {
		session.state().shown().filter(thread -> !thread.temporary()).ifPresent(thread -> {
			Menu folders = new Menu(list);
			menu.folders(folders, thread);
			Rectangle place = list.bounds(Math.max(0, rows.indexOf(thread.id())));
			folders.setLocation(list.toDisplay(place.x + 24, place.y + place.height));
			folders.addListener(SWT.Hide, e -> list.getDisplay().asyncExec(folders::dispose));
			folders.setVisible(true);
		});
	}

	private void edit(int row, String name, String value, Consumer<String> keep) {
		Rectangle place = row < 0 ? new Rectangle(0, 0, list.getClientArea().width, 44) : list.bounds(row);
		editing = true;
		new RowField(list, look, place, name, value, keep, () -> {
			editing = false;
			show(session.state());
		});
	}

	/** Puts the keyboard into the field that narrows the list. */
	public void focusFilter() {
		field.focus();
	}

	@Focus
	void focus() {
		list.setFocus();
	}
}
