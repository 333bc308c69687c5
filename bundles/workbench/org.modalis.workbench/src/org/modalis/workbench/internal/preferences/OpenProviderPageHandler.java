package org.modalis.workbench.internal.preferences;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.PreferencesUtil;

import jakarta.inject.Named;

/**
 * Opens the preferences at a provider's page, or at the list of providers when none is named. Others run it as the command
 * {@code org.modalis.workbench.openProviderPage} with the provider's id as the parameter {@code org.modalis.provider}.
 */
public class OpenProviderPageHandler {

	@Execute
	void execute(Shell shell, @Optional @Named("org.modalis.provider") String provider) {
		String page = provider == null ? PreferencePages.PROVIDERS : PreferencePages.pageOf(provider);
		PreferencesUtil.createPreferenceDialogOn(shell, page, null, null).open();
	}
}
