package org.modalis.core.internal.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.modalis.api.ProviderException;
import org.modalis.api.settings.Settings;
import org.modalis.api.transport.HttpAnswer;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The transport of the product, on Apache HttpClient 5. The client is made at the first call, so that starting costs nothing.
 * The setting {@code network.proxy} ({@code host:port}) names a proxy for everything but this machine.
 * <p>
 * Threads: any. Later rules for every byte that leaves (offline switch, rate limits, record of calls) belong around
 * {@link Attempts}, between the retries and the wire.
 */
@Component(service = { HttpTransport.class, PatientTransport.class })
public final class ApacheHttpTransport implements PatientTransport {

	private final RetryPolicy policy;
	private final Supplier<Optional<String>> proxy;
	private ApacheAttempts client;
	private boolean closed;

	@Activate
	public ApacheHttpTransport(@Reference Settings settings) {
		this(RetryPolicy.real(), () -> settings.get("network.proxy"));
	}

	/** Without OSGi and settings, for {@link java.util.ServiceLoader}. */
	public ApacheHttpTransport() {
		this(RetryPolicy.real(), Optional::empty);
	}

	/**
	 * The same, with repeats but without waiting for them: what the test kit calls over, which knows this constructor and not
	 * this class.
	 *
	 * @param waits told of each wait instead
	 */
	public ApacheHttpTransport(Consumer<Duration> waits) {
		this(new RetryPolicy(RetryPolicy.real().clock(), waits::accept, RetryPolicy.real().jitter()), Optional::empty);
	}

	ApacheHttpTransport(RetryPolicy policy, Supplier<Optional<String>> proxy) {
		this.policy = policy;
		this.proxy = proxy;
	}

	@Override
	public HttpTransport forCall(WaitListener listener, int maxRepeats) {
		return new RetryingTransport(this::once, policy, listener, maxRepeats);
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
		return forCall((reason, wait) -> {
		}, MAX_REPEATS);
	}

	private <T> T once(HttpCall call, BodyReader<T> reader) throws FailedAttempt, ProviderException, InterruptedException {
		return client().once(call, reader);
	}

	private synchronized ApacheAttempts client() {
		if (closed)
			throw new IllegalStateException("Modalis is closing");
		if (client == null)
			client = new ApacheAttempts(policy.clock(), proxy);
		return client;
	}

	/** Breaks every connection. */
	@Deactivate
	public synchronized void close() {
		closed = true;
		if (client != null)
			client.close();
	}
}
