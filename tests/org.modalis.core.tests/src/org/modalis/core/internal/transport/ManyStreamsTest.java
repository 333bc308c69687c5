package org.modalis.core.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modalis.api.transport.HttpCall;
import org.modalis.core.internal.limits.Allowance;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

/** A hundred answers at the same time, each of its own content. */
@Timeout(120)
class ManyStreamsTest {

	private static final int STREAMS = 100;
	private static final int EVENTS = 2_000;

	private record Got(long bytes, long checksum) {
	}

	@Test
	void carriesAHundredStreamsWithoutLosingAByteOrLeavingAThread() throws Exception {
		long before = ourThreads();
		var transport = new ApacheHttpTransport();
		try (var vendor = VendorServer.start(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var all = new CountDownLatch(1);
			for (int i = 0; i < STREAMS; i++)
				vendor.on("/" + i, VendorReply.stream("text/event-stream").waitFor(all).repeat(event(i), EVENTS));
			var calls = new ArrayList<Future<Got>>();
			for (int i = 0; i < STREAMS; i++) {
				var call = HttpCall.get(vendor.url("/" + i), answer -> null);
				var own = transport.forCall(CallSubject.of("acme"), Allowance.NONE, (reason, wait) -> {
				}, 0);
				calls.add(threads.submit(() -> own.stream(call, (head, body) -> read(body))));
			}
			for (int i = 0; i < STREAMS; i++)
				vendor.awaitRequest();
			assertEquals(STREAMS, vendor.openConnections());
			all.countDown();
			for (int i = 0; i < STREAMS; i++)
				assertEquals(expected(event(i)), calls.get(i).get(60, TimeUnit.SECONDS), "stream " + i);
			assertEquals(STREAMS, transport.openConnections());
			assertTrue(ourThreads() - before <= 1, "only the watch is there, not a thread for each call");
			transport.close();
			assertEquals(0, transport.openConnections());
		} finally {
			transport.close();
		}
	}

	private static String event(int stream) {
		return "data: {\"stream\":" + stream + ",\"delta\":\"scattered light\"}\n\n";
	}

	private static Got read(InputStream body) throws IOException {
		var checksum = new CRC32();
		var buffer = new byte[8192];
		long bytes = 0;
		for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
			checksum.update(buffer, 0, count);
			bytes += count;
		}
		return new Got(bytes, checksum.getValue());
	}

	private static Got expected(String event) {
		var bytes = event.repeat(EVENTS).getBytes(StandardCharsets.UTF_8);
		var checksum = new CRC32();
		checksum.update(bytes);
		return new Got(bytes.length, checksum.getValue());
	}

	/** Platform threads of the transport; virtual ones are not listed. */
	private static long ourThreads() {
		return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("modalis-transport")).count();
	}
}
