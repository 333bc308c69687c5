package org.modalis.core.internal.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.modalis.api.Subscription;
import org.modalis.api.settings.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.prefs.BackingStoreException;

/**
 * Settings in the preferences of the workspace, node {@code org.modalis}: the same node that preference pages edit. It is opened
 * at the first use, because opening it settles where the workspace is.
 */
@Component
public final class PreferenceSettings implements Settings {

	private final Supplier<IEclipsePreferences> opener;
	private IEclipsePreferences node;

	@Activate
	public PreferenceSettings() {
		this(() -> InstanceScope.INSTANCE.getNode("org.modalis"));
	}

	PreferenceSettings(Supplier<IEclipsePreferences> opener) {
		this.opener = opener;
	}

	@Override
	public Optional<String> get(String name) {
		return Optional.ofNullable(node().get(name, null));
	}

	@Override
	public void set(String name, String value) {
		node().put(name, value);
		save();
	}

	@Override
	public void remove(String name) {
		node().remove(name);
		save();
	}

	@Override
	public Map<String, String> all() {
		var all = new TreeMap<String, String>();
		try {
			for (var name : node().keys())
				get(name).ifPresent(value -> all.put(name, value));
		} catch (BackingStoreException e) {
			throw unreadable("read", e);
		}
		return all;
	}

	@Override
	public Subscription onChange(Consumer<String> listener) {
		IPreferenceChangeListener hook = event -> listener.accept(event.getKey());
		node().addPreferenceChangeListener(hook);
		return () -> node().removePreferenceChangeListener(hook);
	}

	private synchronized IEclipsePreferences node() {
		if (node == null)
			node = opener.get();
		return node;
	}

	private void save() {
		try {
			node().flush();
		} catch (BackingStoreException e) {
			throw unreadable("saved", e);
		}
	}

	private static UncheckedIOException unreadable(String what, BackingStoreException cause) {
		return new UncheckedIOException(new IOException("The settings could not be " + what + ".", cause));
	}
}
