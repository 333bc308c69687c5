package org.modalis.workbench.internal.keys;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.modalis.workbench.toolkit.Dressing;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.Popup;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.RowSource;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

/** Lists every command with its keys. Words narrow it, arrows choose, Enter carries out, Escape leaves. Threads: the UI thread. */
final class ShortcutList {

	private static final int WIDTH = 560;
	private static final int HEIGHT = 560;

	private final Supplier<List<Shortcuts.Shortcut>> all;
	private final Consumer<String> run;
	private final Popup popup;
	private final Text filter;
	private final RowList list;
	private List<Shortcuts.Shortcut> shown = List.of();

	/** @param run carries out a command */
	ShortcutList(Shell window, ThemeColors colors, Supplier<List<Shortcuts.Shortcut>> all, Consumer<String> run) {
		this.all = all;
		this.run = run;
		popup = new Popup(window, colors, "shortcuts", "Commands and keys");
		filter = Dressing.paint(new Text(popup.body(), SWT.SINGLE | SWT.BORDER), colors, ThemeColor.PANEL2, ThemeColor.TEXT);
		Dressing.named(filter, "shortcutFilter", "Filter commands");
		filter.setMessage("Filter commands and keys");
		filter.setFont(Fonts.of(window.getDisplay()).body());
		filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		list = Dressing.marked(new RowList(popup.body(), colors), "shortcutList");
		list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		list.setEmptyText("No command has these words.");
		filter.addModifyListener(e -> show());
		filter.addListener(SWT.KeyDown, e -> {
			if (e.keyCode != SWT.ARROW_DOWN && e.keyCode != SWT.ARROW_UP)
				return;
			e.doit = false;
			list.select(Math.clamp(list.selection() + (e.keyCode == SWT.ARROW_DOWN ? 1L : -1L), 0, Math.max(0, shown.size() - 1)));
		});
		filter.addListener(SWT.DefaultSelection, e -> take(list.selection()));
		list.onOpen(this::take);
		show();
	}

	void open() {
		popup.openCentered(WIDTH, HEIGHT, filter);
	}

	private void show() {
		shown = Shortcuts.with(all.get(), filter.getText());
		list.setRows(new Rows(shown));
		list.select(shown.isEmpty() ? -1 : 0);
	}

	private void take(int row) {
		if (row < 0 || row >= shown.size())
			return;
		String command = shown.get(row).command();
		popup.close();
		run.accept(command);
	}

	private record Rows(List<Shortcuts.Shortcut> all) implements RowSource {

		@Override
		public int size() {
			return all.size();
		}

		@Override
		public Row row(int index) {
			var each = all.get(index);
			return new Row(each.name(), each.description(), each.keys());
		}

		@Override
		public String group(int index) {
			return all.get(index).category();
		}
	}
}
