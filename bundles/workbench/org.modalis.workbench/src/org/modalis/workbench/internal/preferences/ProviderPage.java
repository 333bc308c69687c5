package org.modalis.workbench.internal.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderOrigin;
import org.modalis.workbench.toolkit.Chip;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * The page of one provider, made from what it says about itself: state, keys, base URL, limits, further settings, a test of the
 * connection and its models. Follows the registry while it is open.
 */
class ProviderPage extends PreferencePage {

	private final ProviderInfo info;
	private final PageServices services;
	private final ProviderForm form;
	private final List<SettingField> fields = new ArrayList<>();
	private FormRows rows;
	private Chip tag;
	private Chip contract;
	private Link description;
	private Button enabled;
	private Optional<KeyRow> keyRow = Optional.empty();
	private Optional<Text> baseUrl = Optional.empty();
	private Optional<LimitsRow> limits = Optional.empty();
	private ConnectionRow connection;
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
		if (!info.local())
			limits = Optional.of(new LimitsRow(rows, form, info.limits(), this::check));
		for (ProviderSetting setting : info.settings())
			fields.add(new SettingField(rows, setting, services.colors(), this::check));
		ServerRow.add(rows, info, services);
		connection = new ConnectionRow(rows, info.id(), services, () -> {
			if (isValid())
				save();
			return isValid();
		});
		createModels(body);
		load();
		follow(body);
		return body;
	}

	private void follow(Composite body) {
		var display = body.getDisplay();
		var providers = services.registry().onChange(snapshot -> {
			if (!display.isDisposed())
				display.asyncExec(() -> show(snapshot.provider(info.id())));
		});
		var tests = services.connections().onChange(provider -> {
			if (provider.equals(info.id()) && !display.isDisposed())
				display.asyncExec(() -> show(services.registry().snapshot().provider(info.id())));
		});
		body.addDisposeListener(e -> {
			providers.close();
			tests.close();
		});
		show(services.registry().snapshot().provider(info.id()));
	}

	private void createHead(Composite body) {
		Composite head = new Composite(body, SWT.NONE);
		head.setLayout(new GridLayout(3, false));
		((GridLayout) head.getLayout()).marginWidth = 0;
		head.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		tag = new Chip(head, services.colors());
		contract = new Chip(head, services.colors());
		contract.setLayoutData(new GridData());
		enabled = new Button(head, SWT.CHECK);
		enabled.setText("Offer its models");
		enabled.setToolTipText("Off: it is asked nothing, and its models are in no list. Threads made with it stay.");
		enabled.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
		description = new Link(head, SWT.WRAP);
		description.addListener(SWT.Selection, e -> Program.launch(e.text));
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
		data.widthHint = 300;
		description.setLayoutData(data);
	}

	private void describe(ProviderOrigin origin) {
		String link = info.keyPage().map(page -> " <a href=\"" + page + "\">Get a key</a>").orElse("");
		String bundle = origin.bundle().isEmpty() ? "" : " Bundle " + origin.version().replaceFirst("^(\\d+\\.\\d+\\.\\d+).*", "$1") + (origin.vendor().isEmpty() ? "" : " by " + origin.vendor()) + ".";
		description.setText(info.description() + bundle + link);
		contract.setText(origin.contract().map(version -> "Contract " + version + " passed").orElse(""));
		contract.setTag(ThemeColor.OK);
		contract.setToolTipText("Its publisher's build tests it against a vendor that is first polite and then rude: what it sends, refuses, reads and says.");
		contract.setVisible(origin.contract().isPresent());
		((GridData) contract.getLayoutData()).exclude = origin.contract().isEmpty();
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

	private void createModels(Composite body) {
		Label heading = new Label(body, SWT.NONE);
		heading.setText("Models");
		heading.setFont(Fonts.of(body.getDisplay()).bold());
		models = new ModelTable(body);
		GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.heightHint = 130;
		models.control().setLayoutData(data);
		source = new Label(body, SWT.WRAP);
		source.setFont(Fonts.of(body.getDisplay()).hint());
		GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false);
		wide.widthHint = 300;
		wide.heightHint = 2 * source.getFont().getFontData()[0].getHeight() + 16;
		source.setLayoutData(wide);
	}

	private void load() {
		enabled.setSelection(form.enabled());
		baseUrl.ifPresent(text -> text.setText(form.baseUrl()));
		limits.ifPresent(LimitsRow::load);
		fields.forEach(field -> field.show(form.value(field.setting())));
		keyRow.ifPresent(row -> row.bindTo(ProviderForm.parse(form.baseUrl())));
	}

	private void show(Optional<ProviderEntry> entry) {
		if (tag.isDisposed())
			return;
		describe(entry.map(ProviderEntry::origin).orElse(ProviderOrigin.NONE));
		if (entry.isEmpty()) {
			tag.setText("Not installed");
			tag.setTag(ThemeColor.MUTE);
		} else {
			ProviderEntry now = entry.get();
			tag.setText(StateWords.tag(now.state().kind()));
			tag.setTag(StateWords.color(now.state().kind()));
			models.show(now.models());
			source.setText(ModelWords.sources(now.models(), 2));
			source.setToolTipText(ModelWords.sources(now.models(), Integer.MAX_VALUE));
		}
		connection.show(entry);
		tag.getParent().layout();
	}

	private void check() {
		Optional<String> problem = Stream.of(baseUrl.flatMap(text -> ProviderForm.problemOfUrl(text.getText())), limits.flatMap(LimitsRow::problem),
				fields.stream().map(SettingField::problem).flatMap(Optional::stream).findFirst()).flatMap(Optional::stream).findFirst();
		setErrorMessage(problem.orElse(null));
		setValid(problem.isEmpty());
	}

	private void save() {
		form.saveEnabled(enabled.getSelection());
		baseUrl.ifPresent(text -> form.saveBaseUrl(text.getText()));
		limits.ifPresent(LimitsRow::save);
		fields.forEach(field -> form.save(field.setting(), field.text()));
	}

	@Override
	public boolean performOk() {
		if (tag != null)
			save();
		return true;
	}

	@Override
	protected void performDefaults() {
		enabled.setSelection(true);
		baseUrl.ifPresent(text -> text.setText(form.defaultBaseUrl()));
		limits.ifPresent(LimitsRow::loadDefaults);
		fields.forEach(field -> field.show(field.setting().defaultValue()));
		super.performDefaults();
	}
}
