package org.modalis.workbench.internal.network;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.transport.CallLog;
import org.modalis.api.transport.CallRecord;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/**
 * The newest calls that left this machine, newest first, with a filter, as they happen. Reading and writing is done off the UI
 * thread.
 */
public class CallsPart {
	private static final int MOST = 5_000;
	private static final int GATHER_MILLIS = 250;
	private static final int[] WIDTHS = { 150, 190, 230, 160, 70, 80, 70, 150 };

	@Inject
	private CallLog log;
	@Inject
	private ThemeColors colors;

	private final CallWords words = new CallWords(ZoneId.systemDefault(), Locale.getDefault(Locale.Category.FORMAT));
	private Display display;
	private Text filter;
	private Label summary;
	private Table table;
	private List<CallRecord> all = List.of();
	private List<CallRecord> shown = List.of();
	private boolean waiting;

	@PostConstruct
	void create(Composite parent) {
		display = parent.getDisplay();
		GridLayout layout = new GridLayout();
		layout.marginWidth = layout.marginHeight = 8;
		parent.setLayout(layout);
		createBar(parent);
		table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.BORDER);
		table.setData("org.modalis.id", "calls");
		table.setHeaderVisible(true);
		table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		for (int i = 0; i < WIDTHS.length; i++) {
			TableColumn column = new TableColumn(table, i >= 4 && i <= 6 ? SWT.RIGHT : SWT.LEFT);
			column.setText(CallWords.TITLES.get(i));
			column.setWidth(WIDTHS[i]);
		}
		table.addListener(SWT.SetData, e -> ((TableItem) e.item).setText(words.cells(shown.get(e.index)).toArray(String[]::new)));
		var subscription = log.onChange(call -> {
			if (!display.isDisposed())
				display.asyncExec(this::readSoon);
		});
		table.addDisposeListener(e -> subscription.close());
		read();
	}

	private void createBar(Composite parent) {
		Composite bar = new Composite(parent, SWT.NONE);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		GridLayout layout = new GridLayout(5, false);
		layout.marginWidth = layout.marginHeight = 0;
		bar.setLayout(layout);
		filter = new Text(bar, SWT.SEARCH | SWT.BORDER);
		filter.setData("org.modalis.id", "callFilter");
		filter.setMessage("Filter by host, model, file or result");
		GridData room = new GridData(SWT.FILL, SWT.CENTER, false, false);
		room.widthHint = 280;
		filter.setLayoutData(room);
		filter.addModifyListener(e -> show());
		summary = new Label(bar, SWT.NONE);
		summary.setData("org.modalis.id", "callSummary");
		summary.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		button(bar, "Export as CSV…", () -> export("csv"));
		button(bar, "Export as JSON…", () -> export("json"));
		button(bar, "Forget all…", this::forget);
	}

	private void button(Composite bar, String text, Runnable action) {
		FlatButton button = new FlatButton(bar, colors);
		button.setText(text);
		button.onPress(action);
	}

	/** A stream of calls is shown a few times a second, not call by call. */
	private void readSoon() {
		if (waiting || table.isDisposed())
			return;
		waiting = true;
		display.timerExec(GATHER_MILLIS, () -> {
			waiting = false;
			if (!table.isDisposed())
				read();
		});
	}

	private void read() {
		inBackground(() -> {
			var newest = log.recent(MOST);
			return () -> {
				all = newest;
				show();
			};
		});
	}

	private void show() {
		String wanted = filter.getText();
		shown = wanted.isBlank() ? all : new ArrayList<>(all.stream().filter(call -> words.matches(call, wanted)).toList());
		table.setItemCount(shown.size());
		table.clearAll();
		summary.setText(all.isEmpty() ? "Nothing has left this machine yet."
				: words.summary(shown) + (all.size() == MOST ? " among the newest " + MOST + "; an export has all" : ""));
	}

	private void export(String kind) {
		FileDialog dialog = new FileDialog(table.getShell(), SWT.SAVE);
		dialog.setText("Export what left this machine");
		dialog.setFileName("modalis-calls." + kind);
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen == null)
			return;
		inBackground(() -> {
			try (Writer to = Files.newBufferedWriter(Path.of(chosen), StandardCharsets.UTF_8)) {
				if (kind.equals("csv"))
					log.exportCsv(Instant.EPOCH, to);
				else
					log.exportJson(Instant.EPOCH, to);
			}
			return () -> summary.setText("Exported to " + chosen);
		});
	}

	private void forget() {
		if (MessageDialog.openConfirm(table.getShell(), "Forget all", "The record of all calls is deleted. Threads and costs stay."))
			inBackground(() -> {
				log.clear();
				return this::read;
			});
	}

	/** Works off the UI thread, then carries the result there. */
	private void inBackground(Work work) {
		Thread.ofVirtual().name("calls").start(() -> {
			Runnable result;
			try {
				result = work.run();
			} catch (IOException e) {
				result = () -> summary.setText("The record could not be read or written. Look whether the disk is full or read-only.");
			}
			var then = result;
			if (!display.isDisposed())
				display.asyncExec(() -> {
					if (!table.isDisposed())
						then.run();
				});
		});
	}

	@Focus
	void focus() {
		filter.setFocus();
	}

	@FunctionalInterface
	private interface Work {
		Runnable run() throws IOException;
	}
}
