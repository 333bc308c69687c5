package org.modalis.bench.window;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A vendor on loopback whose answer is 500 pieces a second until the caller hangs up, for at most a minute. */
final class StreamingVendor implements AutoCloseable {

	static final String MODEL = "bench";
	static final int PER_SECOND = 500;
	private static final int SECONDS = 60;

	private final HttpServer server;
	private final CountDownLatch called = new CountDownLatch(1);

	StreamingVendor() throws IOException {
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
			for (int i = 0; i < PER_SECOND * SECONDS; i++) {
				String piece = i % 60 == 59 ? "\\n\\n" : "word ";
				out.write(("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + piece + "\"}}]}\n\n").getBytes(StandardCharsets.UTF_8));
				out.flush();
				LockSupport.parkNanos(begin + (i + 1) * (1_000_000_000L / PER_SECOND) - System.nanoTime());
			}
		} finally {
			exchange.close();
		}
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
