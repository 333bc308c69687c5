package org.modalis.core.internal.transport;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.cookie.CookieSpecFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.modalis.core.internal.network.NetworkSettings;
import org.modalis.core.internal.network.SystemTrust;

/** Makes the client: everything it would do on its own (retries, redirects, cookies, decompression) is off. */
final class HttpClients {

	/** Where an exchange says which proxy it takes, an {@link HttpHost}. */
	static final String PROXY = "modalis.proxy";

	private static final int MAX_CONNECTIONS = 200;
	private static final int BUFFER_BYTES = 16 << 10;
	private static final int MAX_HEADER_LINE = 64 << 10;
	private static final int MAX_HEADERS = 200;

	private HttpClients() {
	}

	static Connector connector(NetworkSettings network, SystemTrust trust, BooleanSupplier offline) {
		// the authorities are read at the first secure connection only
		TlsSocketStrategy tls = (socket, host, port, attachment, context) -> new DefaultClientTlsStrategy(trust.context())
				.upgrade(socket, host, port, attachment, context);
		return new Connector(new PatientDns(SystemDefaultDnsResolver.INSTANCE, network::connect), tls, offline);
	}

	static PoolingHttpClientConnectionManager connections(Connector connector, NetworkSettings network) {
		var http = Http1Config.custom().setBufferSize(BUFFER_BYTES).setMaxLineLength(MAX_HEADER_LINE)
				.setMaxHeaderCount(MAX_HEADERS).build();
		// the core parser refuses what is no HTTP; the client's own skips it line by line
		var factory = ManagedHttpClientConnectionFactory.builder().http1Config(http)
				.responseParserFactory(new DefaultHttpResponseParserFactory(http)).build();
		// named here although the connector asks only for its own: else the builder makes one and reads every authority for it
		return new Manager(connector).setTlsSocketStrategy(connector.tls()).setConnectionFactory(factory).setConnectionConfigResolver(route -> config(network))
				.setMaxConnPerRoute(MAX_CONNECTIONS).setMaxConnTotal(MAX_CONNECTIONS).build();
	}

	private static ConnectionConfig config(NetworkSettings network) {
		// a connection that the server closed meanwhile must not cost a billed call, which could not be repeated: always look
		return ConnectionConfig.custom().setConnectTimeout(Timeout.of(network.connect()))
				.setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS).build();
	}

	static CloseableHttpClient client(PoolingHttpClientConnectionManager connections, Connector connector) {
		// no cookies at all; the client's own way to read them would read the list of the world's public domains first
		Lookup<CookieSpecFactory> noCookies = name -> null;
		return HttpClientBuilder.create().setConnectionManager(connections).setDefaultCookieSpecRegistry(noCookies).setRequestExecutor(new TellingExecutor(connector))
				.setRoutePlanner(new ExchangesProxy()).setUserAgent("Modalis").disableAutomaticRetries().disableRedirectHandling()
				.disableCookieManagement().disableAuthCaching().disableContentCompression().disableDefaultUserAgent().build();
	}

	/** Has our connector where the client would have its own. */
	private static final class Manager extends PoolingHttpClientConnectionManagerBuilder {

		private final Connector connector;

		Manager(Connector connector) {
			this.connector = connector;
		}

		@Override
		protected HttpClientConnectionOperator createConnectionOperator(SchemePortResolver ports, DnsResolver dns,
				TlsSocketStrategy tls) {
			return connector;
		}
	}

	/** Tells an attempt that was never sent from one that was: only the first is always safe to repeat. */
	private static final class TellingExecutor extends HttpRequestExecutor {

		private final Connector connector;

		TellingExecutor(Connector connector) {
			this.connector = connector;
		}

		@Override
		public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
				HttpResponseInformationCallback information, HttpContext context) throws IOException, HttpException {
			if (!request.getMethod().equals("CONNECT"))
				Line.in(context).sends(connection, connector.socket(connection));
			return super.execute(request, connection, information, context);
		}
	}

	/** Takes the way that the exchange has chosen. */
	private static final class ExchangesProxy extends DefaultRoutePlanner {

		ExchangesProxy() {
			super(null);
		}

		@Override
		protected HttpHost determineProxy(HttpHost target, HttpContext context) {
			return (HttpHost) context.getAttribute(PROXY);
		}
	}

	/** Closes what has been idle for long, so that no handle stays behind. */
	static void sweep(PoolingHttpClientConnectionManager connections) {
		connections.closeExpired();
		connections.closeIdle(TimeValue.of(1, TimeUnit.MINUTES));
	}
}
