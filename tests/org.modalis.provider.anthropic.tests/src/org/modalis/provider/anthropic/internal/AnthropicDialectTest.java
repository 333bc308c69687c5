package org.modalis.provider.anthropic.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

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

/** What is Anthropic's alone: thoughts that are signed, efforts and budgets, counts beside counts, and its own errors. */
class AnthropicDialectTest {
	private static final List<ToolSpec> TOOLS = List.of(new ToolSpec("weather", "Tells the weather",
			"{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"));

	private final AnthropicProvider provider = new AnthropicProvider();
	private final VendorServer vendor = VendorServer.start();
	private final RecordingSink sink = new RecordingSink();

	@AfterEach
	void stopVendor() {
		vendor.close();
	}

	// ---- thoughts and functions

	@Test
	void readsARecordedAnswerThatThinksAndCallsTwice() throws Exception {
		var answer = recorded("claude-opus-4-8");
		assertEquals("Two cities, two calls.", sink.reasoning());
		assertEquals("I ask for both.", sink.text());
		assertEquals(List.of(new ToolCall("toolu_01A", "weather", "{\"city\": \"Oslo\"}"),
				new ToolCall("toolu_01B", "weather", "{\"city\": \"Rome\"}")),
				answer.toolCalls());
		assertEquals(Finish.TOOL_CALLS, answer.finish());
		assertEquals(new Usage(21 + 2051 + 188, 2051, 188, 197, 0, Map.of(), true), answer.usage());
	}

	@Test
	void sendsItsThoughtsBackUnchangedAndInTheirPlaces() throws Exception {
		var answer = recorded("claude-opus-4-8");
		var content = sent(afterwards(answer, "claude-opus-4-8")).getAsJsonArray("messages").get(1).getAsJsonObject().get("content");
		assertEquals(JsonParser.parseString("""
				[{"type":"thinking","thinking":"Two cities, two calls.","signature":"EqQBCgIYAhIM1gbcDa9GJwZA2b3h=="},
				 {"type":"redacted_thinking","data":"EmwKAhgBEgy3va3pzix/LafPsn4a=="},
				 {"type":"text","text":"I ask for both."},
				 {"type":"tool_use","id":"toolu_01A","name":"weather","input":{"city":"Oslo"}},
				 {"type":"thinking","thinking":"","signature":"Erh4CkgIBRACGAIqQL=="},
				 {"type":"tool_use","id":"toolu_01B","name":"weather","input":{"city":"Rome"}}]"""), content);
	}

	@Test
	void sparesAnotherModelThoughtsThatItWouldRefuse() throws Exception {
		var answer = recorded("claude-opus-4-8");
		var body = sent(afterwards(answer, "claude-opus-5")).toString();
		assertFalse(body.contains("EqQBCgIYAhIM1gbcDa9GJwZA2b3h=="), body);
		assertTrue(body.contains("{\"type\":\"tool_use\",\"id\":\"toolu_01A\",\"name\":\"weather\",\"input\":{\"city\":\"Oslo\"}}"), body);
	}

	@Test
	void sendsArgumentsThatAreNoObjectAsText() throws Exception {
		var said = List.of(new ChatMessage(Role.USER, "Hi"),
				new ChatMessage(Role.ASSISTANT, List.of(new ToolCall("c1", "weather", "{\"city\": \"Os"))),
				new ChatMessage(Role.USER, List.of(new ToolResult("c1", "weather", "which city?"))));
		var body = sent(new ChatRequest(model("claude-opus-4-8"), said, ChatParameters.DEFAULT, TOOLS, ToolChoice.AUTO)).toString();
		assertTrue(body.contains("\"input\":{\"INVALID_JSON\":\"{\\\"city\\\": \\\"Os\"}"), body);
	}

	@Test
	void leavesOutMessagesWithoutAVisibleCharacter() throws Exception {
		var said = List.of(new ChatMessage(Role.USER, "Hi"), new ChatMessage(Role.ASSISTANT, List.of(new Text(" \n"))),
				new ChatMessage(Role.USER, "Hello?"));
		assertEquals(2, sent(new ChatRequest(model("claude-opus-4-8"), said, ChatParameters.DEFAULT)).getAsJsonArray("messages").size());
	}

	// ---- how much it thinks

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"claude-sonnet-4-5 | low    | {'type':'enabled','budget_tokens':4096}      | null",
			"claude-sonnet-4-5 | high   | {'type':'enabled','budget_tokens':32768}     | null",
			"claude-opus-4-5   | medium | {'type':'enabled','budget_tokens':16384}     | null",
			"claude-haiku-4-5  | none   | {'type':'disabled'}                          | null",
			"claude-haiku-4-5  |        | null                                         | null",
			"claude-opus-4-6   | max    | {'type':'adaptive','display':'summarized'}   | {'effort':'max'}",
			"claude-opus-4-8   | xhigh  | {'type':'adaptive','display':'summarized'}   | {'effort':'xhigh'}",
			"claude-opus-4-8   |        | null                                         | null",
			"claude-opus-5     |        | {'type':'adaptive','display':'summarized'}   | null",
			"claude-opus-5     | none   | {'type':'disabled'}                          | null",
			"claude-sonnet-5-5 | low    | {'type':'adaptive','display':'summarized'}   | {'effort':'low'}",
			"claude-fable-5-1  |        | {'type':'adaptive','display':'summarized'}   | null" })
	void asksEachModelToThinkInItsOwnWay(String name, String effort, String thinking, String outputConfig) throws Exception {
		var parameters = ChatParameters.DEFAULT.withEffort(Optional.ofNullable(effort).map(ReasoningEffort::of));
		var body = sent(question(name, parameters));
		assertEquals(thinking.replace('\'', '"'), String.valueOf(body.get("thinking")));
		assertEquals(outputConfig.replace('\'', '"'), String.valueOf(body.get("output_config")));
	}

	@ParameterizedTest
	@CsvSource({ "64,", "1025,1024", "2000,1500", "40000,30000", "60000,32768" })
	void thinksWithinTheLongestAnswer(int maxTokens, Long budget) throws Exception {
		var parameters = ChatParameters.DEFAULT.withEffort(Optional.of(ReasoningEffort.HIGH)).withMaxOutputTokens(OptionalInt.of(maxTokens));
		var request = question("claude-sonnet-4-5", parameters);
		if (budget == null)
			assertRefused(request, "1024 tokens");
		else
			assertEquals(budget, sent(request).getAsJsonObject("thinking").get("budget_tokens").getAsLong());
	}

	@Test
	void takesNoTemperatureWhileItThinks() throws Exception {
		var warm = ChatParameters.DEFAULT.withTemperature(OptionalDouble.of(0.2));
		assertRefused(question("claude-sonnet-4-6", warm.withEffort(Optional.of(ReasoningEffort.LOW))), "while it thinks");
		assertEquals("0.2", sent(question("claude-sonnet-4-6", warm)).get("temperature").toString());
	}

	@Test
	void takesATemperatureOfAtMostOneAndNewerModelsNone() {
		assertRefused(question("claude-sonnet-4-5", ChatParameters.DEFAULT.withTemperature(OptionalDouble.of(1.5))), "temperature");
		assertRefused(question("claude-opus-4-7", ChatParameters.DEFAULT.withTemperature(OptionalDouble.of(0.5))), "temperature");
	}

	@Test
	void isMadeToCallAFunctionOnlyWhereItNeedNotThink() throws Exception {
		var body = sent(forced("claude-opus-5", Optional.empty()));
		assertEquals("{\"type\":\"any\"}", body.get("tool_choice").toString());
		assertEquals("{\"type\":\"disabled\"}", body.get("thinking").toString());
		assertFalse(sent(forced("claude-opus-4-8", Optional.empty())).has("thinking"));
		assertRefused(forced("claude-opus-5-5", Optional.empty()), "while it thinks");
		assertRefused(forced("claude-opus-4-8", Optional.of(ReasoningEffort.LOW)), "while it thinks");
	}

	// ---- length, version, counts, endings

	@ParameterizedTest
	@CsvSource({ "claude-opus-5-5,128000", "claude-sonnet-4-5,50000", "claude-unheard-of,8192" })
	void alwaysSaysHowLongTheAnswerMayBe(String name, long expected) throws Exception {
		assertEquals(expected, sent(question(name, ChatParameters.DEFAULT)).get("max_tokens").getAsLong());
		assertEquals("2023-06-01", vendor.requests().getLast().header("anthropic-version"));
	}

	@ParameterizedTest
	@CsvSource({ "end_turn,STOP", "stop_sequence,STOP", "max_tokens,LENGTH", "model_context_window_exceeded,LENGTH", "refusal,CONTENT_FILTER",
			"pause_turn,OTHER", "something_new,OTHER" })
	void namesEachWayToEnd(String reason, Finish finish) throws Exception {
		answers(VendorReply.stream("text/event-stream").then(AnthropicProviderTest.end(reason, "")));
		assertEquals(finish, chat("claude-opus-5").finish());
	}

	@Test
	void keepsWhatCameBeforeARefusalAndTheLastCounts() throws Exception {
		answers(sample("refusal.sse"));
		var answer = chat("claude-opus-5");
		assertEquals("First,", sink.text());
		assertEquals(Finish.CONTENT_FILTER, answer.finish());
		assertEquals(Usage.of(564, 22), answer.usage());
	}

	@Test
	void needsNoMoreBytesAfterTheEnd() throws Exception {
		answers(sample("refusal.sse").hang());
		assertEquals(Finish.CONTENT_FILTER, chat("claude-opus-5").finish());
	}

	@Test
	void understandsAnEventWhoseMembersComeInAnotherOrder() throws Exception {
		answers(VendorReply.stream("text/event-stream").then("""
				event: content_block_start
				data: {"content_block":{"type":"thinking","thinking":""},"index":4,"type":"content_block_start"}

				event: content_block_delta
				data: {"delta":{"thinking":"Hm","type":"thinking_delta"},"index":4,"type":"content_block_delta"}

				""" + AnthropicProviderTest.end("end_turn", "")));
		chat("claude-opus-5");
		assertEquals("Hm", sink.reasoning());
	}

	// ---- errors

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "400 | invalid_request_error | prompt is too long: 210000 tokens > 200000 maximum | UNSUPPORTED | too long",
			"400 | invalid_request_error | input length and `max_tokens` exceed context limit | UNSUPPORTED | too long",
			"400 | invalid_request_error | Your credit balance is too low to access the Anthropic API | QUOTA | credit",
			"400 | invalid_request_error | You have reached your specified API usage limits | QUOTA | limit",
			"400 | invalid_request_error | Output blocked by content filtering policy | CONTENT | content",
			"400 | invalid_request_error | temperature: not supported | UNSUPPORTED | parameters", "402 | billing_error | Pay | QUOTA | credit",
			"403 | permission_error | No | AUTH | not allowed", "404 | not_found_error | model: claude-opus-5 | UNKNOWN_MODEL | claude-opus-5",
			"413 | request_too_large | Too large | UNSUPPORTED | files", "504 | timeout_error | Late | UNAVAILABLE | Try again",
			"529 | overloaded_error | Overloaded | UNAVAILABLE | overloaded" })
	void everyErrorOfTheVendorHasItsRemedy(int status, String type, String message, Kind kind, String said) {
		answers(VendorReply.json(status, "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message
				+ "\"},\"request_id\":\"r\"}"));
		var error = assertThrows(ProviderException.class, () -> chat("claude-opus-5"));
		assertEquals(kind, error.kind(), error.getMessage());
		assertTrue(error.getMessage().contains(said), error.getMessage());
	}

	@Test
	void anOverloadInMidStreamKeepsWhatCame() {
		answers(sample("overloaded.sse"));
		var error = assertThrows(ProviderException.class, () -> chat("claude-opus-5"));
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertEquals("The sky", sink.text());
	}

	@Test
	void sendsNothingWithoutAKey() {
		var error = assertThrows(ProviderException.class,
				() -> provider.chat(question("claude-opus-5", ChatParameters.DEFAULT), sink, TestCallContext.at(vendor.url(""))));
		assertEquals(Kind.AUTH, error.kind());
		assertEquals(List.of(), vendor.requests());
	}

	// ---- words of this test

	private ChatAnswer recorded(String model) throws Exception {
		answers(sample("thinking-tools.sse"));
		return provider.chat(new ChatRequest(model(model), List.of(new ChatMessage(Role.USER, "Oslo or Rome?")), ChatParameters.DEFAULT, TOOLS,
				ToolChoice.AUTO), sink, context());
	}

	private ChatRequest afterwards(ChatAnswer answer, String model) {
		List<ContentPart> said = List.of(new Text("I ask for both."), answer.toolCalls().get(0), answer.toolCalls().get(1),
				answer.state().orElseThrow());
		List<ContentPart> results = List.of(new ToolResult("toolu_01A", "weather", "snow"), new ToolResult("toolu_01B", "weather", "sun"));
		return new ChatRequest(model(model), List.of(new ChatMessage(Role.USER, "Oslo or Rome?"), new ChatMessage(Role.ASSISTANT, said),
				new ChatMessage(Role.USER, results)), ChatParameters.DEFAULT, TOOLS, ToolChoice.AUTO);
	}

	private ChatRequest forced(String model, Optional<ReasoningEffort> effort) {
		return new ChatRequest(model(model), List.of(new ChatMessage(Role.USER, "Rome?")), ChatParameters.DEFAULT.withEffort(effort), TOOLS,
				ToolChoice.REQUIRED);
	}

	private ChatRequest question(String model, ChatParameters parameters) {
		return new ChatRequest(model(model), List.of(new ChatMessage(Role.USER, "Why is the sky blue?")), parameters);
	}

	private ModelInfo model(String name) {
		var id = new ModelId("anthropic", name);
		return provider.catalogue().stream().filter(each -> each.id().equals(id)).findFirst().orElseGet(() -> ModelInfo.chat(id, name));
	}

	private ChatAnswer chat(String model) throws Exception {
		return provider.chat(question(model, ChatParameters.DEFAULT), sink, context());
	}

	/** Lets a request be answered, and gives what the vendor got. */
	private JsonObject sent(ChatRequest request) throws Exception {
		answers(VendorReply.stream("text/event-stream").then(AnthropicProviderTest.end("end_turn", "")));
		provider.chat(request, new RecordingSink(), context());
		return JsonParser.parseString(vendor.requests().getLast().body()).getAsJsonObject();
	}

	private void assertRefused(ChatRequest request, String why) {
		int before = vendor.requests().size();
		var error = assertThrows(ProviderException.class, () -> provider.chat(request, sink, context()));
		assertEquals(Kind.UNSUPPORTED, error.kind());
		assertTrue(error.getMessage().contains(why) && error.getMessage().contains("Nothing was sent"), error.getMessage());
		assertEquals(before, vendor.requests().size());
	}

	private void answers(VendorReply reply) {
		vendor.on("/v1/messages", reply);
	}

	private VendorReply sample(String name) {
		return VendorReply.stream("text/event-stream").then(VendorReply.sample(getClass(), "samples/anthropic/" + name));
	}

	private TestCallContext context() {
		return TestCallContext.at(vendor.url("")).withKey("sk-ant-test");
	}
}
