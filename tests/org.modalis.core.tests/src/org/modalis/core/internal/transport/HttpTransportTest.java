package org.modalis.core.internal.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.modalis.core.internal.transport.Running.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.keys.Secret;
import org.modalis.api.transport.ErrorMapper;
import org.modalis.api.transport.HttpAnswer;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport;
import org.modalis.core.internal.limits.Allowance;
import org.modalis.core.internal.transport.Running.Threads;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

@Timeout(60)
class HttpTransportTest {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
	private static final String CANARY = "sk-canary-8f3b1c";
	private static final ErrorMapper SILENT = answer -> null;

	private final VendorServer vendor = VendorServer.start();
	private final List<Duration> slept = new ArrayList<>();
	private final List<String> told = new ArrayList<>();
	private final ApacheHttpTransport apache = new ApacheHttpTransport(
			new RetryPolicy(Clock.fixed(NOW, ZoneOffset.UTC), slept::add, () -> 0.5), Surroundings.plain());
	private final HttpTransport transport = apache.forCall(CallSubject.NOBODY, Allowance.NONE,
			(reason, wait) -> told.add(reason + " " + wait.toMillis()), PatientTransport.MAX_REPEATS);

	@AfterEach
	void close() {
		apache.close();
		vendor.close();
	}

	@Test
	void sendsBodyAndHeadersAndReadsTheAnswer() throws Exception {
		vendor.on("/v1/chat", VendorReply.json(200, "{\"ok\":\"ä\"}").header("X-Request-Id", "7"));
		var call = HttpCall.post(vendor.url("/v1/chat"), "{\"q\":\"ü\"}", SILENT).secretHeader("Authorization", "Bearer ",
				new Secret(CANARY));

		var answer = transport.send(call);

		assertEquals("{\"ok\":\"ä\"}", answer.text());
		assertEquals(Optional.of("7"), answer.head().header("x-request-id"));
		var request = vendor.awaitRequest();
		assertEquals("{\"q\":\"ü\"}", request.body());
		assertEquals("Bearer " + CANARY, request.header("Authorization"));
		assertEquals("application/json", request.header("Content-Type"));
	}

	@Test
	void unpacksGzip() throws Exception {
		vendor.on("/z", VendorReply.gzipped(200, "application/json", "{\"a\":1}"));
		assertEquals("{\"a\":1}", transport.send(get("/z")).text());
		assertEquals("gzip", vendor.awaitRequest().header("Accept-Encoding"));
	}

	@Test
	void waitsLongerBeforeEachRepeatAndSaysSo() throws Exception {
		vendor.on("/busy", VendorReply.json(500, "{}"), VendorReply.json(502, "{}"), VendorReply.json(503, "{}"),
				VendorReply.json(200, "done"));
		assertEquals("done", transport.send(get("/busy")).text());
		assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)), slept);
		assertEquals(List.of("error 500 at the server 1000", "error 502 at the server 2000", "overloaded 4000"), told);
	}

	@Test
	void givesUpAfterThreeRepeats() {
		vendor.on("/down", VendorReply.json(503, "{}"));
		var error = assertThrows(ProviderException.class, () -> transport.send(get("/down")));
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertEquals(4, vendor.requests().size());
	}

	@ParameterizedTest
	@CsvSource({ "12, 12", "'Sun, 22 Nov 2026 12:00:30 GMT', 30", "'Sun, 22 Nov 2026 11:00:00 GMT', 0", "soon, 7" })
	void asksTheHeaderBeforeTheMapperHowLongToWait(String retryAfter, int seconds) throws Exception {
		vendor.on("/limit", VendorReply.json(429, "{}").header("Retry-After", retryAfter), VendorReply.json(200, "done"));
		ErrorMapper mapper = answer -> new ProviderException(Kind.RATE_LIMIT, "Slow down.", Optional.of(Duration.ofSeconds(7)));
		transport.send(HttpCall.get(vendor.url("/limit"), mapper));
		assertEquals(List.of(Duration.ofSeconds(seconds)), slept);
		assertEquals(List.of("rate limited " + seconds * 1000), told);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "retry-after-ms=1500 | 1500",
			"anthropic-ratelimit-requests-remaining=0; anthropic-ratelimit-requests-reset=2026-11-22T12:00:20Z | 20000",
			"anthropic-ratelimit-input-tokens-remaining=5; anthropic-ratelimit-input-tokens-reset=2026-11-22T12:00:20Z | 1000",
			"anthropic-ratelimit-requests-remaining=0; anthropic-ratelimit-requests-reset=2026-11-22T12:00:05Z;"
					+ " anthropic-ratelimit-output-tokens-remaining=0; anthropic-ratelimit-output-tokens-reset=2026-11-22T12:00:09+00:00 | 9000",
			"x-ratelimit-remaining-requests=0; x-ratelimit-reset-requests=120ms | 120",
			"x-ratelimit-remaining-tokens=0; x-ratelimit-reset-tokens=0m7.66s | 7660",
			"x-ratelimit-remaining-tokens=0; x-ratelimit-reset-tokens=soon | 1000",
			"x-ratelimit-remaining-tokens=9; x-ratelimit-reset-tokens=9s | 1000",
			"retry-after=3; x-ratelimit-remaining-tokens=0; x-ratelimit-reset-tokens=9s | 3000" })
	void waitsForTheLimitsThatAreUsedUp(String headers, int millis) throws Exception {
		var limited = VendorReply.json(429, "{}");
		for (var header : headers.split(";"))
			limited = limited.header(header.split("=")[0].strip(), header.split("=")[1].strip());
		vendor.on("/limit", limited, VendorReply.json(200, "done"));
		transport.send(get("/limit"));
		assertEquals(List.of(Duration.ofMillis(millis)), slept);
	}

	@Test
	void takesTheMappersHintBeforeTheHeadersThatVendorsMadeUp() throws Exception {
		vendor.on("/limit", VendorReply.json(429, "{}").header("x-ratelimit-remaining-tokens", "0")
				.header("x-ratelimit-reset-tokens", "1m30s"), VendorReply.json(200, "done"));
		ErrorMapper mapper = answer -> new ProviderException(Kind.RATE_LIMIT, "Slow down.", Optional.of(Duration.ofSeconds(7)));
		transport.send(HttpCall.get(vendor.url("/limit"), mapper));
		assertEquals(List.of(Duration.ofSeconds(7)), slept);
	}

	@Test
	void saysAfterTheLastRepeatHowLongTheLimitLasts() {
		vendor.on("/limit", VendorReply.json(429, "{}").header("Retry-After", "12"));
		ErrorMapper mapper = answer -> new ProviderException(Kind.RATE_LIMIT, "Slow down.");
		var error = assertThrows(ProviderException.class, () -> transport.send(HttpCall.get(vendor.url("/limit"), mapper)));
		assertEquals(4, vendor.requests().size());
		assertEquals(Kind.RATE_LIMIT, error.kind());
		assertEquals("Slow down. It can be asked again in 12 s (status 429).", error.getMessage());
		assertEquals(Optional.of(Duration.ofSeconds(12)), error.retryAfter());
	}

	@Test
	void tellsTheUserRatherThanWaitForAnHour() {
		vendor.on("/limit", VendorReply.json(429, "{}").header("Retry-After", "3600"));
		var error = assertThrows(ProviderException.class, () -> transport.send(get("/limit")));
		assertEquals(Optional.of(Duration.ofHours(1)), error.retryAfter());
		assertEquals(List.of(), slept);
	}

	@ParameterizedTest
	@CsvSource({ "429, 2", "503, 2", "500, 1", "502, 1", "400, 1", "401, 1" })
	void repeatsABilledCallOnlyWhereNoWorkWasDone(int status, int requests) {
		vendor.on("/chat", VendorReply.json(status, "{}"), VendorReply.json(400, "{}"));
		assertThrows(ProviderException.class, () -> transport.send(HttpCall.post(vendor.url("/chat"), "{}", SILENT)));
		assertEquals(requests, vendor.requests().size());
	}

	@Test
	void repeatsABilledCallWithoutConnection() throws Exception {
		var call = HttpCall.post(closedPort(), "{}", SILENT);
		var error = assertThrows(ProviderException.class, () -> transport.send(call));
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertEquals(3, slept.size());
		assertTrue(error.getMessage().startsWith("Not reachable at http://127.0.0.1:"), error.getMessage());
	}

	@Test
	void repeatsAClosedConnectionUnlessBilled() {
		vendor.on("/drop", VendorReply.hangUp());
		assertThrows(ProviderException.class, () -> transport.send(HttpCall.post(vendor.url("/drop"), "{}", SILENT)));
		assertEquals(1, vendor.requests().size());
		assertThrows(ProviderException.class, () -> transport.send(get("/drop")));
		assertEquals(5, vendor.requests().size());
	}

	@Test
	void doesNotRepeatAnEmptyAccount() {
		vendor.on("/chat", VendorReply.json(429, "{}"));
		ErrorMapper mapper = answer -> new ProviderException(Kind.QUOTA, "No credit.");
		assertThrows(ProviderException.class, () -> transport.send(HttpCall.get(vendor.url("/chat"), mapper)));
		assertEquals(1, vendor.requests().size());
	}

	@Test
	void neverRepeatsOnceBytesWereHandedOut() throws Exception {
		vendor.on("/cut", VendorReply.stream("text/plain").then("so far").cut());
		var got = new ByteArrayOutputStream();
		var error = assertThrows(ProviderException.class,
				() -> transport.stream(get("/cut"), (head, body) -> body.transferTo(got)));
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertTrue(error.getMessage().contains("cut off"), error.getMessage());
		assertEquals("so far", got.toString(StandardCharsets.UTF_8));
		assertEquals(1, vendor.requests().size());
	}

	@Test
	void callsTheReadersOwnErrorABadAnswer() {
		vendor.on("/odd", VendorReply.json(200, "??"));
		var error = assertThrows(ProviderException.class, () -> transport.stream(get("/odd"), (head, body) -> {
			throw new IOException("not what I expected");
		}));
		assertEquals(Kind.BAD_ANSWER, error.kind());
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "headers" })
	void refusesWhatIsNoProperHttp(String what) {
		vendor.on("/rude", what.equals("garbage") ? VendorReply.garbage() : VendorReply.endlessHeaders());
		var error = assertThrows(ProviderException.class, () -> transport.send(get("/rude")));
		assertEquals(Kind.BAD_ANSWER, error.kind(), error.getMessage());
		assertEquals(1, vendor.requests().size());
	}

	@Test
	void refusesABodyOverItsLimit() throws Exception {
		vendor.on("/big", VendorReply.stream("text/plain").endlessly("x".repeat(1000)));
		var error = assertThrows(ProviderException.class, () -> transport.send(get("/big")));
		assertEquals(Kind.BAD_ANSWER, error.kind());
		vendor.awaitRequest().awaitClosed();
	}

	@Test
	void readsOnlyTheBeginningOfAnEndlessErrorBody() {
		var lengths = new ArrayList<Integer>();
		ErrorMapper mapper = answer -> {
			lengths.add(answer.body().length);
			return null;
		};
		vendor.on("/error", endlessError());
		assertThrows(ProviderException.class, () -> transport.send(HttpCall.get(vendor.url("/error"), mapper)));
		assertEquals(List.of(64 << 10), lengths);
	}

	@Test
	void endsWhenNoFirstByteComes() throws Exception {
		vendor.on("/silent", VendorReply.never());
		var call = get("/silent").timeouts(Duration.ofMillis(200), Duration.ofSeconds(30));
		var error = assertThrows(ProviderException.class, () -> transport.send(call));
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertEquals(1, vendor.requests().size());
		vendor.awaitRequest().awaitClosed();
	}

	@Test
	void endsWhenTheStreamPausesForTooLong() throws Exception {
		vendor.on("/pause", VendorReply.stream("text/plain").then("a").hang());
		var call = get("/pause").timeouts(Duration.ofSeconds(30), Duration.ofMillis(200));
		var error = assertThrows(ProviderException.class, () -> transport.send(call));
		assertTrue(error.getMessage().contains("stopped coming"), error.getMessage());
		vendor.awaitRequest().awaitClosed();
	}

	@Test
	void saysWhatAStatusMeansWhereTheMapperTrips() {
		vendor.on("/key", VendorReply.json(401, "not json"));
		ErrorMapper mapper = answer -> {
			throw new IllegalStateException(answer.text());
		};
		var error = assertThrows(ProviderException.class, () -> transport.send(HttpCall.get(vendor.url("/key"), mapper)));
		assertEquals(Kind.AUTH, error.kind());
		assertFalse(error.getMessage().contains("not json"));
	}

	@Test
	void L12_aRedirectToAnotherServerCarriesNoKey() throws Exception {
		try (var other = VendorServer.start()) {
			other.on("/there", VendorReply.json(200, "there"));
			vendor.on("/here", VendorReply.json(302, "").header("Location", "/again"));
			vendor.on("/again", VendorReply.json(307, "").header("Location", other.url("/there").toString()));
			var call = get("/here").secretHeader("Authorization", "Bearer ", new Secret(CANARY)).header("X-Plain", "p");

			assertEquals("there", transport.send(call).text());

			vendor.awaitRequest();
			assertEquals("Bearer " + CANARY, vendor.awaitRequest().header("Authorization"));
			var elsewhere = other.awaitRequest();
			assertEquals("", elsewhere.header("Authorization"));
			assertEquals("p", elsewhere.header("X-Plain"));
		}
	}

	@Test
	void followsFiveRedirectsAndOnlyOfAGet() {
		vendor.on("/round", VendorReply.json(302, "").header("Location", "/round"));
		assertEquals(Kind.BAD_ANSWER, assertThrows(ProviderException.class, () -> transport.send(get("/round"))).kind());
		assertEquals(6, vendor.requests().size());
		assertThrows(ProviderException.class, () -> transport.send(HttpCall.post(vendor.url("/round"), "{}", SILENT)));
		assertEquals(7, vendor.requests().size());
	}

	@Test
	void L10_noMessageCarriesKeyBodyOrQuery() throws Exception {
		vendor.on("/bad", VendorReply.json(400, CANARY)).on("/busy", VendorReply.json(500, CANARY))
				.on("/rude", VendorReply.garbage()).on("/drop", VendorReply.hangUp())
				.on("/to", VendorReply.json(302, CANARY).header("Location", "ftp://" + CANARY + "/"))
				.on("/cut", VendorReply.stream("text/plain").then(CANARY).cut());
		var uris = new ArrayList<URI>();
		for (var path : List.of("/bad", "/busy", "/rude", "/drop", "/to", "/cut"))
			uris.add(vendor.url(path + "?key=" + CANARY));
		uris.add(URI.create(closedPort() + "?key=" + CANARY));
		for (var uri : uris) {
			var call = HttpCall.get(uri, SILENT).secretHeader("Authorization", "Bearer ", new Secret(CANARY));
			var error = assertThrows(ProviderException.class, () -> transport.send(call));
			for (Throwable each = error; each != null; each = each.getCause())
				assertFalse(each.toString().contains(CANARY), uri.getPath());
			assertFalse(call.toString().contains(CANARY));
			assertFalse(call.headers().toString().contains(CANARY));
		}
	}

	@ParameterizedTest
	@EnumSource(Threads.class)
	void L21_cancelsBeforeTheFirstByteAndTheServerSeesIt(Threads threads) throws Exception {
		vendor.on("/silent", VendorReply.never());
		var call = run(threads, () -> transport.send(get("/silent")));
		var request = vendor.awaitRequest();
		call.interrupt();
		call.assertInterrupted();
		request.awaitClosed(Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@EnumSource(Threads.class)
	void L21_cancelsInTheMiddleOfAStream(Threads threads) throws Exception {
		vendor.on("/slow", VendorReply.stream("text/plain").then("a").hang());
		var began = new CountDownLatch(1);
		var call = run(threads, () -> transport.stream(get("/slow"), (head, body) -> {
			body.read();
			began.countDown();
			return body.read();
		}));
		began.await();
		call.interrupt();
		call.assertInterrupted();
		vendor.awaitRequest().awaitClosed(Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@EnumSource(Threads.class)
	void L21_cancelsDuringTheTlsHandshake(Threads threads) throws Exception {
		try (var silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
			var call = run(threads, () -> transport.send(HttpCall.get(URI.create("https://127.0.0.1:" + silent.getLocalPort()), SILENT)));
			try (var connection = silent.accept()) {
				connection.getInputStream().read();
				call.interrupt();
				call.assertInterrupted();
			}
		}
	}

	@Test
	void L21_cancelsWhileAServerFloods() throws Exception {
		vendor.on("/flood", VendorReply.stream("text/plain").endlessly("x".repeat(100)));
		var began = new CountDownLatch(1);
		var call = run(Threads.VIRTUAL, () -> transport.stream(get("/flood"), (head, body) -> {
			var bytes = new byte[4096];
			while (body.read(bytes) >= 0)
				began.countDown();
			return null;
		}));
		began.await();
		call.interrupt();
		call.assertInterrupted();
	}

	@Test
	void L21_aWaitEndsAtOnceWhenInterrupted() throws Exception {
		vendor.on("/busy", VendorReply.json(503, "{}").header("Retry-After", "50"));
		var waiting = new CountDownLatch(1);
		try (var real = new Closing(new ApacheHttpTransport())) {
			var call = run(Threads.VIRTUAL,
					() -> real.transport.forCall(CallSubject.NOBODY, Allowance.NONE, (reason, wait) -> waiting.countDown(), 3)
							.send(get("/busy")));
			waiting.await();
			call.interrupt();
			call.assertInterrupted();
		}
	}

	@Test
	void carriesTwentyCallsAtTheSameTime() throws Exception {
		var all = new CountDownLatch(1);
		vendor.on("/par", VendorReply.stream("text/plain").then("a").waitFor(all).then("b"));
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var calls = new ArrayList<Future<HttpAnswer>>();
			for (int i = 0; i < 20; i++)
				calls.add(threads.submit(() -> transport.send(get("/par"))));
			for (int i = 0; i < 20; i++)
				vendor.awaitRequest();
			all.countDown();
			for (var call : calls)
				assertEquals("ab", call.get(20, TimeUnit.SECONDS).text());
		}
	}

	@Test
	void keepsTheConnectionWhenAReaderStopsAtTheLastEvent() throws Exception {
		vendor.on("/sse", VendorReply.sse("1", "[DONE]"));
		for (int i = 0; i < 3; i++)
			assertArrayEquals("data: 1\n\ndata: [DONE]".getBytes(StandardCharsets.UTF_8),
					transport.stream(get("/sse"), (head, body) -> body.readNBytes(21)));
		assertEquals(1, vendor.openConnections());
	}

	@Test
	void notesAServerThatClosedAnIdleConnection() throws Exception {
		vendor.on("/a", VendorReply.json(200, "1").cut(), VendorReply.json(200, "1"));
		transport.send(get("/a"));
		vendor.awaitRequest().awaitClosed();
		assertEquals("1", transport.send(HttpCall.post(vendor.url("/a"), "{}", SILENT)).text());
	}

	@Test
	void isFoundWithoutOsgi() {
		var found = ServiceLoader.load(HttpTransport.class, ApacheHttpTransport.class.getClassLoader()).findFirst();
		assertInstanceOf(ApacheHttpTransport.class, found.orElseThrow());
	}

	private HttpCall get(String path) {
		return HttpCall.get(vendor.url(path), SILENT);
	}

	private static VendorReply endlessError() {
		return VendorReply.json(400, "").header("Content-Length", "100000000").endlessly("x".repeat(1000));
	}

	private static URI closedPort() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
		}
	}

	private record Closing(ApacheHttpTransport transport) implements AutoCloseable {
		@Override
		public void close() {
			transport.close();
		}
	}
}
