package org.modalis.workbench.internal.preferences;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.jface.preference.IPreferencePage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.preference.PreferenceNode;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.RegistrySnapshot;

/**
 * Our own pages in the preferences: Appearance, and one page per provider that comes and goes with its bundle, also while the
 * dialog is open. Threads: the UI thread; the registry's listener hops there.
 */
public final class PreferencePages {

	/** The platform's id for the root page, which its other bundles put their pages below. */
	static final String GENERAL = "org.eclipse.ui.preferencePages.Workbench";
	/** The page above those of the providers. */
	public static final String PROVIDERS = "org.modalis.preferences.providers";

	private final PreferenceManager manager;
	private final PageServices services;
	private final Set<String> shown = new LinkedHashSet<>();

	private PreferencePages(PreferenceManager manager, PageServices services) {
		this.manager = manager;
		this.services = services;
	}

	/** Adds the pages and keeps those of the providers as the registry says until the display goes. */
	public static void install(Display display, PreferenceManager manager, PageServices services) {
		PreferencePages pages = new PreferencePages(manager, services);
		manager.addTo(GENERAL, new Node("org.modalis.preferences.appearance", "Appearance", () -> new AppearancePage(services)));
		manager.addToRoot(new Node(PROVIDERS, "Providers", () -> new ProvidersPage(services)));
		var subscription = services.registry().onChange(snapshot -> {
			if (!display.isDisposed())
				display.asyncExec(() -> pages.follow(display, snapshot));
		});
		display.disposeExec(subscription::close);
		pages.follow(display, services.registry().snapshot());
	}

	/** The id of a provider's page. */
	static String pageOf(String providerId) {
		return PROVIDERS + "." + providerId;
	}

	private void follow(Display display, RegistrySnapshot snapshot) {
		Set<String> present = new LinkedHashSet<>();
		boolean arrived = false;
		for (ProviderEntry entry : snapshot.providers()) {
			String id = entry.info().id();
			present.add(id);
			if (!shown.add(id))
				continue;
			arrived = true;
			manager.addTo(PROVIDERS, new Node(pageOf(id), entry.info().displayName(), () -> new ProviderPage(entry.info(), services)));
		}
		boolean left = shown.removeIf(id -> !present.contains(id) && manager.remove(PROVIDERS + "/" + pageOf(id)) != null);
		if (left || arrived)
			refreshOpenDialogs(display);
	}

	private static void refreshOpenDialogs(Display display) {
		for (Shell shell : display.getShells())
			if (shell.getData() instanceof PreferenceDialog dialog && dialog.getTreeViewer() != null)
				dialog.getTreeViewer().refresh();
	}

	private static final class Node extends PreferenceNode {

		private final String label;
		private final Supplier<IPreferencePage> page;

		Node(String id, String label, Supplier<IPreferencePage> page) {
			super(id);
			this.label = label;
			this.page = page;
		}

		@Override
		public String getLabelText() {
			return label;
		}

		@Override
		public void createPage() {
			setPage(page.get());
			getPage().setTitle(label);
		}
	}
}
