package org.modalis.core.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.transport.CallRecord;
import org.modalis.api.transport.CallRecord.Attachment;
import org.modalis.api.transport.HttpCall;
import org.modalis.core.internal.calls.CallLogImpl;
import org.modalis.core.internal.fakes.RecordingLog;
import org.modalis.core.internal.fakes.TestAuthority;
import org.modalis.core.internal.limits.Allowance;
import org.modalis.core.internal.network.SystemTrust;
import org.modalis.core.internal.provider.CallContexts;
import org.modalis.core.internal.transport.Running.Threads;
import org.modalis.testkit.InMemoryKeyStore;
import org.modalis.testkit.InMemorySettings;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

/** Each attempt that opened a connection is recorded, with what went over the wire and never with what was said. */
@Timeout(60)
class WhatLeftTest {

	private static final String CANARY = "sk-canary-8f3b1c";

	@TempDir
	private Path workspace;
	private final VendorServer vendor = VendorServer.start();
	private final CallLogImpl log = new CallLogImpl(() -> workspace.resolve("calls"), 1 << 20, new RecordingLog().logger());
	private Surroundings around = Surroundings.plain().withLog(log::add);
	private ApacheHttpTransport transport;

	private ApacheHttpTransport transport() {
		if (transport == null)
			transport = new ApacheHttpTransport(new RetryPolicy(Clock.systemUTC(), time -> {
			}, () -> 0.5), around);
		return transport;
	}

	@AfterEach
	void close() {
		transport().close();
		log.close();
		vendor.close();
	}

	private static HttpCall get(URI address) {
		return HttpCall.get(address, answer -> null);
	}

	private List<CallRecord> records() throws Exception {
		var all = new ArrayList<CallRecord>();
		log.forEach(Instant.EPOCH, all::add);
		return all;
	}

	private String host() {
		return "127.0.0.1:" + vendor.url().getPort();
	}

	@Test
	void countsEveryByteOfAConnectionThatIsUsedTwice() throws Exception {
		vendor.on("/a", VendorReply.json(200, "x".repeat(1000)));
		transport().send(get(vendor.url("/a")));
		transport().send(get(vendor.url("/a")));
		assertEquals(1, vendor.openConnections());
		int in = "HTTP/1.1 200 Any\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n".length() + 1000;
		for (var record : records()) {
			assertEquals(in, record.bytesIn());
			assertTrue(record.bytesOut() > 80 && record.bytesOut() < 250, record.toString());
			assertEquals(OptionalInt.of(200), record.status());
			assertEquals(host(), record.host());
			assertEquals("/a", record.path());
		}
		assertEquals(2, records().size());
	}

	@Test
	void countsWhatEncryptionAdds(@TempDir Path keys) throws Exception {
		var authority = TestAuthority.in(keys);
		try (var secure = VendorServer.startSecure(authority.server("ip:127.0.0.1"))) {
			around = around.with(new SystemTrust(List.of(authority.certificate()), List.of()));
			secure.on("/a", VendorReply.json(200, "x"));
			transport().send(get(secure.url("/a")));
			transport().send(get(secure.url("/a")));
			var first = records().getFirst();
			var second = records().getLast();
			assertTrue(first.bytesIn() > 600 && first.bytesOut() > 400, first.toString());
			assertTrue(second.bytesIn() > 80 && second.bytesIn() < first.bytesIn(), second.toString());
		}
	}

	@Test
	void recordsEachAttemptWithItsNumber() throws Exception {
		vendor.on("/busy", VendorReply.json(503, "{}"), VendorReply.hangUp(), VendorReply.json(200, "1"));
		transport().send(get(vendor.url("/busy")));
		assertEquals(List.of("0 503 UNAVAILABLE", "1 - UNAVAILABLE", "2 200 -"), records().stream().map(WhatLeftTest::line).toList());
	}

	private static String line(CallRecord record) {
		return record.repeats() + " " + (record.status().isPresent() ? record.status().getAsInt() : "-") + " "
				+ record.error().map(Enum::name).orElse("-");
	}

	@Test
	void recordsEachServerOfARedirect() throws Exception {
		try (var other = VendorServer.start()) {
			vendor.on("/here", VendorReply.json(302, "").header("Location", other.url("/there").toString()));
			other.on("/there", VendorReply.json(200, "1"));
			transport().send(get(vendor.url("/here")));
			assertEquals(List.of("/here", "/there"), records().stream().map(CallRecord::path).toList());
			assertEquals(List.of(host(), "127.0.0.1:" + other.url().getPort()), records().stream().map(CallRecord::host).toList());
		}
	}

	@Test
	void recordsACallThatWasStopped() throws Exception {
		vendor.on("/slow", VendorReply.stream("text/plain").then("so far").hang());
		var began = new CountDownLatch(1);
		var call = Running.run(Threads.VIRTUAL, () -> transport().stream(get(vendor.url("/slow")), (head, body) -> {
			body.read();
			began.countDown();
			return body.readAllBytes();
		}));
		began.await();
		call.interrupt();
		call.assertInterrupted();
		var record = records().getFirst();
		assertTrue(record.cancelled());
		assertEquals(Optional.empty(), record.error());
		assertTrue(record.bytesIn() > 50, record.toString());
	}

	@Test
	void recordsNothingWhereNoConnectionWasOpened() throws Exception {
		int port;
		try (var closed = new ServerSocket(0)) {
			port = closed.getLocalPort();
		}
		assertThrows(ProviderException.class, () -> transport().send(get(URI.create("http://127.0.0.1:" + port))));
		assertEquals(List.of(), records());
	}

	@Test
	void knowsTheChatsModelAndFilesAndThatAListIsNone() throws Exception {
		vendor.on("/chat", VendorReply.json(200, "{}")).on("/models", VendorReply.json(200, "{}"));
		var contexts = new CallContexts(transport(), new InMemoryKeyStore(), new InMemorySettings());
		var info = ProviderInfo.of("acme", "Acme", "").at(vendor.url().toString());
		var model = ModelId.parse("acme/m");
		var message = new ChatMessage(ChatMessage.Role.USER, List.of(new ContentPart.Text("Look"),
				new ContentPart.Media("image/png", "cat.png", new byte[321])));
		var request = new ChatRequest(ModelInfo.chat(model, "M"), List.of(message), ChatParameters.DEFAULT);
		contexts.chat(info, request, (reason, wait) -> {
		}).transport().send(HttpCall.post(vendor.url("/chat"), "{}", answer -> null));
		contexts.impatient(info).transport().send(get(vendor.url("/models")));
		var chat = records().getFirst();
		assertEquals(Optional.of(model), chat.model());
		assertEquals(List.of(new Attachment("cat.png", 321)), chat.attachments());
		assertEquals("acme", chat.provider());
		assertEquals(new CallSubject("acme", Optional.empty(), List.of()),
				new CallSubject(records().getLast().provider(), records().getLast().model(), records().getLast().attachments()));
	}

	@Test
	void L09_noRecordHoldsKeyContentHeaderOrQuery() throws Exception {
		vendor.on("/ok", VendorReply.json(200, CANARY)).on("/bad", VendorReply.json(400, CANARY))
				.on("/gate/" + CANARY + "/v1", VendorReply.json(200, CANARY)).on("/cut", VendorReply.stream("a/b").then(CANARY).cut())
				.on("/to", VendorReply.json(302, CANARY).header("Location", "/ok?token=" + CANARY));
		for (var path : List.of("/ok", "/bad", "/gate/" + CANARY + "/v1", "/cut", "/to")) {
			var call = HttpCall.get(vendor.url(path + "?key=" + CANARY), answer -> new ProviderException(Kind.BAD_ANSWER, CANARY))
					.secretHeader("Authorization", "Bearer ", new Secret(CANARY)).header("X-Note", CANARY);
			try {
				transport().forCall(CallSubject.of("acme"), Allowance.NONE, (reason, wait) -> {
				}, 1).send(call);
			} catch (ProviderException e) {
				// some of them have to fail
			}
		}
		assertThrows(ProviderException.class, () -> transport()
				.send(HttpCall.post(vendor.url("/bad"), CANARY, answer -> new ProviderException(Kind.AUTH, CANARY))));
		assertEquals(7, records().size());
		try (var export = Files.newBufferedWriter(workspace.resolve("export.csv"))) {
			log.exportCsv(Instant.EPOCH, export);
			log.exportJson(Instant.EPOCH, export);
		}
		try (var files = Files.walk(workspace)) {
			for (var file : files.filter(Files::isRegularFile).toList())
				assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(CANARY), file.toString());
		}
	}

	@Test
	void theLimitsOfAProviderHoldForItsChatsAndNotForItsLists() throws Exception {
		var settings = new InMemorySettings();
		settings.set("provider.acme.concurrentCalls", "1");
		var keys = new InMemoryKeyStore();
		keys.store("acme", KeyStore.hostOf(vendor.url()), new Secret("k"));
		var contexts = new CallContexts(transport(), keys, settings);
		var info = ProviderInfo.of("acme", "Acme", "").at(vendor.url().toString()).withKey(KeyUse.REQUIRED, "ACME");
		var request = new ChatRequest(ModelInfo.chat(ModelId.parse("acme/m"), "M"),
				List.of(new ChatMessage(ChatMessage.Role.USER, "Hi")), ChatParameters.DEFAULT);
		var more = new CountDownLatch(1);
		var waiting = new CountDownLatch(1);
		vendor.on("/chat", VendorReply.stream("text/plain").then("a").waitFor(more).then("b")).on("/models", VendorReply.json(200, "[]"));
		var post = HttpCall.post(vendor.url("/chat"), "{}", answer -> null);
		var first = Running.run(Threads.VIRTUAL, () -> contexts.chat(info, request, (reason, wait) -> {
		}).transport().send(post).text());
		vendor.awaitRequest();
		var second = Running.run(Threads.VIRTUAL, () -> contexts.chat(info, request, (reason, wait) -> {
			assertEquals("waiting its turn: next", reason);
			waiting.countDown();
		}).transport().send(post).text());
		waiting.await();
		assertEquals("[]", contexts.impatient(info).transport().send(get(vendor.url("/models"))).text());
		assertEquals(2, vendor.requests().size());
		more.countDown();
		assertEquals("ab", first.task().get());
		assertEquals("ab", second.task().get());
	}
}
