package org.modalis.workbench.internal.preferences;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.workbench.toolkit.Chip;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * The page of one provider, made from what it says about itself: state, key, base URL, further settings, a test of the connection
 * and its models. Follows the registry while it is open.
 */
class ProviderPage extends PreferencePage {

	private final ProviderInfo info;
	private final PageServices services;
	private final ProviderForm form;
	private final List<SettingField> fields = new ArrayList<>();
	private FormRows rows;
	private Chip tag;
	private Optional<KeyRow> keyRow = Optional.empty();
	private Optional<Text> baseUrl = Optional.empty();
	private Label stateLine;
	private ModelTable models;
	private Label source;

	ProviderPage(ProviderInfo info, PageServices services) {
		this.info = info;
		this.services = services;
		form = new ProviderForm(info, services.settings());
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite body = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.verticalSpacing = 12;
		body.setLayout(layout);
		createHead(body);
		rows = new FormRows(body, services.colors());
		rows.body().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		if (info.key() != ProviderInfo.KeyUse.NONE)
			keyRow = Optional.of(new KeyRow(rows, info, services));
		if (info.asksForBaseUrl())
			baseUrl = Optional.of(createBaseUrl());
		for (ProviderSetting setting : info.settings())
			fields.add(new SettingField(rows, setting, services.colors(), this::check));
		createConnection();
		createModels(body);
		load();
		var subscription = services.registry().onChange(snapshot -> {
			if (!body.isDisposed())
				body.getDisplay().asyncExec(() -> show(snapshot.provider(info.id())));
		});
		body.addDisposeListener(e -> subscription.close());
		show(services.registry().snapshot().provider(info.id()));
		return body;
	}

	private void createHead(Composite body) {
		Composite head = new Composite(body, SWT.NONE);
		head.setLayout(new GridLayout(2, false));
		((GridLayout) head.getLayout()).marginWidth = 0;
		head.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		tag = new Chip(head, services.colors());
		Label description = new Label(head, SWT.WRAP);
		description.setText(info.description());
		rows(description);
	}

	private void rows(Label description) {
		description.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
		description.setForeground(services.colors().color(ThemeColor.MUTE));
		description.setBackground(services.colors().color(ThemeColor.PANEL));
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 300;
		description.setLayoutData(data);
	}

	private Text createBaseUrl() {
		Text text = new Text(rows.row("Base URL", 1), SWT.BORDER);
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		text.setMessage(info.baseUrl().map(Object::toString).orElse("https://host/v1"));
		text.addListener(SWT.Modify, e -> {
			check();
			keyRow.ifPresent(row -> row.bindTo(ProviderForm.parse(text.getText())));
		});
		return text;
	}

	private void createConnection() {
		Composite line = rows.row("Connection", 2);
		FlatButton test = new FlatButton(line, services.colors());
		test.setText("Test connection");
		test.setPrimary(true);
		test.onPress(() -> {
			if (!isValid())
				return;
			save();
			stateLine.setText("Asking…");
			services.registry().refresh(info.id());
		});
		stateLine = new Label(line, SWT.WRAP);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 200;
		stateLine.setLayoutData(data);
	}

	private void createModels(Composite body) {
		Label heading = new Label(body, SWT.NONE);
		heading.setText("Models");
		heading.setFont(Fonts.of(body.getDisplay()).bold());
		models = new ModelTable(body);
		GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.heightHint = 130;
		models.control().setLayoutData(data);
		source = new Label(body, SWT.NONE);
		source.setFont(Fonts.of(body.getDisplay()).hint());
		source.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
	}

	private void load() {
		baseUrl.ifPresent(text -> text.setText(form.baseUrl()));
		fields.forEach(field -> field.show(form.value(field.setting())));
		keyRow.ifPresent(row -> row.bindTo(ProviderForm.parse(form.baseUrl())));
	}

	private void show(Optional<ProviderEntry> entry) {
		if (stateLine.isDisposed())
			return;
		if (entry.isEmpty()) {
			tag.setText("Not installed");
			tag.setTag(ThemeColor.MUTE);
			stateLine.setText("This provider was taken away. Its settings and threads are kept.");
		} else {
			ProviderEntry now = entry.get();
			tag.setText(StateWords.tag(now.state().kind()));
			tag.setTag(StateWords.color(now.state().kind()));
			stateLine.setText("● " + StateWords.line(now, ZoneId.systemDefault(), Locale.getDefault()));
			rows.quiet(stateLine, StateWords.color(now.state().kind()));
			models.show(now.models());
			source.setText(now.models().stream().flatMap(model -> model.limits().source().stream()).findFirst()
					.map(from -> "Figures from " + from + ".").orElse(""));
		}
		tag.getParent().layout();
		stateLine.requestLayout();
	}

	private void check() {
		Optional<String> problem = Stream.concat(baseUrl.stream().map(text -> ProviderForm.problemOfUrl(text.getText())),
				fields.stream().map(SettingField::problem)).flatMap(Optional::stream).findFirst();
		setErrorMessage(problem.orElse(null));
		setValid(problem.isEmpty());
	}

	private void save() {
		baseUrl.ifPresent(text -> form.saveBaseUrl(text.getText()));
		fields.forEach(field -> form.save(field.setting(), field.text()));
	}

	@Override
	public boolean performOk() {
		if (stateLine != null)
			save();
		return true;
	}

	@Override
	protected void performDefaults() {
		baseUrl.ifPresent(text -> text.setText(form.defaultBaseUrl()));
		fields.forEach(field -> field.show(field.setting().defaultValue()));
		super.performDefaults();
	}
}
