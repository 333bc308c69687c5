package org.modalis.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.modalis.api.ProviderException;
import org.modalis.api.keys.Secret;
import org.modalis.api.provider.CallContext;
import org.modalis.api.transport.HttpTransport;

/**
 * What a provider under test gets for a call: the real transport, which repeats without waiting, and a base URL, key and settings
 * of the test's choice. The clock stands at 2026-11-22T12:00:00Z. Immutable.
 *
 * @param base empty to play the provider that is not configured
 */
public record TestCallContext(HttpTransport transport, Optional<URI> base, Optional<Secret> key, Map<String, String> settings,
		Path modelFolder) implements CallContext {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

	/** A context with the real transport that calls the given address without a key. */
	public static TestCallContext at(URI base) {
		return at(base, wait -> {
			// nobody asks
		});
	}

	/**
	 * The same, for a test that wants to know how long the transport would have waited before its repeats.
	 *
	 * @param waits told of each wait; there is none
	 */
	public static TestCallContext at(URI base, Consumer<Duration> waits) {
		return new TestCallContext(RealTransport.find(waits), Optional.of(base), Optional.empty(), Map.of(), Path.of("models"));
	}

	/** A context of a provider whose base URL nobody has set. */
	public static TestCallContext notConfigured() {
		return new TestCallContext(RealTransport.find(wait -> {
			// nobody asks
		}), Optional.empty(), Optional.empty(), Map.of(), Path.of("models"));
	}

	/** The same at another address. */
	public TestCallContext withBase(URI other) {
		return new TestCallContext(transport, Optional.of(other), key, settings, modelFolder);
	}

	/** The same over another transport, which usually passes on to this one's. */
	public TestCallContext withTransport(HttpTransport other) {
		return new TestCallContext(other, base, key, settings, modelFolder);
	}

	/** The same with a key. */
	public TestCallContext withKey(String value) {
		return new TestCallContext(transport, base, Optional.of(new Secret(value)), settings, modelFolder);
	}

	/** The same with a setting. */
	public TestCallContext with(String name, String value) {
		var all = new LinkedHashMap<>(settings);
		all.put(name, value);
		return new TestCallContext(transport, base, key, all, modelFolder);
	}

	/** The same with a folder for models. */
	public TestCallContext withModelFolder(Path folder) {
		return new TestCallContext(transport, base, key, settings, folder);
	}

	@Override
	public URI baseUrl() throws ProviderException {
		return base.orElseThrow(() -> new ProviderException(ProviderException.Kind.NOT_CONFIGURED,
				"No base URL is set. Enter one in the provider's settings."));
	}

	@Override
	public String setting(String name) {
		return Objects.requireNonNullElse(settings.get(name), "");
	}

	@Override
	public Clock clock() {
		return CLOCK;
	}
}
