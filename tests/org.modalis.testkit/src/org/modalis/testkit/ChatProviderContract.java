package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * What every chat provider that talks to a server must do, checked over real sockets against a vendor that is first polite and
 * then rude. A provider's test extends this and gives the vendor's words. Stands for L10 and L21, among others.
 */
public abstract class ChatProviderContract {

	/** A text that no message may ever show: it stands for the key and for the vendor's own words. */
	protected static final String CANARY = "sk-canary-4711-do-not-show";

	private static final String MODEL = "some/Model:1b";

	protected VendorServer vendor;
	protected RecordingSink sink;

	// ---- the vendor's words

	protected abstract ChatProvider provider();

	/** What the base URL has after host and port: {@code "/v1"} or nothing. */
	protected abstract String basePath();

	/** The path below the base at which the vendor chats. */
	protected abstract String chatPath();

	/** The path below the base that lists models. */
	protected abstract String modelsPath();

	/** A list that has a model of this name. */
	protected abstract VendorReply modelList(String name);

	/** The bytes of the stream's next event, with this piece of text. */
	protected abstract String piece(String text);

	/** The bytes of all that ends the stream: reason "stop", 11 tokens in, 7 out. */
	protected abstract String end();

	/** The bytes of an event that is no JSON. */
	protected abstract String broken();

	/** The bytes that start an event and never end it. */
	protected abstract String unended();

	/** The bytes of an error event within a good answer, with this text in its message. */
	protected abstract String errorEvent(String message);

	/** A stream with nothing in it yet. */
	protected abstract VendorReply stream();

	/** The body of an error answer, with this text in its message. */
	protected abstract String errorBody(String message);

	/** What each error status means; 404 stands for a missing model. */
	protected Map<Integer, Kind> kinds() {
		return Map.ofEntries(Map.entry(400, Kind.UNSUPPORTED), Map.entry(401, Kind.AUTH), Map.entry(402, Kind.QUOTA),
				Map.entry(403, Kind.AUTH), Map.entry(404, Kind.UNKNOWN_MODEL), Map.entry(408, Kind.UNAVAILABLE),
				Map.entry(413, Kind.UNSUPPORTED), Map.entry(429, Kind.RATE_LIMIT), Map.entry(500, Kind.UNAVAILABLE),
				Map.entry(502, Kind.UNAVAILABLE), Map.entry(503, Kind.UNAVAILABLE), Map.entry(529, Kind.UNAVAILABLE));
	}

	/** The request body's part that holds the sampling parameters. */
	protected JsonObject sampling(JsonObject body) {
		return body;
	}

	// ---- polite

	@BeforeEach
	void startVendor() {
		vendor = VendorServer.start();
		sink = new RecordingSink();
	}

	@AfterEach
	void stopVendor() {
		vendor.close();
	}

	@Test
	void sendsTheModelThatWasPicked() throws Exception {
		answers(stream().then(piece("Yes") + end()));
		chat(MODEL);
		var request = vendor.awaitRequest();
		assertEquals("POST", request.method());
		assertEquals(MODEL, JsonParser.parseString(request.body()).getAsJsonObject().get("model").getAsString());
	}

	@Test
	void sendsTheWholeConversationAndTheKey() throws Exception {
		answers(stream().then(piece("Yes") + end()));
		var parameters = ChatParameters.DEFAULT.withSystem("Be \"brief\"").withTemperature(OptionalDouble.of(0.5))
				.withTopP(OptionalDouble.of(0.9)).withMaxOutputTokens(OptionalInt.of(64)).withSeed(OptionalLong.of(42));
		var request = new ChatRequest(model(MODEL), List.of(new ChatMessage(Role.USER, "Hello"),
				new ChatMessage(Role.ASSISTANT, "Hi\n"), new ChatMessage(Role.USER, "Why? \uD83C\uDF0D")), parameters);
		provider().chat(request, sink, context());
		var sent = vendor.awaitRequest();
		var body = JsonParser.parseString(sent.body()).getAsJsonObject();
		assertEquals("[{\"role\":\"system\",\"content\":\"Be \\\"brief\\\"\"},{\"role\":\"user\",\"content\":\"Hello\"},"
				+ "{\"role\":\"assistant\",\"content\":\"Hi\\n\"},{\"role\":\"user\",\"content\":\"Why? \uD83C\uDF0D\"}]",
				body.get("messages").toString());
		assertEquals(0.5, sampling(body).get("temperature").getAsDouble());
		assertEquals(0.9, sampling(body).get("top_p").getAsDouble());
		assertEquals(42, sampling(body).get("seed").getAsLong());
		assertTrue(body.get("stream").getAsBoolean());
		assertEquals("Bearer " + CANARY, sent.header("Authorization"));
	}

	@Test
	void leavesOutWhatIsNotSet() throws Exception {
		answers(stream().then(piece("Yes") + end()));
		chat(MODEL);
		var body = vendor.awaitRequest().body();
		for (var name : List.of("temperature", "top_p", "seed", "system"))
			assertFalse(body.contains('"' + name + '"'), body);
	}

	@Test
	void deliversThePiecesInOrderAndTheUsage() throws Exception {
		answers(stream().then(piece("Because")).then(piece(" of ") + piece("\"Rayleigh\"\n")).then(end()));
		var answer = chat(MODEL);
		assertEquals("Because of \"Rayleigh\"\n", sink.text());
		assertEquals(Finish.STOP, answer.finish());
		assertEquals(11, answer.usage().inputTokens());
		assertEquals(7, answer.usage().outputTokens());
	}

	@Test
	void understandsAnAnswerThatComesByteByByte() throws Exception {
		answers(stream().dribble(piece("Grüße, 世界 \uD83C\uDF0D") + end()));
		assertEquals(Finish.STOP, chat(MODEL).finish());
		assertEquals("Grüße, 世界 \uD83C\uDF0D", sink.text());
	}

	@Test
	void twentyAnswersAtOnceDoNotMix() throws Exception {
		for (int i = 0; i < 20; i++)
			vendor.on("/server" + i + basePath() + chatPath(), stream().repeat(piece(i + ","), 200).then(end()));
		var provider = provider();
		var calls = new ArrayList<Callable<String>>();
		for (int i = 0; i < 20; i++) {
			var context = TestCallContext.at(vendor.url("/server" + i + basePath()));
			calls.add(() -> {
				var own = new RecordingSink();
				provider.chat(request(MODEL), own, context);
				return own.text();
			});
		}
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var answers = threads.invokeAll(calls);
			for (int i = 0; i < 20; i++)
				assertEquals((i + ",").repeat(200), answers.get(i).get());
		}
	}

	@Test
	void listsTheModelsUnderItsOwnId() throws Exception {
		vendor.on(basePath() + modelsPath(), modelList("tiny:1b"));
		var models = provider().models(context());
		assertEquals(List.of(id("tiny:1b")), models.stream().map(each -> each.id()).toList());
	}

	// ---- rude

	@Test
	void everyErrorStatusHasItsRemedyAndShowsNothingOfTheVendorsWords() throws Exception {
		for (var each : kinds().entrySet()) {
			answers(VendorReply.json(each.getKey(), errorBody("the model " + CANARY)).header("Retry-After", "0"));
			var error = fails();
			assertEquals(each.getValue(), error.kind(), "HTTP " + each.getKey());
			assertPresentable(error);
		}
		assertEquals("", sink.text());
	}

	@Test
	void anErrorWithoutBodyIsStillASentence() {
		for (int status : List.of(400, 401, 404, 429, 500)) {
			answers(VendorReply.whole(status, "text/html", "").header("Retry-After", "0"));
			assertPresentable(fails());
		}
	}

	@Test
	void anErrorWithinTheAnswerKeepsWhatCame() {
		answers(stream().then(piece("So far") + errorEvent("bad " + CANARY)));
		var error = fails();
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertPresentable(error);
		assertEquals("So far", sink.text());
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
		var error = fails();
		assertEquals(Kind.BAD_ANSWER, error.kind());
		assertPresentable(error);
	}

	@Test
	void aWebPageIsNoModelList() {
		vendor.on(basePath() + modelsPath(), VendorReply.whole(200, "text/html", "<html>Welcome " + CANARY + "</html>"));
		var error = assertThrows(ProviderException.class, () -> provider().models(context()));
		assertEquals(Kind.BAD_ANSWER, error.kind());
		assertPresentable(error);
	}

	@Test
	void anInterruptBeforeTheFirstByteClosesTheConnection() throws Exception {
		answers(VendorReply.never());
		var call = start();
		var request = vendor.awaitRequest();
		call.interrupt();
		request.awaitClosed();
		call.awaitInterrupted();
	}

	@Test
	void anInterruptInMidStreamClosesTheConnectionAndKeepsWhatCame() throws Exception {
		answers(stream().then(piece("So far")).hang());
		var call = start();
		sink.awaitText();
		call.interrupt();
		vendor.awaitRequest().awaitClosed();
		call.awaitInterrupted();
		assertEquals("So far", sink.text());
	}

	// ---- words of this test

	protected final void answers(VendorReply... replies) {
		vendor.on(basePath() + chatPath(), replies);
	}

	protected final TestCallContext context() {
		return TestCallContext.at(vendor.url(basePath())).withKey(CANARY);
	}

	protected final ModelId id(String name) {
		return new ModelId(provider().info().id(), name);
	}

	protected final ModelInfo model(String name) {
		return ModelInfo.chat(id(name), name);
	}

	protected final ChatRequest request(String model) {
		return new ChatRequest(model(model), List.of(new ChatMessage(Role.USER, "Why is the sky blue?")), ChatParameters.DEFAULT);
	}

	protected final ChatAnswer chat(String model) throws ProviderException, InterruptedException {
		return provider().chat(request(model), sink, context());
	}

	protected final ProviderException fails() {
		return assertThrows(ProviderException.class, () -> chat(MODEL));
	}

	private void assertKept(Kind kind) {
		var error = fails();
		assertEquals(kind, error.kind(), error.getMessage());
		assertPresentable(error);
		assertEquals("So far", sink.text());
	}

	/** A sentence for people, without a trace of key or body. */
	protected static void assertPresentable(ProviderException error) {
		var message = error.getMessage();
		assertTrue(message.matches("(?s)[A-Z].*[.a-z0-9]"), message);
		assertFalse(message.contains(CANARY) || message.contains("{") || message.contains("<"), message);
	}

	private Call start() {
		return new Call(() -> chat(MODEL));
	}

	/** A call in a thread of its own. */
	private static final class Call {

		private final FutureTask<ChatAnswer> task;
		private final Thread thread;

		Call(Callable<ChatAnswer> chat) {
			task = new FutureTask<>(chat);
			thread = Thread.ofVirtual().start(task);
		}

		void interrupt() {
			thread.interrupt();
		}

		void awaitInterrupted() {
			var outcome = assertThrows(ExecutionException.class,
					() -> task.get(20, TimeUnit.SECONDS));
			assertEquals(InterruptedException.class, outcome.getCause().getClass());
		}
	}
}
