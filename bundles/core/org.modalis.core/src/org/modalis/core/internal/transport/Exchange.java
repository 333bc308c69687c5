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
import java.util.concurrent.ScheduledExecutorService;
import java.util.zip.GZIPInputStream;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.modalis.api.ProviderException;
import org.modalis.api.transport.AnswerHead;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport.BodyReader;

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
	private final HttpCall call;
	private final URI uri;
	private final HttpUriRequestBase request;
	private final HttpClientContext context = HttpClientContext.create();
	private final Guard guard;
	private ClassicHttpResponse response;
	private AnswerBody wire = new AnswerBody(InputStream.nullInputStream());

	Exchange(CloseableHttpClient client, ScheduledExecutorService watcher, HttpCall call, Hop hop) {
		this.client = client;
		this.call = call;
		this.uri = hop.uri();
		request = request(call, hop);
		guard = new Guard(watcher, request::cancel);
	}

	private static HttpUriRequestBase request(HttpCall call, Hop hop) {
		var request = new HttpUriRequestBase(call.method(), hop.uri());
		request.setConfig(RequestConfig.custom()
				.setResponseTimeout(Timeout.ofMilliseconds(Math.max(1, call.firstByteTimeout().toMillis())))
				.setExpectContinueEnabled(false).build());
		request.addHeader("Accept-Encoding", "gzip");
		hop.headers().forEach(header -> request.addHeader(header.name(), header.value()));
		if (call.body().length > 0)
			request.setEntity(new ByteArrayEntity(call.body(), null));
		return request;
	}

	/** Sends the request and waits for the head of the answer. */
	AnswerHead send() throws FailedAttempt, InterruptedException {
		guard.limit(call.firstByteTimeout());
		try {
			response = client.executeOpen(null, request, context);
			if (response.getEntity() != null)
				wire = new AnswerBody(response.getEntity().getContent());
			return head();
		} catch (IOException e) {
			throwIfInterrupted();
			throw failed(e);
		}
	}

	private FailedAttempt failed(IOException e) {
		if (e instanceof ClientProtocolException || e instanceof MessageConstraintException)
			return Failures.notHttp(uri);
		if (connection() == null)
			return Failures.notConnected(uri, e);
		if (guard.late() || e instanceof SocketTimeoutException)
			return Failures.noFirstByte(uri, call.firstByteTimeout());
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
		AnswerBody body = wire;
		try {
			pauseAtMost(Timeout.ofMilliseconds(Math.max(1, call.idleTimeout().toMillis())));
			body = new AnswerBody(decoded());
			T result = reader.read(head(), body);
			drain();
			return result;
		} catch (SocketTimeoutException e) {
			throwIfInterrupted();
			throw Failures.paused(uri, call.idleTimeout());
		} catch (IOException e) {
			throwIfInterrupted();
			throw body.broken() || wire.broken() ? Failures.cutOff(uri) : Failures.unreadable(uri);
		} catch (ProviderException | RuntimeException e) {
			// a reader that makes an error of its own out of a broken connection must not hide a cancel
			throwIfInterrupted();
			throw e;
		}
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
		if (response.getEntity() != null && connection() instanceof HttpClientConnection open)
			open.setSocketTimeout(time);
	}

	private Object connection() {
		return context.getAttribute(HttpClients.CONNECTION);
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
