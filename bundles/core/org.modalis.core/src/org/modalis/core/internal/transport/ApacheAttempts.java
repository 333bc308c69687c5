package org.modalis.core.internal.transport;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.io.CloseMode;
import org.modalis.api.ProviderException;
import org.modalis.api.transport.HttpAnswer;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport.BodyReader;

/** Sends a call once over Apache HttpClient, following redirects. Threads: any; an interrupt breaks the connection. */
final class ApacheAttempts implements Attempts {

	private final Clock clock;
	private final PoolingHttpClientConnectionManager connections = HttpClients.connections();
	private final CloseableHttpClient client;
	private final ScheduledThreadPoolExecutor watcher;

	ApacheAttempts(Clock clock, Supplier<Optional<String>> proxy) {
		this.clock = clock;
		client = HttpClients.client(connections, proxy);
		watcher = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("modalis-transport-watch").factory());
		watcher.setRemoveOnCancelPolicy(true);
		watcher.setKeepAliveTime(10, TimeUnit.SECONDS);
		watcher.allowCoreThreadTimeOut(true);
	}

	@Override
	public <T> T once(HttpCall call, BodyReader<T> reader) throws FailedAttempt, ProviderException, InterruptedException {
		HttpClients.sweep(connections);
		for (var hop = Hop.first(call);;) {
			if (Thread.interrupted())
				throw new InterruptedException();
			try (var exchange = new Exchange(client, watcher, call, hop)) {
				var head = exchange.send();
				if (head.status() >= 200 && head.status() < 300)
					return exchange.read(reader);
				if (Hop.redirects(call, head))
					hop = hop.next(head);
				else
					throw StatusErrors.of(hop.uri(), new HttpAnswer(head, exchange.errorBody()), call.errors(), clock);
			}
		}
	}

	void close() {
		watcher.shutdownNow();
		try {
			client.close();
		} catch (IOException e) {
			// nothing more can be done about a socket at the end
		}
		connections.close(CloseMode.IMMEDIATE);
	}
}
