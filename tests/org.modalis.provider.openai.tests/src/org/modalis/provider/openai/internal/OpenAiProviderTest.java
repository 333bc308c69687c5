package org.modalis.provider.openai.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Meter;
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

/** What is OpenAI's alone, from answers in its own words. */
class OpenAiProviderTest {
	private static final String CANARY = "sk-canary-4711-do-not-show";
	private static final String RESPONSES = "/v1/responses";
	private static final String CHAT = "/v1/chat/completions";

	private final OpenAiProvider provider = new OpenAiProvider();
	private final VendorServer vendor = VendorServer.start();
	private final RecordingSink sink = new RecordingSink();
	private final TestCallContext context = TestCallContext.at(vendor.url("/v1")).withKey(CANARY);

	@AfterEach
	void stopVendor() {
		vendor.close();
	}

	// ---- which API

	@Test
	void asksModelsThatReasonThroughResponsesAndTheOthersThroughChatCompletions() throws Exception {
		vendor.on(RESPONSES, sample("responses-reasoning.sse")).on(CHAT, sample("chat.sse"));
		chat("gpt-6.2-sol", context);
		assertEquals(RESPONSES, vendor.awaitRequest().path());
		chat("gpt-4.1", context);
		assertEquals(CHAT, vendor.awaitRequest().path());
	}

	@Test
	void theUserDecidesOtherwise() throws Exception {
		vendor.on(RESPONSES, sample("responses-reasoning.sse")).on(CHAT, sample("chat.sse"));
		chat("gpt-6.2-sol", context.with("api", "Chat Completions"));
		assertEquals(CHAT, vendor.awaitRequest().path());
		chat("gpt-4.1", context.with("api", "Responses"));
		var request = vendor.awaitRequest();
		assertEquals(RESPONSES, request.path());
		assertFalse(request.body().contains("reasoning"), "a model that does not reason refuses to be asked for it: " + request.body());
	}

	@Test
	void namesOrganisationAndProjectOnlyWhenTheyAreSet() throws Exception {
		vendor.on(RESPONSES, sample("responses-reasoning.sse"));
		chat("gpt-6.2-sol", context);
		var plain = vendor.awaitRequest();
		assertEquals("", plain.header("OpenAI-Organization") + plain.header("OpenAI-Project"));
		chat("gpt-6.2-sol", context.with("organisation", " org-1 ").with("project", "proj_2"));
		var named = vendor.awaitRequest();
		assertEquals("org-1", named.header("OpenAI-Organization"));
		assertEquals("proj_2", named.header("OpenAI-Project"));
	}

	// ---- Responses

	@Test
	void storesNothingAtTheVendorAndAsksForReasoningThatCanBeCarried() throws Exception {
		vendor.on(RESPONSES, sample("responses-reasoning.sse"));
		chat("gpt-6.2-sol", context);
		var body = sent();
		assertFalse(body.get("store").getAsBoolean());
		assertEquals("[\"reasoning.encrypted_content\"]", body.get("include").toString());
		assertEquals("{\"summary\":\"auto\"}", body.get("reasoning").toString());
		provider.chat(new ChatRequest(model("gpt-6-luna"), hello(), ChatParameters.DEFAULT.withEffort(Optional.of(ReasoningEffort.NONE))), sink,
				context);
		assertEquals("{\"effort\":\"none\"}", sent().get("reasoning").toString(), "who does not think has nothing to sum up");
	}

	@Test
	void readsReasoningInPartsTextAndAllCounts() throws Exception {
		vendor.on(RESPONSES, sample("responses-reasoning.sse"));
		var answer = chat("gpt-6.2-sol", context);
		assertEquals("**Recalling Rayleigh**\n\nShort waves scatter more.\n\n**Choosing words**", sink.reasoning());
		assertEquals("The sky scatters blue light — “mostly”.", sink.text());
		assertEquals(Finish.STOP, answer.finish());
		assertEquals(new Usage(1200, 1024, 128, 96, 64, Map.of(), true), answer.usage());
		assertEquals(Optional.empty(), answer.state(), "without calls nothing goes back");
	}

	@Test
	void carriesReasoningThroughCallsBeforeWhatItLedTo() throws Exception {
		vendor.on(RESPONSES, sample("responses-tools.sse"));
		var add = new ToolSpec("add", "Adds", "{\"type\":\"object\"}");
		var answer = provider.chat(new ChatRequest(model("gpt-6.2-sol"), hello(), ChatParameters.DEFAULT, List.of(add), ToolChoice.AUTO), sink,
				context);
		assertEquals("[{\"type\":\"function\",\"name\":\"add\",\"description\":\"Adds\",\"parameters\":{\"type\":\"object\"},\"strict\":false}]",
				sent().get("tools").toString());
		assertEquals(Finish.TOOL_CALLS, answer.finish());
		assertEquals(List.of(new ToolCall("call_a", "add", "{\"x\":1,\"y\":2}"), new ToolCall("call_b", "look_up", "{\"word\":\"sum\"}")),
				answer.toolCalls());
		assertEquals(answer.toolCalls(), sink.joinedToolCalls());

		vendor.on(RESPONSES, sample("responses-reasoning.sse"));
		var said = new ChatMessage(Role.ASSISTANT,
				List.of(new Text(sink.text()), answer.state().orElseThrow(), answer.toolCalls().get(0), answer.toolCalls().get(1)));
		var results = new ChatMessage(Role.USER, List.<ContentPart>of(new ToolResult("call_a", "add", "3"), new ToolResult("call_b", "look_up", "?")));
		provider.chat(new ChatRequest(model("gpt-6.2-sol"), List.of(hello().getFirst(), said, results), ChatParameters.DEFAULT), sink, context);
		assertEquals("user, reasoning gAAAA-second, assistant, reasoning gAAAA-first, function_call call_a, function_call call_b,"
				+ " function_call_output call_a, function_call_output call_b",
				sent().getAsJsonArray("input").asList().stream().map(item -> words(item.getAsJsonObject())).collect(Collectors.joining(", ")));
	}

	private static String words(JsonObject item) {
		if (item.has("role"))
			return item.get("role").getAsString();
		return item.get("type").getAsString() + " " + item.get(item.has("call_id") ? "call_id" : "encrypted_content").getAsString();
	}

	@Test
	void takesCallsThatComeWholeAndLeavesOutReasoningThatIsNotEncrypted() throws Exception {
		vendor.on(RESPONSES, sample("responses-tools-whole.sse"));
		var answer = chat("gpt-6.2-sol", context);
		assertEquals(List.of(new ToolCall("call_a", "add", "{\"x\":1}")), answer.toolCalls());
		assertEquals(Optional.empty(), answer.state(), "the vendor would look for it among what it did not store");
	}

	@ParameterizedTest
	@CsvSource({ "responses-refusal.sse, STOP, I can't help with that.", "responses-length.sse, LENGTH, Once upon",
			"responses-filter.sse, CONTENT_FILTER, Once upon" })
	void saysHowAnAnswerEnded(String sample, Finish finish, String text) throws Exception {
		vendor.on(RESPONSES, sample(sample));
		assertEquals(finish, chat("gpt-6.2-sol", context).finish());
		assertEquals(text, sink.text());
	}

	@ParameterizedTest
	@CsvSource({ "responses-failed-server.sse, UNAVAILABLE", "responses-failed-policy.sse, CONTENT", "responses-failed-rate.sse, RATE_LIMIT",
			"responses-failed-image.sse, UNSUPPORTED", "responses-error-nested.sse, QUOTA", "responses-error-flat.sse, UNSUPPORTED" })
	void anErrorWithinTheAnswerHasItsRemedy(String sample, Kind kind) {
		vendor.on(RESPONSES, sample(sample));
		assertFails(kind, "gpt-6.2-sol");
	}

	@Test
	void anOrganisationThatMayNotSeeReasoningIsAnsweredWithoutIt() throws Exception {
		vendor.on(RESPONSES, VendorReply.json(400, text("error-unverified.json")), sample("responses-refusal.sse"));
		assertEquals(Finish.STOP, chat("gpt-6.2-sol", context).finish());
		assertEquals("{\"summary\":\"auto\"}", sent().get("reasoning").toString());
		assertEquals("{}", sent().get("reasoning").toString());
	}

	// ---- errors

	@ParameterizedTest
	@ValueSource(strings = { "gpt-6.2-sol", "gpt-4.1" })
	void everyErrorHasItsRemedyOverBothApis(String model) {
		for (var each : Map.of("429 error-insufficient-quota.json", Kind.QUOTA, "429 error-rate-limit.json", Kind.RATE_LIMIT,
				"404 error-model-not-found.json", Kind.UNKNOWN_MODEL, "401 error-invalid-key.json", Kind.AUTH,
				"400 error-context-length.json", Kind.UNSUPPORTED, "400 error-content-policy.json", Kind.CONTENT).entrySet()) {
			var reply = VendorReply.json(Integer.parseInt(each.getKey().substring(0, 3)), text(each.getKey().substring(4)));
			vendor.on(RESPONSES, reply).on(CHAT, reply);
			assertFails(each.getValue(), model);
		}
	}

	@Test
	void anEmptyAccountIsNotAskedAgain() {
		vendor.on(RESPONSES, VendorReply.json(429, text("error-insufficient-quota.json")));
		assertFails(Kind.QUOTA, "gpt-6.2-sol");
		assertEquals(1, vendor.requests().size());
	}

	@Test
	void withoutAKeyNothingIsSent() {
		var error = assertThrows(ProviderException.class, () -> chat("gpt-6.2-sol", TestCallContext.at(vendor.url("/v1"))));
		assertEquals(Kind.AUTH, error.kind());
		assertEquals(List.of(), vendor.requests());
	}

	private void assertFails(Kind kind, String model) {
		var error = assertThrows(ProviderException.class, () -> chat(model, context));
		assertEquals(kind, error.kind(), error.getMessage());
		assertFalse(error.getMessage().contains(CANARY), error.getMessage());
	}

	// ---- the list

	@Test
	void keepsChatModelsAloneAndSaysWhenTheyEnd() throws Exception {
		vendor.on("/v1/models", VendorReply.json(200, text("models.json")));
		var listed = provider.models(context).stream().filter(model -> model.lifecycle().stage() != Stage.NOT_OFFERED)
				.collect(Collectors.toMap(model -> model.id().name(), Function.identity()));
		var unknownToTheCatalogue = listed.keySet().stream().filter(name -> catalogue(name).isEmpty()).sorted().toList();
		assertEquals(List.of("chatgpt-4o-latest", "ft:gpt-4.1-mini-2025-04-14:acme::abc", "gpt-5-2025-08-07", "gpt-5.4-mini-2026-03-17",
				"gpt-7-chat-latest", "gpt-7-sol", "o5"), unknownToTheCatalogue);
		assertEquals(Stage.DEPRECATED, listed.get("gpt-5").lifecycle().stage());
		assertEquals(Optional.of(LocalDate.of(2026, 12, 11)), listed.get("gpt-5").lifecycle().date());
		assertEquals(Optional.of(new ModelId("openai", "gpt-6.1-sol")), listed.get("gpt-5").lifecycle().successor());
		assertEquals("OpenAI, its list of models", listed.get("gpt-5").lifecycle().source().orElseThrow().title());
		assertEquals(Stage.RETIRED, listed.get("chatgpt-4o-latest").lifecycle().stage());
		assertEquals(Stage.ACTIVE, listed.get("gpt-6.2-sol").lifecycle().stage());
		assertEquals(Stage.DEPRECATED, listed.get("gpt-4.1").lifecycle().stage(), "what is no day leaves the catalogue's word");
	}

	@Test
	void knowsOfASnapshotWhatTheCatalogueKnowsOfItsModel() throws Exception {
		vendor.on("/v1/models", VendorReply.json(200, text("models.json")));
		var models = provider.models(context).stream().collect(Collectors.toMap(model -> model.id().name(), Function.identity()));
		var snapshot = models.get("gpt-5.4-mini-2026-03-17");
		assertEquals("GPT-5.4 mini (2026-03-17)", snapshot.displayName());
		assertEquals(model("gpt-5.4-mini").pricing(), snapshot.pricing());
		assertTrue(models.get("gpt-7-sol").has(Capability.REASONING), "everything since GPT-5 does");
		assertFalse(models.get("gpt-7-chat-latest").has(Capability.REASONING));
	}

	// ---- the catalogue

	@Test
	void theCatalogueTellsWhatEndsWhenAndWhatItCosts() {
		var gone = model("gpt-4.5-preview").lifecycle();
		assertEquals(Stage.RETIRED, gone.stage());
		assertEquals(Optional.of(LocalDate.of(2025, 7, 14)), gone.date());
		assertTrue(gone.successor().isPresent());
		for (var name : List.of("gpt-5", "gpt-5-mini", "gpt-5-nano", "o3")) {
			assertEquals(Optional.of(LocalDate.of(2026, 12, 11)), model(name).lifecycle().date(), name);
			assertFalse(model(name).has(Capability.TEMPERATURE), name);
		}
		assertTrue(model("gpt-4o").has(Capability.TEMPERATURE));
		var prices = model("gpt-6.1-sol").pricing().orElseThrow();
		assertEquals("2", prices.price(Meter.INPUT_TOKENS, 272_000).orElseThrow().amount().toPlainString());
		assertEquals("4", prices.price(Meter.INPUT_TOKENS, 272_001).orElseThrow().amount().toPlainString());
		assertEquals("0.2", prices.price(Meter.CACHED_INPUT_TOKENS, 300_000).orElseThrow().amount().toPlainString());
	}

	@Test
	void everySuccessorCanStillBeCalledWhenItIsNeeded() {
		for (var model : provider.catalogue())
			model.lifecycle().successor().ifPresent(next -> assertEquals(Stage.ACTIVE, model(next.name()).lifecycle().stage(), model.id() + " → " + next));
	}

	// ---- words of this test

	private ChatAnswer chat(String model, TestCallContext in) throws ProviderException, InterruptedException {
		return provider.chat(new ChatRequest(model(model), hello(), ChatParameters.DEFAULT), sink, in);
	}

	private static List<ChatMessage> hello() {
		return List.of(new ChatMessage(Role.USER, "Hello"));
	}

	private ModelInfo model(String name) {
		return catalogue(name).orElseThrow();
	}

	private Optional<ModelInfo> catalogue(String name) {
		return provider.catalogue().stream().filter(model -> model.id().name().equals(name)).findFirst();
	}

	private JsonObject sent() throws InterruptedException {
		return JsonParser.parseString(vendor.awaitRequest().body()).getAsJsonObject();
	}

	private static VendorReply sample(String name) {
		return VendorReply.stream("text/event-stream").then(text(name));
	}

	private static String text(String name) {
		return VendorReply.sample(OpenAiProviderTest.class, "samples/openai/" + name);
	}
}
