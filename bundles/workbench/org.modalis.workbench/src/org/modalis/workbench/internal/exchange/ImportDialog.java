package org.modalis.workbench.internal.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** Asks for the files to import. */
final class ImportDialog extends TrayDialog {

	private static final String EXPLANATION = """
			Modalis takes in the data exports of ChatGPT and Claude, and JSON exports of another Modalis.

			Choose the zip archive that you were sent, a folder with what was in it, or conversations.json. What is here already is not \
			added again, so the same file can be imported twice.""";

	private final List<Path> chosen = new ArrayList<>();
	private org.eclipse.swt.widgets.List list;

	ImportDialog(Shell parent) {
		super(parent);
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	/** What was chosen. */
	List<Path> files() {
		return List.copyOf(chosen);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Import Threads");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label label = new Label(area, SWT.WRAP);
		label.setText(EXPLANATION);
		GridDataFactory.fillDefaults().grab(true, false).hint(480, SWT.DEFAULT).applyTo(label);
		list = new org.eclipse.swt.widgets.List(area, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).hint(480, 90).applyTo(list);
		list.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				if (e.childID < 0)
					e.result = "Files to import";
			}
		});
		Composite buttons = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(buttons);
		button(buttons, "Choose &Files…", this::chooseFiles);
		button(buttons, "Choose F&older…", this::chooseFolder);
		button(buttons, "&Remove", this::remove);
		return area;
	}

	private static void button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, e -> action.run());
	}

	private void chooseFiles() {
		var dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText("Files to Import");
		dialog.setFilterExtensions(new String[] { "*.zip;*.json", "*" });
		dialog.setFilterNames(new String[] { "Exports (zip, json)", "All files" });
		if (dialog.open() != null)
			for (String name : dialog.getFileNames())
				add(Path.of(dialog.getFilterPath(), name));
	}

	private void chooseFolder() {
		var dialog = new DirectoryDialog(getShell());
		dialog.setText("Folder to Import");
		String folder = dialog.open();
		if (folder != null)
			add(Path.of(folder));
	}

	private void add(Path path) {
		if (!chosen.contains(path)) {
			chosen.add(path);
			list.add(path.toString());
		}
		enable();
	}

	private void remove() {
		int[] selected = list.getSelectionIndices();
		for (int i = selected.length - 1; i >= 0; i--)
			chosen.remove(selected[i]);
		list.remove(selected);
		enable();
	}

	private void enable() {
		getButton(IDialogConstants.OK_ID).setEnabled(!chosen.isEmpty());
		if (!chosen.isEmpty())
			getButton(IDialogConstants.OK_ID).setFocus();
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Import", true).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}
}
