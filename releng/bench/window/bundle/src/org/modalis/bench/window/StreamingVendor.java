package org.modalis.bench.window;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A vendor on loopback whose answer comes in so many pieces a second, until it is all there or the caller hangs up. */
final class StreamingVendor implements AutoCloseable {

	static final String MODEL = "bench";
	static final int PER_SECOND = 500;
	private static final int SECONDS = 60;

	private final HttpServer server;
	private final int pieces;
	private final int perSecond;
	private final IntFunction<String> piece;
	private final CountDownLatch called = new CountDownLatch(1);

	/** Words and paragraphs for a minute. */
	StreamingVendor() throws IOException {
		this(PER_SECOND * SECONDS, PER_SECOND, i -> i % 60 == 59 ? "\n\n" : "word ");
	}

	/** @param piece the text of each piece, by its number */
	StreamingVendor(int pieces, int perSecond, IntFunction<String> piece) throws IOException {
		this.pieces = pieces;
		this.perSecond = perSecond;
		this.piece = piece;
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/v1/models", this::models);
		server.createContext("/v1/chat/completions", this::stream);
		server.start();
	}

	String baseUrl() {
		return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
	}

	void awaitCall() throws InterruptedException {
		if (!called.await(30, TimeUnit.SECONDS))
			throw new IllegalStateException("The question did not reach the vendor");
	}

	private void models(HttpExchange exchange) throws IOException {
		byte[] body = ("{\"data\":[{\"id\":\"" + MODEL + "\"}]}").getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private void stream(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		called.countDown();
		var out = exchange.getResponseBody();
		long begin = System.nanoTime();
		try {
			for (int i = 0; i < pieces; i++) {
				String text = piece.apply(i).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
				out.write(("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n").getBytes(StandardCharsets.UTF_8));
				out.flush();
				LockSupport.parkNanos(begin + (i + 1) * (1_000_000_000L / perSecond) - System.nanoTime());
			}
			out.write("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
		} finally {
			exchange.close();
		}
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
