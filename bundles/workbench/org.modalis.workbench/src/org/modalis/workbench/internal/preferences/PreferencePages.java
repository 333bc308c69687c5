package org.modalis.workbench.internal.preferences;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.jface.preference.IPreferencePage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.preference.PreferenceNode;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.preferences.IWorkbenchPreferenceContainer;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.RegistrySnapshot;

/**
 * Our own pages in the preferences: Appearance, one page per studio, and one page per provider that comes and goes with its bundle, also while the
 * dialog is open. Threads: the UI thread; the registry's listener hops there.
 */
public final class PreferencePages {

	/** The platform's id for the root page, which its other bundles put their pages below. */
	static final String GENERAL = "org.eclipse.ui.preferencePages.Workbench";
	/** The page above those of the providers. */
	public static final String PROVIDERS = "org.modalis.preferences.providers";

	private final PreferenceManager manager;
	private final PageServices services;
	private final StateDots dots;
	private final Set<String> shown = new LinkedHashSet<>();
	private Map<String, ProviderState.Kind> states = Map.of();

	private PreferencePages(Display display, PreferenceManager manager, PageServices services) {
		dots = new StateDots(display, services.colors());
		this.manager = manager;
		this.services = services;
	}

	/** Adds the pages and keeps those of the providers as the registry says until the display goes. */
	public static void install(Display display, PreferenceManager manager, PageServices services) {
		PreferencePages pages = new PreferencePages(display, manager, services);
		manager.addTo(GENERAL, new Node("org.modalis.preferences.appearance", "Appearance", () -> new AppearancePage(services), Optional::empty));
		for (var studio : services.studios().all())
			manager.addToRoot(new Node("org.modalis.preferences.studio." + studio.id(), studio.label(), () -> new StudioPage(studio, services), Optional::empty));
		manager.addToRoot(new Node("org.modalis.preferences.integrations", "Integrations", () -> new IntegrationsPage(services), Optional::empty));
		manager.addToRoot(new Node(PROVIDERS, "Providers", () -> new ProvidersPage(services), Optional::empty));
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

	/** Turns to a page in the dialog that a control is in, while it is there. */
	static void open(String page, Control control) {
		if (!control.isDisposed() && control.getShell().getData() instanceof IWorkbenchPreferenceContainer dialog)
			dialog.openPage(page, null);
	}

	/** Turns to the page of a provider that has just been added, as soon as the registry knows it, while the control is there. */
	static void openWhenThere(String providerId, Control control, ModelRegistry registry) {
		var opened = new AtomicBoolean();
		Runnable open = () -> {
			if (registry.snapshot().provider(providerId).isPresent() && opened.compareAndSet(false, true))
				open(pageOf(providerId), control);
		};
		Display display = control.getDisplay();
		// the pages heard of the change before, so the page is there when this runs
		var subscription = registry.onChange(snapshot -> {
			if (!display.isDisposed())
				display.asyncExec(open);
		});
		control.addDisposeListener(e -> subscription.close());
		open.run();
	}

	private void follow(Display display, RegistrySnapshot snapshot) {
		Set<String> present = new LinkedHashSet<>();
		boolean arrived = false;
		var byName = Comparator.comparing((ProviderEntry entry) -> entry.info().displayName(), String.CASE_INSENSITIVE_ORDER);
		for (ProviderEntry entry : snapshot.providers().stream().sorted(byName).toList()) {
			String id = entry.info().id();
			present.add(id);
			if (!shown.add(id))
				continue;
			arrived = true;
			manager.addTo(PROVIDERS, new Node(pageOf(id), entry.info().displayName(), () -> new ProviderPage(entry.info(), services),
					() -> services.registry().snapshot().provider(id).map(now -> dots.of(now.state().kind()))));
		}
		boolean left = shown.removeIf(id -> !present.contains(id) && manager.remove(PROVIDERS + "/" + pageOf(id)) != null);
		boolean changed = left || arrived || !states(snapshot).equals(states);
		states = states(snapshot);
		if (changed)
			refreshOpenDialogs(display);
	}

	private static Map<String, ProviderState.Kind> states(RegistrySnapshot snapshot) {
		return snapshot.providers().stream().collect(Collectors.toMap(entry -> entry.info().id(), entry -> entry.state().kind()));
	}

	private static void refreshOpenDialogs(Display display) {
		for (Shell shell : display.getShells())
			if (shell.getData() instanceof PreferenceDialog dialog && dialog.getTreeViewer() != null)
				dialog.getTreeViewer().refresh();
	}

	private static final class Node extends PreferenceNode {

		private final String label;
		private final Supplier<IPreferencePage> page;
		private final Supplier<Optional<Image>> image;

		Node(String id, String label, Supplier<IPreferencePage> page, Supplier<Optional<Image>> image) {
			super(id);
			this.label = label;
			this.page = page;
			this.image = image;
		}

		/** The platform asks for {@code null} where there is none. */
		@Override
		public Image getLabelImage() {
			return image.get().orElse(null);
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
