package org.modalis.provider.gemini.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ContentPart.Text;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;
import org.modalis.testkit.RecordingSink;
import org.modalis.testkit.TestCallContext;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** What is Gemini's alone: thoughts with signatures, levels and budgets, calls without ids, quotas for a minute and for a day. */
class GeminiDialectTest {
	private static final List<ToolSpec> TOOLS = List.of(new ToolSpec("weather", "Tells the weather",
			"{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"));
	private static final String MODEL = "gemini-3.8-flash";

	private final GeminiProvider provider = new GeminiProvider();
	private final VendorServer vendor = VendorServer.start();
	private RecordingSink sink = new RecordingSink();

	@AfterEach
	void stopVendor() {
		vendor.close();
	}

	// ---- thoughts and functions

	@Test
	void readsARecordedAnswerThatThinksAndCallsTwice() throws Exception {
		var answer = asked(MODEL, "thinking-tools.sse");
		assertEquals("**Cities**\n\nTwo calls are needed.", sink.reasoning());
		assertEquals("I ask for both.", sink.text());
		assertEquals(List.of(new ToolCall("fc-7f3a", "weather", "{\"city\":\"Oslo\"}"),
				new ToolCall("fc-9b1c", "weather", "{\"city\":\"Rome\"}")),
				answer.toolCalls());
		assertEquals(Finish.TOOL_CALLS, answer.finish());
		assertEquals(new Usage(92, 64, 38 + 47, 47, true), answer.usage());
	}

	@Test
	void sendsEachSignatureBackWithItsPart() throws Exception {
		var parts = sent(afterwards(asked(MODEL, "thinking-tools.sse"), MODEL)).getAsJsonArray("contents").get(1).getAsJsonObject().get("parts");
		assertEquals(JsonParser.parseString("""
				[{"text":"I ask for both.","thoughtSignature":"EpgBCpUB=="},
				 {"functionCall":{"name":"weather","args":{"city":"Oslo"},"id":"fc-7f3a"},"thoughtSignature":"CiQB0e2Kb7mZ=="},
				 {"functionCall":{"name":"weather","args":{"city":"Rome"},"id":"fc-9b1c"}}]"""), parts);
	}

	@Test
	void sparesAnotherModelSignaturesThatItWouldRefuse() throws Exception {
		var body = sent(afterwards(asked(MODEL, "thinking-tools.sse"), "gemini-4-argon")).toString();
		assertFalse(body.contains("thoughtSignature"), body);
		assertTrue(body.contains("{\"functionResponse\":{\"name\":\"weather\",\"response\":{\"result\":\"snow\"},\"id\":\"fc-7f3a\"}}"), body);
	}

	@Test
	void namesCallsThatTheVendorDoesNotAndKeepsThoseNamesFromIt() throws Exception {
		var one = asked("gemini-2.5-flash-lite", "call-without-id.sse").toolCalls().getFirst();
		var other = asked("gemini-2.5-flash-lite", "call-without-id.sse").toolCalls().getFirst();
		assertFalse(one.id().equals(other.id()), "the names of two calls are the same");
		var said = List.of(new ChatMessage(Role.USER, "Oslo?"), new ChatMessage(Role.ASSISTANT, List.of(one)),
				new ChatMessage(Role.USER, List.of(new ToolResult(one.id(), "weather", "snow"))));
		var body = sent(new ChatRequest(model("gemini-2.5-flash-lite"), said, ChatParameters.DEFAULT, TOOLS, ToolChoice.AUTO));
		assertFalse(body.toString().contains(one.id()), body.toString());
		assertTrue(body.toString().contains("{\"functionResponse\":{\"name\":\"weather\",\"response\":{\"result\":\"snow\"}}}"), body.toString());
	}

	@Test
	void sendsArgumentsThatAreNoObjectAsText() throws Exception {
		var said = List.of(new ChatMessage(Role.USER, "Hi"), new ChatMessage(Role.ASSISTANT, List.of(new ToolCall("c1", "weather", "[1"))),
				new ChatMessage(Role.USER, List.of(new ToolResult("c1", "weather", "which city?"))));
		var body = sent(new ChatRequest(model(MODEL), said, ChatParameters.DEFAULT, TOOLS, ToolChoice.AUTO)).toString();
		assertTrue(body.contains("\"args\":{\"INVALID_JSON\":\"[1\"}"), body);
	}

	// ---- how much it thinks

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"gemini-2.5-pro        | low     | {'includeThoughts':true,'thinkingBudget':1024}",
			"gemini-2.5-flash      | high    | {'includeThoughts':true,'thinkingBudget':24576}",
			"gemini-2.5-flash-lite | none    | {'includeThoughts':false,'thinkingBudget':0}",
			"gemini-2.5-pro        |         | {'includeThoughts':true}",
			"gemini-3.5-flash      | minimal | {'includeThoughts':true,'thinkingLevel':'MINIMAL'}",
			"gemini-4-neon         | xhigh   | {'includeThoughts':true,'thinkingLevel':'XHIGH'}",
			"gemini-unheard-of     |         | null" })
	void asksEachModelToThinkInItsOwnWay(String name, String effort, String expected) throws Exception {
		var parameters = ChatParameters.DEFAULT.withEffort(Optional.ofNullable(effort).map(ReasoningEffort::of));
		var config = sent(question(name, parameters)).getAsJsonObject("generationConfig");
		assertEquals(expected.replace('\'', '"'), config == null ? "null" : config.get("thinkingConfig").toString());
	}

	// ---- endings

	@ParameterizedTest
	@CsvSource({ "STOP,STOP", "MAX_TOKENS,LENGTH", "SAFETY,CONTENT_FILTER", "RECITATION,CONTENT_FILTER", "PROHIBITED_CONTENT,CONTENT_FILTER",
			"SPII,CONTENT_FILTER", "BLOCKLIST,CONTENT_FILTER", "MALFORMED_FUNCTION_CALL,OTHER", "SOMETHING_NEW,OTHER" })
	void namesEachWayToEnd(String reason, Finish finish) throws Exception {
		answers(MODEL, VendorReply.stream("text/event-stream").then(GeminiProviderTest.end(reason, Usage.of(3, 2))));
		assertEquals(finish, chat().finish());
	}

	@Test
	void aBlockedPromptIsRefusedContent() {
		answers(MODEL, sample("blocked-prompt.sse"));
		var error = assertThrows(ProviderException.class, this::chat);
		assertEquals(Kind.CONTENT, error.kind());
		assertFalse(error.getMessage().contains("PROHIBITED"), error.getMessage());
	}

	@Test
	void countsWhatToolsReadAsInput() throws Exception {
		answers(MODEL, VendorReply.stream("text/event-stream").then("data: {\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":"
				+ "{\"promptTokenCount\":10,\"toolUsePromptTokenCount\":5,\"candidatesTokenCount\":2}}\n\n"));
		assertEquals(Usage.of(15, 2), chat().usage());
	}

	// ---- errors

	@Test
	void aQuotaForAMinuteSaysWhenItIsBack() {
		answers(MODEL, whole(429, "minute-quota.json"));
		var waits = new CopyOnWriteArrayList<Duration>();
		var error = assertThrows(ProviderException.class, () -> provider.chat(question(MODEL, ChatParameters.DEFAULT), sink,
				TestCallContext.at(vendor.url("/v1beta"), waits::add).withKey("AIza-test")));
		assertEquals(Kind.RATE_LIMIT, error.kind());
		assertEquals(Optional.of(Duration.ofMillis(30_500)), error.retryAfter());
		assertEquals(Duration.ofMillis(30_500), waits.getFirst());
	}

	@Test
	void aQuotaForADayIsNotWaitedFor() {
		answers(MODEL, whole(429, "day-quota.json"));
		var error = assertThrows(ProviderException.class, this::chat);
		assertEquals(Kind.QUOTA, error.kind());
		assertEquals(Optional.empty(), error.retryAfter());
		assertEquals(1, vendor.requests().size());
	}

	@Test
	void aWrongKeyIsToldFromAWrongRequest() {
		answers(MODEL, whole(400, "key-invalid.json"));
		assertEquals(Kind.AUTH, assertThrows(ProviderException.class, this::chat).kind());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"400 | INVALID_ARGUMENT | The input token count (2000000) exceeds the maximum number of tokens allowed (1048576). | UNSUPPORTED | too long",
			"400 | INVALID_ARGUMENT | Function call is missing a thought_signature | UNSUPPORTED | parameters",
			"400 | FAILED_PRECONDITION | The free tier is not available in your country. Please enable billing. | QUOTA | paid",
			"403 | PERMISSION_DENIED | Your project has been denied access | AUTH | key",
			"404 | NOT_FOUND | models/gemini-3.8-flash is not found for API version v1beta | UNKNOWN_MODEL | gemini-3.8-flash",
			"429 | RESOURCE_EXHAUSTED | Your prepayment credits are depleted. | QUOTA | paid",
			"429 | RESOURCE_EXHAUSTED | Resource has been exhausted (e.g. check quota). | RATE_LIMIT | Wait",
			"500 | INTERNAL | An internal error has occurred | UNAVAILABLE | Try again",
			"504 | DEADLINE_EXCEEDED | Late | UNAVAILABLE | Try again" })
	void everyErrorOfTheVendorHasItsRemedy(int status, String word, String message, Kind kind, String said) {
		for (var body : List.of("{\"error\":%s}", "[{\"error\":%s}]")) {
			var error = "{\"code\":" + status + ",\"message\":\"" + message + "\",\"status\":\"" + word + "\"}";
			answers(MODEL, VendorReply.json(status, body.formatted(error)).header("Retry-After", "0"));
			var mapped = assertThrows(ProviderException.class, this::chat);
			assertEquals(kind, mapped.kind(), mapped.getMessage());
			assertTrue(mapped.getMessage().contains(said), mapped.getMessage());
		}
	}

	@Test
	void sendsNothingWithoutAKey() {
		var error = assertThrows(ProviderException.class,
				() -> provider.chat(question(MODEL, ChatParameters.DEFAULT), sink, TestCallContext.at(vendor.url("/v1beta"))));
		assertEquals(Kind.AUTH, error.kind());
		assertEquals(List.of(), vendor.requests());
	}

	// ---- words of this test

	private ChatAnswer asked(String model, String sample) throws Exception {
		answers(model, sample(sample));
		sink = new RecordingSink();
		return provider.chat(new ChatRequest(model(model), List.of(new ChatMessage(Role.USER, "Oslo or Rome?")), ChatParameters.DEFAULT, TOOLS,
				ToolChoice.AUTO), sink, context());
	}

	private ChatRequest afterwards(ChatAnswer answer, String model) {
		List<ContentPart> said = List.of(new Text("I ask for both."), answer.toolCalls().get(0), answer.toolCalls().get(1),
				answer.state().orElseThrow());
		List<ContentPart> results = List.of(new ToolResult("fc-7f3a", "weather", "snow"), new ToolResult("fc-9b1c", "weather", "sun"));
		return new ChatRequest(model(model), List.of(new ChatMessage(Role.USER, "Oslo or Rome?"), new ChatMessage(Role.ASSISTANT, said),
				new ChatMessage(Role.USER, results)), ChatParameters.DEFAULT, TOOLS, ToolChoice.AUTO);
	}

	private ChatRequest question(String model, ChatParameters parameters) {
		return new ChatRequest(model(model), List.of(new ChatMessage(Role.USER, "Why is the sky blue?")), parameters);
	}

	private ModelInfo model(String name) {
		var id = new ModelId("gemini", name);
		return provider.catalogue().stream().filter(each -> each.id().equals(id)).findFirst().orElseGet(() -> ModelInfo.chat(id, name));
	}

	private ChatAnswer chat() throws Exception {
		return provider.chat(question(MODEL, ChatParameters.DEFAULT), sink, context());
	}

	/** Lets a request be answered, and gives what the vendor got. */
	private JsonObject sent(ChatRequest request) throws Exception {
		answers(request.modelName(), VendorReply.stream("text/event-stream").then(GeminiProviderTest.end("STOP", Usage.of(3, 2))));
		provider.chat(request, new RecordingSink(), context());
		return JsonParser.parseString(vendor.requests().getLast().body()).getAsJsonObject();
	}

	private void answers(String model, VendorReply reply) {
		vendor.on("/v1beta/models/" + model + ":streamGenerateContent", reply);
	}

	private VendorReply sample(String name) {
		return VendorReply.stream("text/event-stream").then(VendorReply.sample(getClass(), "samples/gemini/" + name));
	}

	private VendorReply whole(int status, String name) {
		return VendorReply.json(status, VendorReply.sample(getClass(), "samples/gemini/" + name));
	}

	private TestCallContext context() {
		return TestCallContext.at(vendor.url("/v1beta")).withKey("AIza-test");
	}
}
