package org.modalis.core.internal.transport;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.transport.AnswerHead;
import org.modalis.api.transport.HttpAnswer;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport.BodyReader;
import org.modalis.core.internal.network.Loopback;
import org.modalis.core.internal.network.WebProxy;

/**
 * Sends a call once over Apache HttpClient, following redirects, and records what left. Threads: any; an interrupt breaks the
 * connection.
 */
final class ApacheAttempts {

	private final Clock clock;
	private final Surroundings around;
	private final PoolingHttpClientConnectionManager connections;
	private final CloseableHttpClient client;
	private final ScheduledThreadPoolExecutor watcher;

	ApacheAttempts(Clock clock, Surroundings around) {
		this.clock = clock;
		this.around = around;
		var connector = HttpClients.connector(around.network(), around.trust(), around.offline());
		connections = HttpClients.connections(connector, around.network());
		client = HttpClients.client(connections, connector);
		watcher = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("modalis-transport-watch").factory());
		watcher.setRemoveOnCancelPolicy(true);
		watcher.setKeepAliveTime(10, TimeUnit.SECONDS);
		watcher.allowCoreThreadTimeOut(true);
	}

	/** As {@link Attempts#once}, for a subject. */
	<T> T once(HttpCall call, BodyReader<T> reader, int repeats, CallSubject subject)
			throws FailedAttempt, ProviderException, InterruptedException {
		HttpClients.sweep(connections);
		for (var hop = Hop.first(call);;) {
			if (Thread.interrupted())
				throw new InterruptedException();
			refuseOffline(hop.uri());
			var exchange = new Exchange(client, watcher, around, call, hop, proxy(hop.uri()));
			var account = new CallAccount(subject, call, hop.uri(), repeats, clock);
			try (exchange) {
				var head = exchange.send();
				account.answered(head.status());
				if (head.status() >= 200 && head.status() < 300)
					return exchange.read(reader);
				hop = next(call, hop, head, exchange);
			} catch (FailedAttempt e) {
				e.status().ifPresent(account::answered);
				account.failed(e.error().kind());
				throw e;
			} catch (ProviderException e) {
				account.failed(e.kind());
				throw e;
			} catch (InterruptedException e) {
				account.cancelled();
				throw e;
			} catch (RuntimeException | Error e) {
				account.failed(Kind.BAD_ANSWER);
				throw e;
			} finally {
				if (exchange.line().opened())
					around.log().accept(account.close(exchange.line()));
			}
		}
	}

	private Hop next(HttpCall call, Hop hop, AnswerHead head, Exchange exchange) throws FailedAttempt, InterruptedException {
		if (Hop.redirects(call, head))
			return hop.next(head);
		throw StatusErrors.of(hop.uri(), new HttpAnswer(head, exchange.errorBody()), call.errors(), clock);
	}

	/** Before anything is looked up: a name asked of a name server has left this machine as well. */
	private void refuseOffline(URI uri) throws FailedAttempt {
		if (around.offline().getAsBoolean() && !Loopback.names(String.valueOf(uri.getHost())))
			throw Failures.offline(uri, around.offlineForced().getAsBoolean());
	}

	private Optional<WebProxy> proxy(URI uri) throws FailedAttempt {
		int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
		try {
			return around.network().proxy(uri.getScheme(), uri.getHost(), port);
		} catch (IllegalArgumentException e) {
			throw Failures.noProxy(e.getMessage());
		}
	}

	/** Closes the connections that carry nothing now. */
	void closeIdle() {
		connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
	}

	/** How many connections are open. */
	int open() {
		var stats = connections.getTotalStats();
		return stats.getLeased() + stats.getAvailable();
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
