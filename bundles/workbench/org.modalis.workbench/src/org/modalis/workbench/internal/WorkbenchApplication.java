package org.modalis.workbench.internal;

import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.contexts.EclipseContextFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.modalis.api.exchange.WorkspaceBackup;
import org.modalis.api.history.HistoryService;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.settings.Settings;
import org.modalis.workbench.internal.preferences.PageServices;
import org.modalis.workbench.internal.start.HistoryOpening;
import org.modalis.workbench.internal.start.PendingRestore;
import org.modalis.workbench.internal.start.WebViewLibraries;
import org.modalis.workbench.internal.start.WorkspaceLock;
import org.modalis.workbench.internal.theme.ThemeSwitch;
import org.osgi.framework.FrameworkUtil;

/**
 * Starts the workbench through the platform's compatibility layer. The workspace is taken first; then the history opens in the
 * background while the window is made.
 */
public class WorkbenchApplication implements IApplication {

	@Override
	public Object start(IApplicationContext context) {
		Optional<String> refused = WorkspaceLock.take(Platform.getInstanceLocation());
		if (refused.isPresent())
			return refuse(context, "Modalis cannot open the workspace", refused.get());
		IEclipseContext services = EclipseContextFactory
				.getServiceContext(FrameworkUtil.getBundle(WorkbenchApplication.class).getBundleContext());
		// What others provide comes first, because ours need it.
		Optional<String> missing = Stream
				.of(HistoryService.class, ModelRegistry.class, Settings.class, KeyStore.class, ThemeSwitch.class, PageServices.class)
				.filter(service -> services.get(service) == null).map(Class::getSimpleName).findFirst();
		if (missing.isPresent())
			return refuse(context, "Modalis is not complete", "A part of this installation is missing or does not start: nothing"
					+ " provides the " + missing.get() + ".\n\nInstall Modalis again. What you keep in the workspace was not touched.");
		Optional<PendingRestore> restored = Optional.ofNullable(services.get(WorkspaceBackup.class)).flatMap(PendingRestore::carryOut);
		HistoryService history = services.get(HistoryService.class);
		HistoryOpening opening = HistoryOpening.begin(history);
		Display display = PlatformUI.createDisplay();
		WebViewLibraries.load();
		try {
			services.get(ThemeSwitch.class).start(display);
			int code = PlatformUI.createAndRunWorkbench(display, new ModalisAdvisor(history, opening, services.get(PageServices.class), restored));
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			display.dispose();
			// this process may live on for seconds, while Java writes its archive of classes; the next one shall not wait for that
			Platform.getInstanceLocation().release();
		}
	}

	private static Object refuse(IApplicationContext context, String title, String sentence) {
		context.applicationRunning();
		Display display = PlatformUI.createDisplay();
		try {
			MessageDialog.openWarning(null, title, sentence);
		} finally {
			display.dispose();
		}
		return EXIT_OK;
	}

	@Override
	public void stop() {
		if (!PlatformUI.isWorkbenchRunning())
			return;
		var workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().syncExec(workbench::close);
	}
}
