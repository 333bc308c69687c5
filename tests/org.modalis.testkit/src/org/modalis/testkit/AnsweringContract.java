package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.transport.HttpAnswer;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport;

import com.google.gson.JsonParser;

/** What comes back: every piece once and in order, however the vendor and the network cut it, and the counts as they were. */
abstract class AnsweringContract extends SendingContract {
	private static final String WORDS = "Grüße, 世界 \uD83C\uDF0D \"Rayleigh\"\n";

	// ---- text and reasoning

	@Test
	void deliversThePiecesInOrderAndTheUsage() throws Exception {
		answers(stream().then(piece("Because")).then(piece(" of ") + piece("\"Rayleigh\"\n")).then(end()));
		var answer = chat(MODEL);
		assertEquals("Because of \"Rayleigh\"\n", sink.text());
		assertEquals(Finish.STOP, answer.finish());
		assertEquals(Usage.of(11, 7), answer.usage());
		assertEquals("", sink.reasoning());
		assertEquals("", sink.toolCalls());
	}

	@Test
	void deliversReasoningApartFromTheAnswer() throws Exception {
		boolean reasons = features().contains(Feature.REASONING);
		answers(stream().then(reasons ? reasoningPiece("Think") + reasoningPiece(" hard.") : "").then(piece("Blue") + end()));
		chat(MODEL);
		assertEquals("Blue", sink.text());
		assertEquals(reasons ? "Think hard." : "", sink.reasoning());
	}

	// ---- function calls

	@Test
	void deliversFunctionCallsInPiecesAndWholeAtTheEnd() throws Exception {
		if (!features().contains(Feature.TOOLS))
			return; // that they are refused is another test's
		answers(stream().then(piece("Let me see. ") + toolCall(0, "c1", "add", List.of("{\"x\":", "1", "}")))
				.then(toolCall(1, "c2", "look_up", List.of("{}")) + endOfToolCalls()));
		var answer = provider().chat(withTools(able(), ToolChoice.AUTO), sink, context());
		assertEquals(Finish.TOOL_CALLS, answer.finish());
		assertEquals("Let me see. ", sink.text());
		assertEquals(List.of("add", "look_up"), answer.toolCalls().stream().map(ToolCall::name).toList());
		assertEquals(JsonParser.parseString("[{\"x\":1},{}]").getAsJsonArray().asList(),
				answer.toolCalls().stream().map(call -> JsonParser.parseString(call.arguments())).toList());
		assertEquals(2, answer.toolCalls().stream().map(ToolCall::id).filter(id -> !id.isBlank()).distinct().count());
		assertEquals(answer.toolCalls(), sink.joinedToolCalls());
	}

	@Test
	void aFunctionCallWithoutArgumentsHasNone() throws Exception {
		if (!features().contains(Feature.TOOLS))
			return; // that they are refused is another test's
		answers(stream().then(toolCall(0, "c1", "look_up", List.of()) + endOfToolCalls()));
		assertEquals("{}", provider().chat(withTools(able(), ToolChoice.AUTO), sink, context()).toolCalls().getFirst().arguments());
	}

	// ---- counts, L30

	@ParameterizedTest
	@MethodSource("counts")
	void reportsTheCountsAsTheyWere(Usage counted) throws Exception {
		var told = asFarAsTold(counted);
		answers(stream().then(answer("Blue", told)));
		assertEquals(told, chat(MODEL).usage());
		assertEquals("Blue", sink.text());
	}

	@Test
	void missingCountsAreUnknownAndNoError() throws Exception {
		answers(stream().then(answer("Blue", Usage.UNKNOWN)));
		var answer = chat(MODEL);
		assertFalse(answer.usage().known());
		assertEquals(Finish.STOP, answer.finish());
	}

	static List<Usage> counts() {
		return List.of(Usage.of(1_200, 96), new Usage(1_200, 1_024, 96, 0, true), new Usage(1_200, 0, 96, 64, true),
				new Usage(2_000_000, 1_999_999, 400_000, 399_999, true), new Usage(10, 10, 7, 7, true),
				new Usage(1_200, 512, 256, 96, 0, Map.of(), true));
	}

	/** The counts without those that the vendor does not tell. */
	private Usage asFarAsTold(Usage all) {
		return new Usage(all.inputTokens(), features().contains(Feature.CACHED_TOKENS) ? all.cachedInputTokens() : 0,
				features().contains(Feature.CACHE_WRITE_TOKENS) ? all.cacheWriteTokens() : 0, all.outputTokens(),
				features().contains(Feature.REASONING_TOKENS) ? all.reasoningTokens() : 0, Map.of(), true);
	}

	// ---- however it is cut

	@Test
	void understandsAnAnswerThatComesByteByByte() throws Exception {
		answers(stream().dribble(piece(WORDS) + end()));
		assertEquals(Finish.STOP, chat(MODEL).finish());
		assertEquals(WORDS, sink.text());
	}

	@Test
	void understandsAnAnswerThatIsCutAnywhere() throws Exception {
		var cutHere = noise() + piece(WORDS);
		answers(stream().then(cutHere + end()));
		for (int cut = 1; cut <= cutHere.getBytes(StandardCharsets.UTF_8).length; cut++) {
			takeNewSink();
			var torn = context().withTransport(new TornTransport(context().transport(), cut));
			assertEquals(Finish.STOP, provider().chat(request(MODEL), sink, torn).finish(), "cut after " + cut);
			assertEquals(WORDS, sink.text(), "cut after " + cut);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CR", "LF", "CRLF" })
	void understandsEveryKindOfLineEnd(String name) throws Exception {
		var lineEnd = name.replace("CR", "\r").replace("LF", "\n");
		answers(stream().then((noise() + piece("a") + piece(WORDS) + end()).replace("\n", lineEnd)));
		assertEquals(Usage.of(11, 7), chat(MODEL).usage());
		assertEquals("a" + WORDS, sink.text());
	}

	@Test
	void passesOverWhatMeansNothing() throws Exception {
		answers(stream().then(noise() + piece("a") + noise() + noise() + piece("b") + end()));
		chat(MODEL);
		assertEquals("ab", sink.text());
	}

	@Test
	void understandsAnEventInSeveralLines() throws Exception {
		answers(stream().then(pieceInLines("a") + pieceInLines("b") + end()));
		chat(MODEL);
		assertEquals("ab", sink.text());
	}

	@Test
	void understandsACompressedAnswer() throws Exception {
		answers(stream().gzipped(piece(WORDS) + end()));
		assertEquals(Finish.STOP, chat(MODEL).finish());
		assertEquals(WORDS, sink.text());
	}

	// ---- many at once

	@Test
	void twentyAnswersAtOnceDoNotMix() throws Exception {
		for (int i = 0; i < 20; i++)
			vendor.on("/server" + i + basePath() + chatPath(), stream().repeat(piece(i + ","), 200).then(end()));
		var provider = provider();
		var calls = new ArrayList<Callable<String>>();
		for (int i = 0; i < 20; i++) {
			var context = context().withBase(vendor.url("/server" + i + basePath()));
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
	void usesWhatEachCallIsGivenAndNothingOfTheOneBefore() throws Exception {
		answers(answerOf(callable()));
		chat(MODEL);
		try (var other = VendorServer.start()) {
			other.on(basePath() + chatPath(), answerOf(callable()));
			provider().chat(request(MODEL), sink, context().withBase(other.url(basePath())).withKey("another-key-0815"));
			assertEquals("another-key-0815", key(other.awaitRequest()));
			assertEquals(1, vendor.requests().size());
		}
	}

	// ---- words of this test

	@Override
	protected abstract TestCallContext context();

	protected final ModelInfo model(String name) {
		return ModelInfo.chat(id(name), name);
	}

	protected final ChatRequest request(String model) {
		return question(model(model), ChatParameters.DEFAULT);
	}

	protected final ChatAnswer chat(String model) throws ProviderException, InterruptedException {
		return provider().chat(request(model), sink, context());
	}

	/** The real transport, whose bodies come in two pieces: a cut that no operating system joins again. */
	private record TornTransport(HttpTransport real, int cut) implements HttpTransport {
		@Override
		public HttpAnswer send(HttpCall call) throws ProviderException, InterruptedException {
			return real.send(call);
		}

		@Override
		public <T> T stream(HttpCall call, BodyReader<T> reader) throws ProviderException, InterruptedException {
			return real.stream(call, (head, body) -> reader.read(head, new Torn(body, cut)));
		}
	}

	private static final class Torn extends FilterInputStream {
		private int left;

		Torn(InputStream in, int cut) {
			super(in);
			left = cut;
		}

		@Override
		public int read() throws IOException {
			left--;
			return super.read();
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, left > 0 ? Math.min(left, length) : length);
			left -= Math.max(0, read);
			return read;
		}
	}
}
