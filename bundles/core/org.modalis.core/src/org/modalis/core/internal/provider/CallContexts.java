package org.modalis.core.internal.provider;

import java.time.Clock;

import org.modalis.api.keys.KeyStore;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.settings.Settings;
import org.modalis.core.internal.transport.PatientTransport;
import org.modalis.core.internal.transport.WaitListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the context of each call to a provider. Later limits that hold per provider belong here. Threads: any. */
@Component(service = CallContexts.class)
public final class CallContexts {

	private final PatientTransport transport;
	private final KeyStore keys;
	private final Settings settings;
	private final Clock clock;

	@Activate
	public CallContexts(@Reference PatientTransport transport, @Reference KeyStore keys, @Reference Settings settings) {
		this(transport, keys, settings, Clock.systemDefaultZone());
	}

	public CallContexts(PatientTransport transport, KeyStore keys, Settings settings, Clock clock) {
		this.transport = transport;
		this.keys = keys;
		this.settings = settings;
		this.clock = clock;
	}

	public Clock clock() {
		return clock;
	}

	/** A context for a call that a person waits for: it is repeated, and each wait is told. */
	public CallContextImpl patient(ProviderInfo info, WaitListener listener) {
		return new CallContextImpl(info, transport.forCall(listener, PatientTransport.MAX_REPEATS), keys, settings, clock);
	}

	/** A context for a call that only finds out how things stand: it fails at once. */
	public CallContextImpl impatient(ProviderInfo info) {
		return new CallContextImpl(info, transport.forCall((reason, wait) -> {
		}, 0), keys, settings, clock);
	}
}
