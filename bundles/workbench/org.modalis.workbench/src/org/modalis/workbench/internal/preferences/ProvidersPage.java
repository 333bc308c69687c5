package org.modalis.workbench.internal.preferences;

import java.time.ZoneId;
import java.util.Locale;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.preferences.IWorkbenchPreferenceContainer;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowSource;

/** All providers with their state; opening one leads to its page. */
class ProvidersPage extends PreferencePage {

	private final PageServices services;

	ProvidersPage(PageServices services) {
		this.services = services;
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite body = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.verticalSpacing = 12;
		body.setLayout(layout);
		Link text = new Link(body, SWT.WRAP);
		text.setText("Who answers. Open a provider to set it up; more come with Help > Install New Software.");
		text.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		RowList list = new RowList(body, services.colors());
		list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		list.setEmptyText("No provider is installed. Add one with Help > Install New Software.");
		list.setToolTipText("Providers");
		list.onOpen(row -> open(services.registry().snapshot().providers().get(row)));
		var subscription = services.registry().onChange(snapshot -> body.getDisplay().asyncExec(() -> show(list)));
		body.addDisposeListener(e -> subscription.close());
		show(list);
		return body;
	}

	private void open(ProviderEntry entry) {
		if (getContainer() instanceof IWorkbenchPreferenceContainer dialog)
			dialog.openPage(PreferencePages.pageOf(entry.info().id()), null);
	}

	private void show(RowList list) {
		if (list.isDisposed())
			return;
		var providers = services.registry().snapshot().providers();
		list.setRows(new RowSource() {
			@Override
			public int size() {
				return providers.size();
			}

			@Override
			public Row row(int index) {
				ProviderEntry entry = providers.get(index);
				return new Row(entry.info().displayName(), StateWords.line(entry, ZoneId.systemDefault(), Locale.getDefault()),
						StateWords.tag(entry.state().kind()));
			}
		});
	}
}
