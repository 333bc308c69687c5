package org.modalis.core.internal.network;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.settings.Settings;
import org.modalis.api.transport.OfflineSwitch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The setting {@code network.offline}, unless the launcher has set the system property {@code modalis.offline}. It is read at the first
 * question, because reading settles where the workspace is, and kept in mind from then on: every call under way asks twenty times a
 * second.
 */
@Component
public final class OfflineSwitchImpl implements OfflineSwitch {

	static final String SETTING = "network.offline";

	private static final String PROPERTY = "modalis.offline";

	private final Settings settings;
	private final boolean forced;
	private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
	private volatile boolean set;
	private volatile Subscription subscription;

	@Activate
	public OfflineSwitchImpl(@Reference Settings settings) {
		this(settings, !"false".equals(System.getProperty(PROPERTY, "false")));
	}

	OfflineSwitchImpl(Settings settings, boolean forced) {
		this.settings = settings;
		this.forced = forced;
	}

	@Override
	public boolean isOffline() {
		if (subscription == null)
			follow();
		return forced || set;
	}

	private synchronized void follow() {
		if (subscription != null)
			return;
		set = read();
		subscription = settings.onChange(this::settingChanged);
	}

	private boolean read() {
		return settings.get(SETTING).map(String::strip).map(Boolean::parseBoolean).orElse(false);
	}

	private void settingChanged(String name) {
		if (!name.equals(SETTING))
			return;
		boolean before = set;
		set = read();
		if (set != before && !forced)
			listeners.forEach(listener -> listener.accept(set));
	}

	@Override
	public boolean isForced() {
		return forced;
	}

	@Override
	public void set(boolean offline) {
		settings.set(SETTING, Boolean.toString(offline));
	}

	@Override
	public Subscription onChange(Consumer<Boolean> listener) {
		// wrapped, so that the same listener may be registered twice and each handle takes away its own
		Consumer<Boolean> own = listener::accept;
		listeners.add(own);
		return () -> listeners.remove(own);
	}

	@Deactivate
	public synchronized void close() {
		if (subscription != null)
			subscription.close();
	}
}
