package org.modalis.core.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.hc.client5.http.DnsResolver;

/** Asks the system for addresses in a thread of its own, because that neither ends by an interrupt nor keeps to a time limit. */
final class PatientDns implements DnsResolver {

	private final DnsResolver system;
	private final Supplier<Duration> limit;

	PatientDns(DnsResolver system, Supplier<Duration> limit) {
		this.system = system;
		this.limit = limit;
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		var task = new FutureTask<>(() -> system.resolve(host));
		Thread.ofVirtual().name("modalis-dns").start(task);
		try {
			return task.get(limit.get().toMillis(), TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new UnknownHostException(host);
		} catch (TimeoutException | ExecutionException e) {
			throw new UnknownHostException(host);
		}
	}

	@Override
	public String resolveCanonicalHostname(String host) throws UnknownHostException {
		return system.resolveCanonicalHostname(host);
	}
}
