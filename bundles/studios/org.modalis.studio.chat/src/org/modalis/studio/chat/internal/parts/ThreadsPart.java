package org.modalis.studio.chat.internal.parts;

import java.text.NumberFormat;
import java.time.Clock;
import java.util.Locale;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The list of threads. */
public class ThreadsPart {

	private static final Locale LOCALE = Locale.getDefault(Locale.Category.FORMAT);

	@Inject
	private ChatSession session;
	@Inject
	private ThemeColors colors;
	@Inject
	private ECommandService commands;
	@Inject
	private EHandlerService handlers;

	private final ThreadList threads = new ThreadList(Clock.systemDefaultZone(), LOCALE);
	private Label count;
	private Text filter;
	private RowList list;
	private ThreadRows rows;

	@PostConstruct
	void create(Composite parent, EContextService contexts) {
		contexts.activateContext(ChatKeys.CONTEXT);
		Look look = new Look(parent.getDisplay(), colors);
		Composite root = look.box(parent, ThemeColor.PANEL, 1);
		Composite bar = look.bar(root, 3);
		bar.setLayoutData(fixed(38));
		look.label(bar, "Threads", ThemeColor.PANEL, ThemeColor.TEXT, look.fonts().bold(), SWT.NONE)
				.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
		count = look.label(bar, "", ThemeColor.PANEL, ThemeColor.FAINT, look.fonts().body(), SWT.NONE);
		FlatButton fresh = Look.marked(new FlatButton(bar, colors), "newChat");
		fresh.setText("New chat");
		fresh.setIcon(look.icons(), "plus", 16);
		fresh.setPrimary(true);
		fresh.setToolTipText("Start an empty thread (Ctrl+N)");
		fresh.onPress(() -> run("org.modalis.chat.new"));
		Composite field = look.box(root, ThemeColor.PANEL, 1);
		var margins = (GridLayout) field.getLayout();
		margins.marginWidth = 12;
		margins.marginTop = 10;
		margins.marginBottom = 6;
		field.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		filter = Look.named(look.paint(new Text(field, SWT.SINGLE | SWT.BORDER), ThemeColor.PANEL2, ThemeColor.TEXT),
				"threadFilter", "Filter threads");
		filter.setMessage("Filter threads");
		filter.setFont(look.fonts().body());
		filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		list = Look.named(new RowList(root, colors), "threads", "Threads");
		list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		list.onSelect(row -> session.open(rows.id(row)));
		list.onOpen(row -> run("org.modalis.chat.focusComposer"));
		list.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ESC)
				session.stop();
		});
		list.setMenu(menu());
		filter.addModifyListener(e -> show(session.state()));
		Subscription states = session.onState(new Latest<>(root, this::show));
		root.addDisposeListener(e -> states.close());
		show(session.state());
	}

	private static GridData fixed(int height) {
		GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
		data.heightHint = height;
		return data;
	}

	private Menu menu() {
		Menu menu = new Menu(list);
		item(menu, "New chat", "org.modalis.chat.new");
		item(menu, "Rename…", "org.modalis.chat.rename");
		item(menu, "Delete…", "org.modalis.chat.delete");
		return menu;
	}

	private void item(Menu menu, String text, String command) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, e -> run(command));
	}

	private void run(String command) {
		ParameterizedCommand call = commands.createCommand(command, null);
		handlers.executeHandler(call);
	}

	private void show(ChatState state) {
		String words = filter.getText();
		rows = new ThreadRows(threads.groups(state, words));
		list.setEmptyText(!words.isBlank() ? "No thread has this in its title."
				: state.phase() == ChatState.Phase.READY ? "No threads yet. Ask something below."
						: state.phase() == ChatState.Phase.OPENING ? "Opening the history…" : state.notice());
		list.setRows(rows);
		list.select(state.shown().map(Conversation::id).map(rows::indexOf).orElse(-1));
		count.setText(NumberFormat.getIntegerInstance(LOCALE).format(state.threads().size()));
		count.requestLayout();
	}

	@Focus
	void focus() {
		list.setFocus();
	}
}
