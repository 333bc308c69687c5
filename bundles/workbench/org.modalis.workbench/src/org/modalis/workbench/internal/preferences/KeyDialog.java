package org.modalis.workbench.internal.preferences;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.keys.KeyStore;

/** Asks for an API key and a label for it; what is typed as the key shows as dots. */
class KeyDialog extends Dialog {

	private final String provider;
	private final String host;
	private final List<String> taken;
	private String key = "";
	private String label;
	private Label replaces;

	/** @param taken the labels that there are; a key under one of them is replaced */
	KeyDialog(Shell parent, String provider, String host, List<String> taken) {
		super(parent);
		this.taken = taken;
		label = taken.contains(KeyStore.DEFAULT_LABEL) ? "" : KeyStore.DEFAULT_LABEL;
		this.provider = provider;
		this.host = host;
	}

	/** What was typed; empty when nothing was. */
	Optional<String> key() {
		return Optional.of(key).filter(text -> !text.isBlank());
	}

	/** What the user calls it. */
	String label() {
		return label.isBlank() ? KeyStore.DEFAULT_LABEL : label.strip();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("API key for " + provider);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label sentence = new Label(area, SWT.WRAP);
		sentence.setText("The key is kept for " + host + " and sent nowhere else.");
		Text secret = field(area, "Key", SWT.PASSWORD);
		secret.addListener(SWT.Modify, e -> {
			key = secret.getText();
			check();
		});
		Text name = field(area, "Label, to tell it from others", SWT.NONE);
		name.setText(label);
		name.addListener(SWT.Modify, e -> {
			label = name.getText();
			check();
		});
		replaces = new Label(area, SWT.WRAP);
		replaces.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		secret.setFocus();
		return area;
	}

	private Text field(Composite area, String name, int style) {
		new Label(area, SWT.NONE).setText(name);
		Text text = new Text(area, SWT.BORDER | style);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = convertWidthInCharsToPixels(60);
		text.setLayoutData(data);
		return text;
	}

	private void check() {
		replaces.setText(taken.contains(label()) ? "This replaces the key \"" + label() + "\"." : "");
		getButton(IDialogConstants.OK_ID).setEnabled(!key.isBlank());
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setText("Keep key");
		getButton(IDialogConstants.OK_ID).setEnabled(false);
	}
}
