package org.modalis.workbench.internal.preferences;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.modalis.workbench.internal.theme.Appearance;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.ThemeColor;

/** Light, dark, or as the system says. A choice shows at once; Cancel goes back to what was set. */
class AppearancePage extends PreferencePage {

	private final PageServices services;
	private final Appearance before;
	private Button[] buttons;

	AppearancePage(PageServices services) {
		this.services = services;
		before = Appearance.of(services.settings().get(Appearance.SETTING));
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite body = new Composite(parent, SWT.NONE);
		body.setLayout(new GridLayout());
		new Label(body, SWT.NONE).setText("Theme");
		Appearance[] choices = Appearance.values();
		buttons = new Button[choices.length];
		for (int i = 0; i < choices.length; i++) {
			Appearance choice = choices[i];
			buttons[i] = new Button(body, SWT.RADIO);
			buttons[i].setText(choice.label());
			buttons[i].setSelection(choice == before);
			buttons[i].addListener(SWT.Selection, e -> {
				if (((Button) e.widget).getSelection())
					apply(choice);
			});
		}
		Label hint = new Label(body, SWT.WRAP);
		hint.setText("The choice shows at once. The sizes of text follow the system's font.");
		hint.setFont(Fonts.of(body.getDisplay()).hint());
		hint.setForeground(services.colors().color(ThemeColor.MUTE));
		return body;
	}

	private void apply(Appearance choice) {
		services.settings().set(Appearance.SETTING, choice.value());
	}

	@Override
	protected void performDefaults() {
		for (int i = 0; i < buttons.length; i++)
			buttons[i].setSelection(Appearance.values()[i] == Appearance.SYSTEM);
		services.settings().remove(Appearance.SETTING);
		super.performDefaults();
	}

	@Override
	public boolean performCancel() {
		if (Appearance.of(services.settings().get(Appearance.SETTING)) != before)
			apply(before);
		return true;
	}
}
