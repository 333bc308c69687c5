package org.modalis.core.internal.transport;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the client: everything it would do on its own (retries, redirects, cookies, decompression) is off. */
final class HttpClients {

	/** Where the connection of an exchange is noted once the request begins to leave. */
	static final String CONNECTION = "modalis.connection";

	private static final int MAX_CONNECTIONS = 200;
	private static final int BUFFER_BYTES = 16 << 10;
	private static final int MAX_HEADER_LINE = 64 << 10;
	private static final int MAX_HEADERS = 200;
	private static final Timeout CONNECT = Timeout.ofSeconds(10);

	private HttpClients() {
	}

	static PoolingHttpClientConnectionManager connections() {
		var http = Http1Config.custom().setBufferSize(BUFFER_BYTES).setMaxLineLength(MAX_HEADER_LINE)
				.setMaxHeaderCount(MAX_HEADERS).build();
		// the core parser refuses what is no HTTP; the client's own skips it line by line
		var factory = ManagedHttpClientConnectionFactory.builder().http1Config(http)
				.responseParserFactory(new DefaultHttpResponseParserFactory(http)).build();
		// a connection that the server closed meanwhile must not cost a billed call, which could not be repeated: always look
		var each = ConnectionConfig.custom().setConnectTimeout(CONNECT).setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
				.build();
		return PoolingHttpClientConnectionManagerBuilder.create().setConnectionFactory(factory).setDefaultConnectionConfig(each)
				.setMaxConnPerRoute(MAX_CONNECTIONS).setMaxConnTotal(MAX_CONNECTIONS).build();
	}

	static CloseableHttpClient client(PoolingHttpClientConnectionManager connections, Supplier<Optional<String>> proxy) {
		return HttpClientBuilder.create().setConnectionManager(connections).setRequestExecutor(new NotingExecutor())
				.setRoutePlanner(new ProxyForOthers(proxy)).setUserAgent("Modalis").disableAutomaticRetries()
				.disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableContentCompression()
				.disableDefaultUserAgent().build();
	}

	/** Tells an attempt that was never sent from one that was: only the first is always safe to repeat. */
	private static final class NotingExecutor extends HttpRequestExecutor {

		@Override
		public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
				HttpResponseInformationCallback information, HttpContext context) throws IOException, HttpException {
			if (!request.getMethod().equals("CONNECT"))
				context.setAttribute(CONNECTION, connection);
			return super.execute(request, connection, information, context);
		}
	}

	/** Sends everything through the proxy but what stays on this machine. */
	private static final class ProxyForOthers extends DefaultRoutePlanner {

		private final Supplier<Optional<String>> proxy;

		ProxyForOthers(Supplier<Optional<String>> proxy) {
			super(null);
			this.proxy = proxy;
		}

		@Override
		protected HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
			var name = target.getHostName();
			if (name.equals("localhost") || name.startsWith("127.") || name.equals("::1") || name.equals("[::1]"))
				return null;
			var setting = proxy.get().map(String::strip).filter(value -> !value.isEmpty());
			if (setting.isEmpty())
				return null;
			try {
				return HttpHost.create(setting.get());
			} catch (URISyntaxException | IllegalArgumentException e) {
				throw new HttpException("The proxy setting is not host:port");
			}
		}
	}

	/** Closes what has been idle for long, so that no handle stays behind. */
	static void sweep(PoolingHttpClientConnectionManager connections) {
		connections.closeExpired();
		connections.closeIdle(TimeValue.of(1, TimeUnit.MINUTES));
	}
}
