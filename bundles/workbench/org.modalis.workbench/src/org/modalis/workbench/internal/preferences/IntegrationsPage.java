package org.modalis.workbench.internal.preferences;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.integration.Integration;
import org.modalis.api.integration.IntegrationException;
import org.modalis.api.integration.IntegrationInfo;
import org.modalis.api.integration.IntegrationInfo.Stage;
import org.modalis.workbench.toolkit.Chip;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * The services outside that Modalis works with. One that is not real yet carries a badge that says so, and its buttons do
 * nothing and look it.
 */
class IntegrationsPage extends PreferencePage {
	private static final String PROTOTYPE = "Declared so that you can see what is planned. It does not work yet, and its buttons are off.";

	private final PageServices services;

	IntegrationsPage(PageServices services) {
		this.services = services;
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite body = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.verticalSpacing = 16;
		body.setLayout(layout);
		var all = services.integrations().all();
		if (all.isEmpty())
			new Label(body, SWT.WRAP).setText("No integration is installed. Add one with Help > Install New Software.");
		all.forEach(integration -> card(body, integration));
		return body;
	}

	private void card(Composite body, Integration integration) {
		IntegrationInfo info = integration.info();
		Composite card = new Composite(body, SWT.NONE);
		card.setData("org.modalis.id", "integration." + info.id());
		card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.horizontalSpacing = 8;
		card.setLayout(layout);
		Label name = new Label(card, SWT.NONE);
		name.setText(info.displayName());
		name.setFont(Fonts.of(body.getDisplay()).bold());
		Chip badge = new Chip(card, services.colors());
		boolean prototype = info.stage() == Stage.PROTOTYPE;
		badge.setText(prototype ? "Prototype" : "Ready");
		badge.setTag(prototype ? ThemeColor.WARN : ThemeColor.OK);
		if (prototype)
			badge.setToolTipText(PROTOTYPE);
		Label description = new Label(card, SWT.WRAP);
		description.setText(info.description());
		GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
		wide.widthHint = 400;
		description.setLayoutData(wide);
		Composite buttons = new Composite(card, SWT.NONE);
		buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
		RowLayout row = new RowLayout();
		row.marginLeft = 0;
		row.spacing = 8;
		buttons.setLayout(row);
		info.actions().forEach(action -> button(buttons, integration, action, prototype));
	}

	private void button(Composite buttons, Integration integration, IntegrationInfo.Action action, boolean prototype) {
		FlatButton button = new FlatButton(buttons, services.colors());
		button.setText(action.label());
		button.setEnabled(!prototype);
		button.setToolTipText(prototype ? PROTOTYPE : action.label());
		button.onPress(() -> perform(button, integration, action));
	}

	private void perform(FlatButton button, Integration integration, IntegrationInfo.Action action) {
		var display = button.getDisplay();
		var name = integration.info().displayName();
		button.setEnabled(false);
		Thread.ofVirtual().name("integration").start(() -> {
			String sentence;
			try {
				sentence = integration.perform(action.id());
			} catch (IntegrationException e) {
				sentence = e.getMessage();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				sentence = action.label() + " was stopped.";
			}
			var said = sentence;
			if (!display.isDisposed())
				display.asyncExec(() -> {
					if (button.isDisposed())
						return;
					button.setEnabled(true);
					MessageDialog.openInformation(button.getShell(), name, said);
				});
		});
	}
}
