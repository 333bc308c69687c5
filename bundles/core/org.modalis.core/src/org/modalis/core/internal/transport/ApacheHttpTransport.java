package org.modalis.core.internal.transport;

import java.time.Duration;
import java.util.function.Consumer;

import org.modalis.api.ProviderException;
import org.modalis.api.Subscription;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStore.StoredKey;
import org.modalis.api.settings.Settings;
import org.modalis.api.transport.HttpAnswer;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport;
import org.modalis.api.transport.OfflineSwitch;
import org.modalis.core.internal.calls.CallLogImpl;
import org.modalis.core.internal.limits.Allowance;
import org.modalis.core.internal.network.NetworkSettings;
import org.modalis.core.internal.network.SystemTrust;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The transport of the product, on Apache HttpClient 5. The client is made at the first call, so that starting costs nothing.
 * <p>
 * A call passes the repeats, then its provider's limits, then the offline switch, and is recorded where it meets the wire. User and
 * password of a proxy are kept as {@code user:password} in the key store, for the provider {@value #PROXY_KEYS} and the proxy's
 * address, or stand in the environment variable that names it. Threads: any.
 */
@Component(service = { HttpTransport.class, PatientTransport.class })
public final class ApacheHttpTransport implements PatientTransport {

	/** Under what the key store keeps user and password of a proxy. */
	static final String PROXY_KEYS = "network-proxy";

	private final RetryPolicy policy;
	private final Surroundings around;
	private final Subscription offlineChanges;
	private ApacheAttempts client;
	private boolean closed;

	@Activate
	public ApacheHttpTransport(@Reference Settings settings, @Reference OfflineSwitch offline, @Reference KeyStore keys,
			@Reference CallLogImpl log) {
		policy = RetryPolicy.real();
		around = new Surroundings(new NetworkSettings(settings::get, System::getenv), offline::isOffline, offline::isForced,
				SystemTrust.ofThisSystem(),
				address -> keys.find(PROXY_KEYS, KeyStore.hostOf(address)).map(StoredKey::secret), log::add);
		offlineChanges = offline.onChange(now -> closeIdle());
	}

	/** Without OSGi and settings, for {@link java.util.ServiceLoader}. */
	public ApacheHttpTransport() {
		this(RetryPolicy.real(), Surroundings.plain());
	}

	/**
	 * The same, with repeats but without waiting for them: what the test kit calls over, which knows this constructor and not
	 * this class.
	 *
	 * @param waits told of each wait instead
	 */
	public ApacheHttpTransport(Consumer<Duration> waits) {
		this(new RetryPolicy(RetryPolicy.real().clock(), waits::accept, RetryPolicy.real().jitter()), Surroundings.plain());
	}

	ApacheHttpTransport(RetryPolicy policy, Surroundings around) {
		this.policy = policy;
		this.around = around;
		offlineChanges = () -> {
		};
	}

	@Override
	public HttpTransport forCall(CallSubject subject, Allowance allowance, WaitListener listener, int maxRepeats) {
		return new RetryingTransport(new LimitedAttempts(new Once(subject), allowance, listener), policy, listener, maxRepeats);
	}

	@Override
	public HttpAnswer send(HttpCall call) throws ProviderException, InterruptedException {
		return silent().send(call);
	}

	@Override
	public <T> T stream(HttpCall call, BodyReader<T> reader) throws ProviderException, InterruptedException {
		return silent().stream(call, reader);
	}

	private HttpTransport silent() {
		return forCall(CallSubject.NOBODY, Allowance.NONE, (reason, wait) -> {
		}, MAX_REPEATS);
	}

	private final class Once implements Attempts {

		private final CallSubject subject;

		Once(CallSubject subject) {
			this.subject = subject;
		}

		@Override
		public <T> T once(HttpCall call, BodyReader<T> reader, int repeats)
				throws FailedAttempt, ProviderException, InterruptedException {
			return client().once(call, reader, repeats, subject);
		}
	}

	private synchronized ApacheAttempts client() {
		if (closed)
			throw new IllegalStateException("Modalis is closing");
		if (client == null)
			client = new ApacheAttempts(policy.clock(), around);
		return client;
	}

	private synchronized void closeIdle() {
		if (client != null && !closed)
			client.closeIdle();
	}

	/** How many connections are open now. */
	synchronized int openConnections() {
		return client == null ? 0 : client.open();
	}

	/** Breaks every connection. */
	@Deactivate
	public synchronized void close() {
		closed = true;
		offlineChanges.close();
		if (client != null)
			client.close();
	}
}
