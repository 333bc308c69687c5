package org.modalis.workbench.internal.preferences;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

/** A form of labels at the left and fields at the right, as the pages of the providers have it. */
final class FormRows {

	private static final int LABEL_WIDTH = 120;

	private final Composite body;
	private final ThemeColors colors;

	FormRows(Composite parent, ThemeColors colors) {
		this.colors = colors;
		body = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.horizontalSpacing = 12;
		layout.verticalSpacing = 8;
		body.setLayout(layout);
	}

	Composite body() {
		return body;
	}

	/** Begins a row; the field is made in what is returned, which has as many columns as said. */
	Composite row(String label, int columns) {
		Label name = new Label(body, SWT.NONE);
		name.setText(label);
		quiet(name, ThemeColor.MUTE);
		GridData data = new GridData(SWT.LEFT, SWT.CENTER, false, false);
		data.widthHint = LABEL_WIDTH;
		name.setLayoutData(data);
		Composite fields = new Composite(body, SWT.NONE);
		GridLayout layout = new GridLayout(columns, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.horizontalSpacing = 8;
		fields.setLayout(layout);
		fields.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		return fields;
	}

	/** A hint below the field of the last row. */
	Label hint(String text) {
		new Label(body, SWT.NONE).setLayoutData(new GridData(0, 0));
		Label hint = new Label(body, SWT.WRAP);
		hint.setText(text);
		hint.setFont(Fonts.of(body.getDisplay()).hint());
		quiet(hint, ThemeColor.MUTE);
		GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
		data.widthHint = 200;
		hint.setLayoutData(data);
		return hint;
	}

	/** Gives a label another colour than text has, which the style sheets leave alone. */
	void quiet(Label label, ThemeColor color) {
		label.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
		label.setForeground(colors.color(color));
		label.setBackground(colors.color(ThemeColor.PANEL));
	}
}
