package org.modalis.workbench.internal.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.workbench.toolkit.StudioSettings;

/** What a user can set about one studio. */
class StudioPage extends PreferencePage {

	private final StudioSettings studio;
	private final PageServices services;
	private final List<SettingField> fields = new ArrayList<>();

	StudioPage(StudioSettings studio, PageServices services) {
		this.studio = studio;
		this.services = services;
	}

	@Override
	protected Control createContents(Composite parent) {
		FormRows rows = new FormRows(parent, services.colors());
		for (ProviderSetting setting : studio.settings())
			fields.add(new SettingField(rows, setting, services.colors(), this::check));
		fields.forEach(field -> field.show(services.settings().get(name(field.setting())).orElse(field.setting().defaultValue())));
		return rows.body();
	}

	private String name(ProviderSetting setting) {
		return studio.id() + "." + setting.name();
	}

	private void check() {
		Optional<String> problem = fields.stream().flatMap(field -> field.problem().stream()).findFirst();
		setErrorMessage(problem.orElse(null));
		setValid(problem.isEmpty());
	}

	@Override
	protected void performDefaults() {
		fields.forEach(field -> field.show(field.setting().defaultValue()));
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		fields.forEach(field -> save(name(field.setting()), field.text().strip(), field.setting().defaultValue()));
		return true;
	}

	private void save(String name, String value, String defaultValue) {
		var kept = services.settings().get(name);
		if (!value.isEmpty() && !value.equals(defaultValue) && !kept.equals(Optional.of(value)))
			services.settings().set(name, value);
		else if (kept.isPresent() && (value.isEmpty() || value.equals(defaultValue)))
			services.settings().remove(name);
	}
}
