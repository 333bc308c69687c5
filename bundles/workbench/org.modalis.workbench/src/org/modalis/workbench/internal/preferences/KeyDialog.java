package org.modalis.workbench.internal.preferences;

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

/** Asks for an API key; what is typed shows as dots. */
class KeyDialog extends Dialog {

	private final String provider;
	private final String host;
	private String key = "";

	KeyDialog(Shell parent, String provider, String host) {
		super(parent);
		this.provider = provider;
		this.host = host;
	}

	/** What was typed; empty when nothing was. */
	Optional<String> key() {
		return Optional.of(key).filter(text -> !text.isBlank());
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("API key for " + provider);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label label = new Label(area, SWT.WRAP);
		label.setText("The key is kept for " + host + " and sent nowhere else.");
		Text text = new Text(area, SWT.BORDER | SWT.PASSWORD);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = convertWidthInCharsToPixels(60);
		text.setLayoutData(data);
		text.addListener(SWT.Modify, e -> {
			key = text.getText();
			getButton(IDialogConstants.OK_ID).setEnabled(!key.isBlank());
		});
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setText("Keep key");
		getButton(IDialogConstants.OK_ID).setEnabled(false);
	}
}
