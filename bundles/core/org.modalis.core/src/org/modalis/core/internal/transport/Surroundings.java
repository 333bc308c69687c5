package org.modalis.core.internal.transport;

import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

import org.modalis.api.keys.Secret;
import org.modalis.api.transport.CallRecord;
import org.modalis.core.internal.network.NetworkSettings;
import org.modalis.core.internal.network.SystemTrust;

/**
 * What the transport works in.
 *
 * @param network time limits and proxy
 * @param offline whether only this machine may be reached now
 * @param offlineForced whether that is so until the program ends
 * @param trust whom secure connections are made with
 * @param proxyKeys {@code user:password} of the proxy at an address
 * @param log takes what left this machine
 */
record Surroundings(NetworkSettings network, BooleanSupplier offline, BooleanSupplier offlineForced, SystemTrust trust,
		Function<URI, Optional<Secret>> proxyKeys, Consumer<CallRecord> log) {

	/** Nothing set, nothing forbidden, nothing kept. */
	static Surroundings plain() {
		return new Surroundings(NetworkSettings.DEFAULT, () -> false, () -> false, SystemTrust.ofThisSystem(),
				address -> Optional.empty(), call -> {
				});
	}

	Surroundings with(NetworkSettings other) {
		return new Surroundings(other, offline, offlineForced, trust, proxyKeys, log);
	}

	Surroundings with(SystemTrust other) {
		return new Surroundings(network, offline, offlineForced, other, proxyKeys, log);
	}

	Surroundings withOffline(BooleanSupplier other, boolean forced) {
		return new Surroundings(network, other, () -> forced, trust, proxyKeys, log);
	}

	Surroundings withProxyKeys(Function<URI, Optional<Secret>> others) {
		return new Surroundings(network, offline, offlineForced, trust, others, log);
	}

	Surroundings withLog(Consumer<CallRecord> other) {
		return new Surroundings(network, offline, offlineForced, trust, proxyKeys, other);
	}
}
