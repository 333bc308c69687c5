package org.modalis.workbench.internal.network;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.modalis.api.transport.OfflineSwitch;

/** Turns the offline switch. Does nothing while the command line holds it. */
public class ToggleOfflineHandler {

	@CanExecute
	boolean canExecute(OfflineSwitch offline) {
		return !offline.isForced();
	}

	@Execute
	void execute(OfflineSwitch offline) {
		offline.set(!offline.isOffline());
	}
}
