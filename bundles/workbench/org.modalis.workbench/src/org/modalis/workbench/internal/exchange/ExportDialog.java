package org.modalis.workbench.internal.exchange;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.modalis.api.exchange.ExportFormat;
import org.modalis.api.history.Conversation;

/** Asks which threads to export and as what. */
final class ExportDialog extends TrayDialog {

	/** Said beside each format. */
	private static String meaning(ExportFormat format) {
		return switch (format) {
		case MARKDOWN -> "Markdown: text, with attached files beside it";
		case JSON -> "JSON: everything with all branches, to import again";
		case HTML -> "HTML: one file to read in a browser";
		case PDF -> "PDF: to print or hand on";
		};
	}

	private final List<Conversation> threads;
	private final Optional<UUID> shown;
	private ExportFormat format = ExportFormat.MARKDOWN;
	private List<Conversation> wanted = List.of();
	private final BitSet checked = new BitSet();
	private Table table;
	private Button one;
	private Button chosen;

	/** @param shown the thread that is meant, where one is; offered first */
	ExportDialog(Shell parent, List<Conversation> threads, Optional<UUID> shown) {
		super(parent);
		this.threads = threads;
		this.shown = shown.filter(id -> threads.stream().anyMatch(thread -> thread.id().equals(id)));
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	ExportFormat format() {
		return format;
	}

	List<Conversation> wanted() {
		return wanted;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Export Threads");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Group which = group(area, "Threads");
		if (shown.isPresent()) {
			String title = threads.stream().filter(thread -> thread.id().equals(shown.get())).findFirst().map(ExportDialog::title).orElse("");
			one = radio(which, "&This thread: " + (title.length() > 60 ? title.substring(0, 60) + "…" : title).replace("&", "&&"), true);
		}
		radio(which, "&All " + threads.size() + " threads", shown.isEmpty());
		chosen = radio(which, "&Chosen threads:", false);
		table = new Table(which, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL | SWT.VIRTUAL);
		GridDataFactory.fillDefaults().grab(true, true).hint(480, 140).applyTo(table);
		table.addListener(SWT.SetData, e -> ((TableItem) e.item).setText(title(threads.get(e.index))));
		table.setItemCount(threads.size());
		table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				if (e.childID < 0)
					e.result = "Chosen threads";
			}
		});
		table.addListener(SWT.Selection, e -> {
			if (e.detail != SWT.CHECK)
				return;
			checked.set(table.indexOf((TableItem) e.item), ((TableItem) e.item).getChecked());
			choose();
		});
		Group as = group(area, "Format");
		for (ExportFormat each : ExportFormat.values())
			radio(as, meaning(each), each == format).addListener(SWT.Selection, e -> format = each);
		return area;
	}

	private void choose() {
		for (Control each : chosen.getParent().getChildren())
			if (each instanceof Button button)
				button.setSelection(button == chosen);
	}

	private static Group group(Composite parent, String text) {
		Group group = new Group(parent, SWT.NONE);
		group.setText(text);
		group.setLayout(new GridLayout());
		GridDataFactory.fillDefaults().grab(true, text.equals("Threads")).applyTo(group);
		return group;
	}

	private static Button radio(Composite parent, String text, boolean selected) {
		Button button = new Button(parent, SWT.RADIO);
		button.setText(text);
		button.setSelection(selected);
		return button;
	}

	static String title(Conversation thread) {
		return thread.title().isBlank() ? "Untitled thread" : thread.title().replaceAll("\\s+", " ").strip();
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Export…", true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	@Override
	protected void okPressed() {
		var found = new ArrayList<Conversation>();
		for (int i = 0; i < threads.size(); i++) {
			boolean isShown = shown.isPresent() && threads.get(i).id().equals(shown.get());
			if (chosen.getSelection() ? checked.get(i) : one == null || !one.getSelection() || isShown)
				found.add(threads.get(i));
		}
		wanted = List.copyOf(found);
		if (!wanted.isEmpty())
			super.okPressed();
		else
			table.setFocus();
	}
}
