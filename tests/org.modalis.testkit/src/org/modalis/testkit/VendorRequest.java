package org.modalis.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request that a {@link VendorServer} got, and whether its connection is still there. */
public final class VendorRequest {

	private final String method;
	private final String path;
	private final Map<String, String> headers;
	private final byte[] body;
	private final CountDownLatch closed = new CountDownLatch(1);

	private VendorRequest(String method, String path, Map<String, String> headers, byte[] body) {
		this.method = method;
		this.path = path;
		this.headers = headers;
		this.body = body;
	}

	public String method() {
		return method;
	}

	/** The path with its query. */
	public String path() {
		return path;
	}

	String pathWithoutQuery() {
		int query = path.indexOf('?');
		return query < 0 ? path : path.substring(0, query);
	}

	/** By lower-case name. */
	public Map<String, String> headers() {
		return headers;
	}

	/** A header's value; empty text when it was not sent. */
	public String header(String name) {
		return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
	}

	/** The body as UTF-8. */
	public String body() {
		return new String(body, StandardCharsets.UTF_8);
	}

	/** Waits until the connection that carried this request is closed, and fails when it stays open. */
	public void awaitClosed(Duration atMost) throws InterruptedException {
		if (!closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS))
			throw new AssertionError("The connection of " + method + " " + path + " is still open after " + atMost);
	}

	/** As {@link #awaitClosed(Duration)}, with patience for a busy machine. */
	public void awaitClosed() throws InterruptedException {
		awaitClosed(Duration.ofSeconds(20));
	}

	void connectionClosed() {
		closed.countDown();
	}

	void untilClosed() throws InterruptedException {
		closed.await();
	}

	static VendorRequest read(InputStream in) throws IOException {
		var start = line(in).split(" ");
		if (start.length < 3)
			throw new IOException("Not a request line");
		var headers = new TreeMap<String, String>();
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
		return new VendorRequest(start[0], start[1], Map.copyOf(headers), body(headers, in));
	}

	private static byte[] body(Map<String, String> headers, InputStream in) throws IOException {
		if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding")))
			return exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
		var all = new ByteArrayOutputStream();
		for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
			all.write(exactly(in, size));
			line(in);
		}
		line(in);
		return all.toByteArray();
	}

	private static int chunkSize(InputStream in) throws IOException {
		return Integer.parseInt(line(in).split(";")[0].strip(), 16);
	}

	private static byte[] exactly(InputStream in, int length) throws IOException {
		var bytes = in.readNBytes(length);
		if (bytes.length < length)
			throw new EOFException();
		return bytes;
	}

	private static String line(InputStream in) throws IOException {
		var line = new ByteArrayOutputStream();
		for (int b = in.read(); b != '\n'; b = in.read()) {
			if (b < 0)
				throw new EOFException();
			if (b != '\r')
				line.write(b);
		}
		return line.toString(StandardCharsets.ISO_8859_1);
	}

	@Override
	public String toString() {
		return method + " " + path;
	}
}
