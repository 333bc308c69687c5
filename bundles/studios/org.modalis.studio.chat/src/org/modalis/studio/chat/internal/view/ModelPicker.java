package org.modalis.studio.chat.internal.view;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.Subscription;
import org.modalis.api.model.ModelId;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * A list of every model under its provider, with a filter, that opens above a button. It follows the providers while it is
 * open. Arrows choose, Enter takes, Esc leaves. Threads: the UI thread.
 */
public final class ModelPicker {

	private static final int WIDTH = 380;
	private static final int HEIGHT = 420;

	private final ChatSession session;
	private final Consumer<ModelId> taken;
	private final Supplier<Optional<ModelId>> inUse;
	private final Shell shell;
	private final Text filter;
	private final RowList list;
	private ModelRows rows;

	/**
	 * Chooses the model of the thread on the screen.
	 *
	 * @param button where it opens, in the display's coordinates
	 */
	public ModelPicker(Shell parent, Look look, ChatSession session, Rectangle button) {
		this(parent, look, session, button, () -> session.state().model(), session::choose);
	}

	/**
	 * Chooses a model for something else.
	 *
	 * @param inUse the model that is marked
	 * @param taken told of the choice
	 */
	public ModelPicker(Shell parent, Look look, ChatSession session, Rectangle button, Supplier<Optional<ModelId>> inUse,
			Consumer<ModelId> taken) {
		this.session = session;
		this.inUse = inUse;
		this.taken = taken;
		shell = look.paint(new Shell(parent, SWT.NO_TRIM | SWT.ON_TOP), ThemeColor.PANEL, ThemeColor.TEXT);
		shell.setText("Choose a model");
		GridLayout layout = new GridLayout();
		layout.marginWidth = layout.marginHeight = 8;
		shell.setLayout(layout);
		shell.addPaintListener(e -> {
			Rectangle area = shell.getClientArea();
			e.gc.setForeground(look.colors().color(ThemeColor.LINE));
			e.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		});
		filter = look.paint(new Text(shell, SWT.SINGLE | SWT.BORDER | SWT.SEARCH), ThemeColor.PANEL2, ThemeColor.TEXT);
		Look.named(filter, "modelFilter", "Filter models");
		filter.setMessage("Filter models");
		filter.setFont(look.fonts().body());
		filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		list = Look.named(new RowList(shell, look.colors()), "modelList", "Models");
		list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		list.setEmptyText("No model fits. Clear the filter to see all of them.");
		listen();
		show(session.state());
		place(button);
	}

	private void listen() {
		Subscription states = session.onState(new Latest<>(shell, this::show));
		shell.addDisposeListener(e -> states.close());
		filter.addModifyListener(e -> show(session.state()));
		filter.addListener(SWT.KeyDown, this::key);
		filter.addListener(SWT.DefaultSelection, e -> take(list.selection()));
		list.addListener(SWT.MouseUp, e -> take(list.rowAt(e.y)));
		list.onOpen(this::take);
		shell.addListener(SWT.Deactivate, e -> shell.getDisplay().asyncExec(shell::dispose));
		shell.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE)
				shell.dispose();
		});
	}

	private void show(ChatState state) {
		rows = new ModelRows(new ModelChoice(state.models()).groups(filter.getText()), inUse.get());
		list.setRows(rows);
		list.select(rows.first(inUse.get()));
	}

	private void key(Event event) {
		if (event.keyCode != SWT.ARROW_DOWN && event.keyCode != SWT.ARROW_UP)
			return;
		event.doit = false;
		int step = event.keyCode == SWT.ARROW_DOWN ? 1 : -1;
		int at = list.selection() + step;
		while (at >= 0 && at < rows.size() && rows.model(at).isEmpty())
			at += step;
		if (at >= 0 && at < rows.size())
			list.select(at);
	}

	private void take(int row) {
		if (row < 0 || rows.model(row).isEmpty())
			return;
		taken.accept(rows.model(row).get());
		shell.dispose();
	}

	private void place(Rectangle button) {
		Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
		int height = Math.min(HEIGHT, Math.max(160, button.y - screen.y - 8));
		shell.setBounds(button.x, Math.max(screen.y, button.y - height - 4), WIDTH, height);
	}

	/** Opens it with the keyboard in the filter. */
	public void open() {
		shell.open();
		filter.setFocus();
	}
}
