package org.modalis.core.internal.network;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.settings.Settings;
import org.modalis.api.transport.OfflineSwitch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The setting {@code network.offline}, unless the launcher has set the system property {@code modalis.offline}. */
@Component
public final class OfflineSwitchImpl implements OfflineSwitch {

	static final String SETTING = "network.offline";

	private static final String PROPERTY = "modalis.offline";

	private final Settings settings;
	private final boolean forced;

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
		return forced || settings.get(SETTING).map(String::strip).map(Boolean::parseBoolean).orElse(false);
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
		var known = new AtomicBoolean(isOffline());
		return settings.onChange(name -> {
			boolean now = isOffline();
			if (name.equals(SETTING) && known.getAndSet(now) != now)
				listener.accept(now);
		});
	}
}
