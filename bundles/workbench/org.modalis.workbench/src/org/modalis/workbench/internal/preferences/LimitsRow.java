package org.modalis.workbench.internal.preferences;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.api.provider.RateLimits;

/** How much a provider may be asked: three numbers in one row, empty for no limit. */
final class LimitsRow {
	private final ProviderForm form;
	private final Map<ProviderSetting, Text> fields = new LinkedHashMap<>();

	LimitsRow(FormRows rows, ProviderForm form, RateLimits defaults, Runnable onEdit) {
		this.form = form;
		Composite row = rows.row("Limits", 3);
		add(row, "requestsPerMinute", "requests / min", text(defaults.requestsPerMinute().isPresent(), defaults.requestsPerMinute().orElse(0)), onEdit);
		add(row, "tokensPerMinute", "tokens / min", text(defaults.tokensPerMinute().isPresent(), defaults.tokensPerMinute().orElse(0)), onEdit);
		add(row, "concurrentCalls", "calls at once", text(defaults.concurrentCalls().isPresent(), defaults.concurrentCalls().orElse(0)), onEdit);
		rows.hint("Requests a minute, tokens a minute, calls at once. What is beyond waits its turn here. Empty: as much as the vendor allows.");
	}

	private static String text(boolean present, long value) {
		return present ? Long.toString(value) : "";
	}

	private void add(Composite row, String name, String label, String defaultValue, Runnable onEdit) {
		Text text = new Text(row, SWT.BORDER);
		text.setMessage(label);
		text.setToolTipText(Character.toUpperCase(label.charAt(0)) + label.substring(1));
		text.setData("org.modalis.id", name);
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		text.addListener(SWT.Modify, e -> onEdit.run());
		fields.put(new ProviderSetting(name, label, ProviderSetting.Kind.NUMBER, defaultValue, ""), text);
	}

	void load() {
		fields.forEach((setting, text) -> text.setText(form.value(setting)));
	}

	void loadDefaults() {
		fields.forEach((setting, text) -> text.setText(setting.defaultValue()));
	}

	void save() {
		fields.forEach((setting, text) -> form.save(setting, text.getText()));
	}

	/** What is wrong with the first field that cannot be used. */
	Optional<String> problem() {
		List<String> all = new ArrayList<>();
		fields.forEach((setting, text) -> setting.problem(text.getText()).ifPresent(all::add));
		return all.stream().findFirst();
	}
}
