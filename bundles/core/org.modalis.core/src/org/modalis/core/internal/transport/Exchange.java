package org.modalis.core.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.zip.GZIPInputStream;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.modalis.api.ProviderException;
import org.modalis.api.keys.Secret;
import org.modalis.api.transport.AnswerHead;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport.BodyReader;
import org.modalis.core.internal.network.Loopback;
import org.modalis.core.internal.network.WebProxy;

/**
 * One request and its answer. Used by one thread: {@link #send}, then {@link #read} or {@link #errorBody}, then {@link #close},
 * which gives the connection back when the answer was read to its end and breaks it otherwise.
 */
final class Exchange implements AutoCloseable {

	private static final int ERROR_BYTES = 64 << 10;
	private static final Duration ERROR_TIME = Duration.ofSeconds(10);
	private static final int BUFFER_BYTES = 16 << 10;
	private static final Timeout DRAIN = Timeout.ofMilliseconds(50);
	private static final int DRAIN_BYTES = 4 << 10;

	private final CloseableHttpClient client;
	private final Surroundings around;
	private final HttpCall call;
	private final URI uri;
	private final Optional<WebProxy> proxy;
	private final Duration firstByte;
	private final HttpUriRequestBase request;
	private final HttpClientContext context = HttpClientContext.create();
	private final Line line;
	private final Guard guard;
	private ClassicHttpResponse response;
	private AnswerBody wire = new AnswerBody(InputStream.nullInputStream());

	Exchange(CloseableHttpClient client, ScheduledExecutorService watcher, Surroundings around, HttpCall call, Hop hop,
			Optional<WebProxy> proxy) {
		this.client = client;
		this.around = around;
		this.call = call;
		this.uri = hop.uri();
		this.proxy = proxy;
		firstByte = around.network().firstByte(call);
		request = request(call, hop, firstByte);
		boolean here = Loopback.names(uri.getHost());
		guard = new Guard(watcher, request::cancel, () -> !here && around.offline().getAsBoolean());
		line = new Line(() -> guard.limit(around.network().connect()), () -> guard.limit(firstByte));
		line.joins(context);
		proxy.ifPresent(this::goThrough);
	}

	private static HttpUriRequestBase request(HttpCall call, Hop hop, Duration firstByte) {
		var request = new HttpUriRequestBase(call.method(), hop.uri());
		request.setConfig(RequestConfig.custom().setResponseTimeout(Timeout.ofMilliseconds(Math.max(1, firstByte.toMillis())))
				.setExpectContinueEnabled(false).build());
		request.addHeader("Accept-Encoding", "gzip");
		hop.headers().forEach(header -> request.addHeader(header.name(), header.value()));
		if (call.body().length > 0)
			request.setEntity(new ByteArrayEntity(call.body(), null));
		return request;
	}

	/** The proxy alone may ask who we are; a server that does so as well gets nothing. */
	private void goThrough(WebProxy way) {
		context.setAttribute(HttpClients.PROXY, new HttpHost("http", way.host(), way.port()));
		context.setCredentialsProvider((scope, any) -> {
			boolean asked = way.host().equalsIgnoreCase(scope.getHost()) && way.port() == scope.getPort();
			return asked ? way.credentials().or(() -> around.proxyKeys().apply(way.address())).map(Exchange::credentials).orElse(null)
					: null;
		});
	}

	private static Credentials credentials(Secret userAndPassword) {
		var parts = userAndPassword.reveal().split(":", 2);
		return new UsernamePasswordCredentials(parts[0], parts.length < 2 ? new char[0] : parts[1].toCharArray());
	}

	/** How far it came, and what went over the wire. */
	Line line() {
		return line;
	}

	/** Sends the request and waits for the head of the answer. */
	AnswerHead send() throws FailedAttempt, InterruptedException {
		try {
			response = client.executeOpen(null, request, context);
			if (response.getEntity() != null)
				wire = new AnswerBody(response.getEntity().getContent());
		} catch (IOException e) {
			throwIfInterrupted();
			throw failed(e);
		} catch (CancellationException e) {
			// the guard was quicker than the client took a connection out of its pool
			throwIfInterrupted();
			throw failed(new IOException(e));
		}
		// an answer although nothing was sent to the server is the proxy's own
		if (proxy.isPresent() && (line.connection().isEmpty() || response.getCode() == 407))
			throw Failures.proxyRefused(uri, proxy.get(), response.getCode());
		return head();
	}

	private FailedAttempt failed(IOException e) {
		if (guard.forbidden() || Failures.has(e, OfflineException.class))
			return Failures.offline(uri, around.offlineForced().getAsBoolean());
		boolean notHttp = e instanceof ClientProtocolException || e instanceof MessageConstraintException;
		if (line.connection().isEmpty() && (proxy.isPresent() || !notHttp))
			return Failures.notConnected(uri, proxy, guard.late() ? new SocketTimeoutException() : e);
		if (notHttp)
			return Failures.notHttp(uri);
		if (guard.late() || e instanceof SocketTimeoutException)
			return Failures.noFirstByte(uri, firstByte);
		return Failures.noAnswer(uri);
	}

	private AnswerHead head() {
		var headers = new LinkedHashMap<String, List<String>>();
		for (var header : response.getHeaders())
			headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(header.getValue());
		return new AnswerHead(response.getCode(), headers);
	}

	/** Hands the body to the reader. */
	<T> T read(BodyReader<T> reader) throws ProviderException, InterruptedException {
		guard.noLimit();
		var idle = around.network().idle(call);
		AnswerBody body = wire;
		try {
			pauseAtMost(Timeout.ofMilliseconds(Math.max(1, idle.toMillis())));
			body = new AnswerBody(decoded());
			T result = reader.read(head(), body);
			drain();
			return result;
		} catch (SocketTimeoutException e) {
			throwIfBroken();
			throw Failures.paused(uri, idle);
		} catch (IOException e) {
			throwIfBroken();
			throw body.broken() || wire.broken() ? Failures.cutOff(uri) : Failures.unreadable(uri);
		} catch (ProviderException | RuntimeException e) {
			// a reader that makes an error of its own out of a broken connection must not hide a cancel
			throwIfBroken();
			throw e;
		}
	}

	private void throwIfBroken() throws ProviderException, InterruptedException {
		throwIfInterrupted();
		if (guard.forbidden())
			throw Failures.cutOffline(uri, around.offlineForced().getAsBoolean());
	}

	/** The beginning of an error's body; what does not come in time is left away. */
	byte[] errorBody() throws InterruptedException {
		guard.limit(ERROR_TIME);
		var body = new byte[ERROR_BYTES];
		int length = 0;
		try {
			var in = decoded();
			for (int read = 0; read >= 0 && length < body.length; length += Math.max(0, read))
				read = in.read(body, length, body.length - length);
			drain();
		} catch (IOException e) {
			throwIfInterrupted();
		}
		return Arrays.copyOf(body, length);
	}

	private InputStream decoded() throws IOException {
		var encoding = response.getFirstHeader("Content-Encoding");
		boolean gzip = encoding != null && encoding.getValue().strip().equalsIgnoreCase("gzip");
		return gzip ? new GZIPInputStream(wire, BUFFER_BYTES) : wire;
	}

	/** Reads the few bytes after a stream's last event, so that the next call need not connect anew. */
	private void drain() {
		if (wire.ended() || response.getEntity() == null)
			return;
		try {
			pauseAtMost(DRAIN);
			wire.readNBytes(DRAIN_BYTES);
		} catch (IOException e) {
			// the connection is not worth keeping then, and close() breaks it
		}
	}

	private void pauseAtMost(Timeout time) {
		// without a body the connection is back in the pool already and may belong to another call
		if (response.getEntity() != null)
			line.connection().ifPresent(open -> open.setSocketTimeout(time));
	}

	private static void throwIfInterrupted() throws InterruptedException {
		if (Thread.interrupted())
			throw new InterruptedException();
	}

	@Override
	public void close() {
		guard.close();
		boolean whole = response != null && (wire.ended() || response.getEntity() == null);
		if (!whole)
			request.cancel();
		try {
			if (response != null)
				response.close();
		} catch (IOException e) {
			// it was broken on purpose
		}
	}
}
