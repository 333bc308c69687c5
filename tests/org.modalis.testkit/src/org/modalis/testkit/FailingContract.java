package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;

/** What goes wrong: each error has its remedy in a sentence of ours, what came is kept, and no connection stays behind. */
abstract class FailingContract extends AnsweringContract {
	static final Duration A_SECOND = Duration.ofSeconds(1);

	// ---- statuses

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 529 })
	void everyErrorStatusHasItsRemedyAndShowsNothingOfTheVendorsWords(int status) throws Exception {
		answers(VendorReply.json(status, errorBody("the model " + CANARY)));
		var error = fails();
		assertEquals(kinds().get(status), error.kind(), error.getMessage());
		assertPresentable(error);
		assertEquals("", sink.text());
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 404, 429, 500 })
	void anErrorWithoutBodyIsStillASentence(int status) {
		answers(VendorReply.whole(status, "text/html", ""));
		assertPresentable(fails());
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 404, 429, 500 })
	void anErrorWithAWebPageIsStillASentence(int status) {
		answers(VendorReply.whole(status, "text/html", "<html><h1>" + CANARY + "</h1></html>"));
		assertPresentable(fails());
	}

	@Test
	void aRateLimitSaysHowLongToWait() {
		answers(VendorReply.json(429, errorBody("slow down")).header("Retry-After", "7"));
		var error = fails();
		assertEquals(Kind.RATE_LIMIT, error.kind());
		assertEquals(Optional.of(Duration.ofSeconds(7)), error.retryAfter());
		assertEquals(Collections.nCopies(3, Duration.ofSeconds(7)), waits(), "three repeats, each after the vendor's wait");
	}

	@Test
	void aRateLimitThatPassesIsNoError() throws Exception {
		answers(VendorReply.json(429, errorBody("slow down")).header("Retry-After", "1"), answerOf(callable()));
		chat(MODEL);
		assertFalse(sink.text().isEmpty());
		assertEquals(2, vendor.requests().size());
	}

	@Test
	void aCallThatMayHaveBeenBilledIsNotRepeated() {
		answers(VendorReply.json(500, errorBody("oops")));
		fails();
		assertEquals(1, vendor.requests().size());
	}

	// ---- within the answer

	@Test
	void anErrorWithinTheAnswerKeepsWhatCame() {
		answers(stream().then(piece("So far") + errorEvent("bad " + CANARY)));
		assertKept(Kind.UNAVAILABLE);
	}

	@Test
	void brokenJsonKeepsWhatCame() {
		answers(stream().then(piece("So far") + broken()).hang());
		assertKept(Kind.BAD_ANSWER);
	}

	@Test
	void brokenUtf8KeepsWhatCame() {
		var bytes = piece("x~x").getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < bytes.length; i++)
			if (bytes[i] == '~')
				bytes[i] = (byte) 0xC3;
		answers(stream().then(piece("So far")).then(bytes).hang());
		assertKept(Kind.BAD_ANSWER);
	}

	@Test
	void anEndlessLineIsGivenUpAndItsConnectionClosed() throws Exception {
		answers(stream().then(piece("So far")).then(unended()).endlessly("x".repeat(1000)));
		assertKept(Kind.BAD_ANSWER);
		vendor.awaitRequest().awaitClosed();
	}

	@Test
	void aCutAnswerKeepsWhatCame() {
		answers(stream().then(piece("So far") + unended()).cut());
		assertKept(Kind.UNAVAILABLE);
	}

	@Test
	void anAnswerThatEndsTooSoonKeepsWhatCame() {
		answers(stream().then(piece("So far")));
		assertKept(Kind.UNAVAILABLE);
	}

	@Test
	void aWebPageIsNoAnswer() {
		answers(VendorReply.whole(200, "text/html", "<html><body>Welcome " + CANARY + "</body></html>"));
		assertBadAnswer(fails());
	}

	@Test
	void bytesThatAreNoTextAreNoAnswer() {
		byte[] picture = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, (byte) 0xFF };
		answers(VendorReply.whole(200, "application/octet-stream", picture));
		assertBadAnswer(fails());
	}

	@Test
	void whatIsNoHttpIsNoAnswer() {
		answers(VendorReply.garbage());
		assertBadAnswer(fails());
	}

	@Test
	void aWebPageIsNoModelList() {
		vendor.on(basePath() + modelsPath(), VendorReply.whole(200, "text/html", "<html>Welcome " + CANARY + "</html>"));
		assertBadAnswer(assertThrows(ProviderException.class, () -> provider().models(context())));
	}

	// ---- cancel, L21

	@Test
	void anInterruptBeforeTheFirstByteClosesTheConnectionWithinASecond() throws Exception {
		answers(VendorReply.never());
		var call = BackgroundCall.start(() -> chat(MODEL));
		var request = vendor.awaitRequest();
		call.interrupt();
		request.awaitClosed(A_SECOND);
		call.awaitInterrupted();
	}

	@Test
	void anInterruptInMidStreamClosesTheConnectionWithinASecondAndKeepsWhatCame() throws Exception {
		answers(stream().then(piece("So far")).hang());
		var call = BackgroundCall.start(() -> chat(MODEL));
		sink.awaitText();
		call.interrupt();
		vendor.awaitRequest().awaitClosed(A_SECOND);
		call.awaitInterrupted();
		assertEquals("So far", sink.text());
	}

	// ---- the test of a connection

	@ParameterizedTest
	@MethodSource("refusals")
	void aTestOfTheConnectionNamesWhatIsWrong(int status, Kind kind) {
		vendor.on(basePath() + testPath(), VendorReply.json(status, errorBody(CANARY)));
		var error = assertThrows(ProviderException.class, () -> provider().test(context()));
		assertEquals(kind, error.kind(), error.getMessage());
		assertPresentable(error);
	}

	static Stream<Arguments> refusals() {
		return Stream.of(Arguments.of(401, Kind.AUTH),
				Arguments.of(402, Kind.QUOTA),
				Arguments.of(429, Kind.RATE_LIMIT),
				Arguments.of(503, Kind.UNAVAILABLE));
	}

	@Test
	void aTestOfTheConnectionNamesAWrongAddress() {
		var nothingThere = assertThrows(ProviderException.class, () -> provider().test(context()));
		assertEquals(Kind.NOT_CONFIGURED, nothingThere.kind(), nothingThere.getMessage());
		assertPresentable(nothingThere);
		assertTrue(nothingThere.getMessage().contains("base URL"), nothingThere.getMessage());
		vendor.on(basePath() + testPath(), VendorReply.whole(200, "text/html", "<html>" + CANARY + "</html>"));
		assertBadAnswer(assertThrows(ProviderException.class, () -> provider().test(context())));
	}

	@Test
	void aTestOfTheConnectionNamesAServerThatIsNotThere() throws Exception {
		var nowhere = nowhere();
		var error = assertThrows(ProviderException.class, () -> provider().test(context().withBase(nowhere)));
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertTrue(error.getMessage().contains("ot reachable at http://127.0.0.1:" + nowhere.getPort()), error.getMessage());
		assertFalse(error.getMessage().contains("Exception"), error.getMessage());
	}

	private URI nowhere() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return URI.create("http://127.0.0.1:" + socket.getLocalPort() + basePath());
		}
	}

	// ---- words of this test

	/** How long the transport of this test would have waited before its repeats, so far. */
	abstract List<Duration> waits();

	protected final ProviderException fails() {
		return assertThrows(ProviderException.class, () -> chat(MODEL));
	}

	private void assertKept(Kind kind) {
		var error = fails();
		assertEquals(kind, error.kind(), error.getMessage());
		assertPresentable(error);
		assertEquals("So far", sink.text());
	}

	private static void assertBadAnswer(ProviderException error) {
		assertEquals(Kind.BAD_ANSWER, error.kind(), error.getMessage());
		assertPresentable(error);
	}

	/** A sentence for people, without a trace of key or body. */
	protected static void assertPresentable(ProviderException error) {
		var message = error.getMessage();
		assertTrue(message.matches("(?s)[A-Z].*[.a-z0-9]"), message);
		assertFalse(message.contains(CANARY) || message.contains("{") || message.contains("<"), message);
	}
}
