package org.modalis.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/**
 * What a {@link VendorServer} answers: a head and a body that is sent in steps. Immutable; each method gives a reply more
 * detailed than the last. A body given whole has a length, one given in steps is chunked.
 */
public final class VendorReply {

	/** A step of a body. */
	private interface Step {
		void play(VendorWire wire) throws IOException, InterruptedException;
	}

	private static final int STEP_BYTES = 8 << 10;

	private final int status;
	private final Map<String, String> headers;
	private final List<Step> steps;
	private final boolean raw;

	private VendorReply(int status, Map<String, String> headers, List<Step> steps, boolean raw) {
		this.status = status;
		this.headers = headers;
		this.steps = List.copyOf(steps);
		this.raw = raw;
	}

	// ---- polite

	/** A whole JSON body. */
	public static VendorReply json(int status, String json) {
		return whole(status, "application/json", json);
	}

	/** A whole body of any kind, for example an HTML error page of a proxy. */
	public static VendorReply whole(int status, String contentType, String body) {
		return whole(status, contentType, body.getBytes(StandardCharsets.UTF_8));
	}

	/** A whole body of bytes. */
	public static VendorReply whole(int status, String contentType, byte[] body) {
		return new VendorReply(status, Map.of("Content-Type", contentType, "Content-Length", "" + body.length),
				List.of(wire -> wire.send(body)), false);
	}

	/** A stream with nothing in it yet: go on with {@link #then}, {@link #repeat}, {@link #hang}, {@link #cut}. */
	public static VendorReply stream(String contentType) {
		return new VendorReply(200, Map.of("Content-Type", contentType, "Transfer-Encoding", "chunked"), List.of(), false);
	}

	/** A server-sent event stream with one event for each text, sent one by one. */
	public static VendorReply sse(String... data) {
		var reply = stream("text/event-stream");
		for (var each : data)
			reply = reply.then("data: " + each + "\n\n");
		return reply;
	}

	/** A stream of JSON lines, sent one by one. */
	public static VendorReply ndjson(String... lines) {
		var reply = stream("application/x-ndjson");
		for (var each : lines)
			reply = reply.then(each + "\n");
		return reply;
	}

	/** The reply with a header set, or set anew. */
	public VendorReply header(String name, String value) {
		var all = new LinkedHashMap<>(headers);
		all.put(name, value);
		return new VendorReply(status, all, steps, raw);
	}

	/** Then sends a piece of the stream, at once. */
	public VendorReply then(String piece) {
		return then(piece.getBytes(StandardCharsets.UTF_8));
	}

	/** Then sends bytes, at once. */
	public VendorReply then(byte[] piece) {
		return step(wire -> wire.chunk(piece));
	}

	/** Then sends a piece byte by byte, so that each character and each line is torn. */
	public VendorReply dribble(String piece) {
		return dribble(piece.getBytes(StandardCharsets.UTF_8));
	}

	/** Then sends bytes one by one. */
	public VendorReply dribble(byte[] piece) {
		return step(wire -> {
			for (byte each : piece)
				wire.chunk(new byte[] { each });
		});
	}

	/** Then sends the same piece many times, in large writes. */
	public VendorReply repeat(String piece, int times) {
		var one = piece.getBytes(StandardCharsets.UTF_8);
		return step(wire -> {
			var block = new ByteArrayOutputStream(STEP_BYTES + one.length);
			for (int i = 0; i < times; i++) {
				block.writeBytes(one);
				if (block.size() >= STEP_BYTES || i == times - 1) {
					wire.chunk(block.toByteArray());
					block.reset();
				}
			}
		});
	}

	/** Then goes on only when the latch is open: how a test stops a stream in its middle without sleeping. */
	public VendorReply waitFor(CountDownLatch latch) {
		return step(wire -> latch.await());
	}

	/** This head with a whole body, compressed. */
	public VendorReply gzipped(String body) {
		return gzipped(status, headers.get("Content-Type"), body);
	}

	/** The whole body compressed. */
	public static VendorReply gzipped(int status, String contentType, String body) {
		var bytes = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(bytes)) {
			gzip.write(body.getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return whole(status, contentType, bytes.toByteArray()).header("Content-Encoding", "gzip");
	}

	// ---- rude

	/** Then sends the same piece until the client goes away. */
	public VendorReply endlessly(String piece) {
		return repeat(piece, Integer.MAX_VALUE);
	}

	/** Then sends nothing more and keeps the connection open until the client goes away. */
	public VendorReply hang() {
		return step(VendorWire::hang);
	}

	/** Then drops the connection. */
	public VendorReply cut() {
		return step(VendorWire::cut);
	}

	/** Takes the request and never says a word. */
	public static VendorReply never() {
		return raw(List.of(VendorWire::hang));
	}

	/** Drops the connection instead of answering. */
	public static VendorReply hangUp() {
		return raw(List.of(VendorWire::cut));
	}

	/** Bytes that are no HTTP at all, then the end. */
	public static VendorReply garbage() {
		return raw(List.of(wire -> wire.send("\u0000\u0001%PDF-1.4 what is this?\r\n\r\n"), VendorWire::cut));
	}

	/** A good status line and headers without end. */
	public static VendorReply endlessHeaders() {
		return raw(List.of(wire -> wire.send("HTTP/1.1 200 OK\r\n"), wire -> {
			for (long i = 0;; i++)
				wire.send("X-More-" + i + ": " + "x".repeat(200) + "\r\n");
		}));
	}

	/** A file beside a test's class path root, for example {@code samples/ollama/chat.ndjson}. */
	public static String sample(Class<?> test, String path) {
		try (InputStream in = test.getResourceAsStream("/" + path)) {
			if (in == null)
				throw new IllegalArgumentException("There is no " + path);
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Plays to the end, or until the client or the server goes away. */
	void play(VendorWire wire) {
		try {
			if (!raw)
				wire.send(head());
			for (var step : steps)
				step.play(wire);
			if ("chunked".equals(headers.get("Transfer-Encoding")))
				wire.endOfChunks();
		} catch (IOException | InterruptedException e) {
			// the connection is gone; the test looks at its own end of it
		}
	}

	private String head() {
		var head = new StringBuilder("HTTP/1.1 ").append(status).append(" Any\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		return head.append("\r\n").toString();
	}

	private VendorReply step(Step step) {
		var all = new ArrayList<>(steps);
		all.add(step);
		return new VendorReply(status, headers, all, raw);
	}

	private static VendorReply raw(List<Step> steps) {
		return new VendorReply(0, Map.of(), steps, true);
	}
}
