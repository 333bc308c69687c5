package org.modalis.workbench.internal.preferences;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColors;

/** The field that edits one setting of a provider, as its kind asks. */
final class SettingField {

	private final ProviderSetting setting;
	private final Supplier<String> read;
	private final Consumer<String> write;

	SettingField(FormRows rows, ProviderSetting setting, ThemeColors colors, Runnable onEdit) {
		this.setting = setting;
		boolean path = setting.kind() == ProviderSetting.Kind.FOLDER || setting.kind() == ProviderSetting.Kind.FILE;
		Composite fields = rows.row(setting.kind() == ProviderSetting.Kind.SWITCH ? "" : setting.label(), path ? 2 : 1);
		switch (setting.kind()) {
		case SWITCH -> {
			Button box = new Button(fields, SWT.CHECK);
			box.setText(setting.label());
			box.addListener(SWT.Selection, e -> onEdit.run());
			read = () -> Boolean.toString(box.getSelection());
			write = value -> box.setSelection(Boolean.parseBoolean(value));
		}
		case CHOICE -> {
			Combo list = new Combo(fields, SWT.READ_ONLY);
			list.setItems(setting.choices().toArray(String[]::new));
			list.addListener(SWT.Selection, e -> onEdit.run());
			read = list::getText;
			// a value that came from elsewhere and is none of the choices means the default, as it does to the provider
			write = value -> list.select(setting.choices().indexOf(setting.choices().contains(value) ? value : setting.defaultValue()));
		}
		default -> {
			Text text = new Text(fields, SWT.BORDER);
			text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
			text.addListener(SWT.Modify, e -> onEdit.run());
			read = text::getText;
			write = text::setText;
			if (path)
				browse(fields, text, colors);
		}
		}
		if (!setting.help().isEmpty())
			rows.hint(setting.help());
	}

	ProviderSetting setting() {
		return setting;
	}

	String text() {
		return read.get();
	}

	void show(String value) {
		write.accept(value);
	}

	Optional<String> problem() {
		return setting.problem(text());
	}

	private void browse(Composite fields, Text text, ThemeColors colors) {
		FlatButton button = new FlatButton(fields, colors);
		button.setText("Browse…");
		button.onPress(() -> {
			String chosen = choose(text.getShell(), text.getText());
			if (chosen != null)
				text.setText(chosen);
		});
	}

	private String choose(Shell shell, String from) {
		if (setting.kind() == ProviderSetting.Kind.FILE) {
			FileDialog dialog = new FileDialog(shell, SWT.OPEN);
			dialog.setFileName(from);
			return dialog.open();
		}
		DirectoryDialog dialog = new DirectoryDialog(shell);
		dialog.setFilterPath(from);
		return dialog.open();
	}
}
