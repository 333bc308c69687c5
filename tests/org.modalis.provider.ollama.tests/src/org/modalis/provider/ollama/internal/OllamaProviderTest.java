package org.modalis.provider.ollama.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.testkit.ChatProviderContract;
import org.modalis.testkit.Feature;
import org.modalis.testkit.TestCallContext;
import org.modalis.testkit.VendorReply;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

class OllamaProviderTest extends ChatProviderContract {

	private static final String SHOW = "samples/ollama/show.json";

	private final OllamaProvider provider = new OllamaProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected String basePath() {
		return "";
	}

	@Override
	protected String chatPath() {
		return "/api/chat";
	}

	@Override
	protected String modelsPath() {
		return "/api/tags";
	}

	@Override
	protected VendorReply modelList(String name) {
		return VendorReply.json(200, "{\"models\":[{\"name\":\"" + name + "\",\"digest\":\"d1\"}]}");
	}

	@Override
	protected String piece(String text) {
		return line("\"content\":" + new JsonPrimitive(text));
	}

	@Override
	protected String end() {
		return "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\","
				+ "\"total_duration\":5191566416,\"prompt_eval_count\":11,\"eval_count\":7}\n";
	}

	@Override
	protected String broken() {
		return "{\"message\":{]}\n";
	}

	@Override
	protected String unended() {
		return "{\"message\":\"";
	}

	@Override
	protected String errorEvent(String message) {
		return "{\"error\":\"" + message + "\"}\n";
	}

	@Override
	protected VendorReply stream() {
		return VendorReply.stream("application/x-ndjson");
	}

	@Override
	protected String errorBody(String message) {
		return "{\"error\":\"" + message + "\"}";
	}

	@Override
	protected Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.PDF, Feature.AUDIO, Feature.REQUIRED_TOOLS, Feature.CACHED_TOKENS,
				Feature.CACHE_WRITE_TOKENS, Feature.REASONING_TOKENS));
	}

	@Override
	protected String reasoningPiece(String text) {
		return line("\"content\":\"\",\"thinking\":" + new JsonPrimitive(text));
	}

	@Override
	protected String toolCall(int index, String id, String name, List<String> arguments) {
		var joined = arguments.isEmpty() ? "{}" : String.join("", arguments);
		return line("\"content\":\"\",\"tool_calls\":[{\"id\":\"" + id + "\",\"function\":{\"index\":" + index + ",\"name\":\"" + name
				+ "\",\"arguments\":" + joined + "}}]");
	}

	@Override
	protected String endOfToolCalls() {
		return end();
	}

	@Override
	protected String answer(String text, Usage usage) {
		return piece(text) + (usage.known() ? end().replace(":11", ":" + usage.inputTokens()).replace(":7}", ":" + usage.outputTokens() + "}")
				: end().replaceAll(",\"(prompt_)?eval_count\":\\d+", ""));
	}

	@Override
	protected String noise() {
		return "\n";
	}

	/** A line of JSON is one line. */
	@Override
	protected String pieceInLines(String text) {
		return piece(text);
	}

	@Override
	protected JsonObject sampling(JsonObject body) {
		return body.getAsJsonObject("options");
	}

	@Override
	protected String field(Feature parameter) {
		return switch (parameter) {
		case MAX_OUTPUT_TOKENS -> "num_predict";
		case EFFORT -> "think";
		case JSON_MODE, JSON_SCHEMA -> "format";
		default -> super.field(parameter);
		};
	}

	@Override
	protected JsonElement expected(Feature parameter) {
		return parameter == Feature.JSON_MODE ? new JsonPrimitive("json") : super.expected(parameter);
	}

	@Override
	protected List<String> conversation(JsonObject body) {
		var said = new ArrayList<String>();
		for (var each : body.getAsJsonArray("messages")) {
			var message = each.getAsJsonObject();
			var role = message.get("role").getAsString();
			var content = message.get("content").getAsString();
			if (role.equals("tool"))
				said.add("result " + message.get("tool_name").getAsString() + ": " + content);
			else if (!role.equals("system") && !content.isEmpty())
				said.add(role + ": " + content);
			if (message.get("images") instanceof JsonArray images)
				images.forEach(image -> said.add("image/png " + image.getAsString()));
			if (message.get("tool_calls") instanceof JsonArray calls)
				for (var call : calls) {
					var function = call.getAsJsonObject().getAsJsonObject("function");
					said.add("call " + function.get("name").getAsString() + " " + function.getAsJsonObject("arguments"));
				}
		}
		return said;
	}

	private static String line(String message) {
		return "{\"model\":\"m\",\"created_at\":\"2026-11-22T12:00:00Z\",\"message\":{\"role\":\"assistant\"," + message
				+ "},\"done\":false}\n";
	}

	@Test
	void readsARecordedAnswerWithThinking() throws Exception {
		answers(stream().dribble(VendorReply.sample(getClass(), "samples/ollama/thinking.ndjson")));
		var answer = chat("m");
		assertEquals("Blue light scatters most.", sink.text());
		assertEquals("The user asks about the sky.", sink.reasoning());
		assertEquals(Usage.of(26, 298), answer.usage());
		assertEquals(Finish.LENGTH, answer.finish());
	}

	@Test
	void aMissingModelSaysHowToGetIt() {
		answers(VendorReply.json(404, "{\"error\":\"model 'm' not found\"}"));
		var error = assertThrows(ProviderException.class, () -> chat("llama3.2:1b"));
		assertEquals(Kind.UNKNOWN_MODEL, error.kind());
		assertTrue(error.getMessage().endsWith("ollama pull llama3.2:1b"), error.getMessage());
	}

	@Test
	void tooLittleMemoryIsNamed() {
		answers(VendorReply.json(500, "{\"error\":\"model requires more system memory (9 GiB) than is available\"}"));
		assertTrue(fails().getMessage().contains("not enough memory"));
	}

	@Test
	void readsWindowAndCapabilitiesOfEachModel() throws Exception {
		vendor.on("/api/tags", VendorReply.json(200, VendorReply.sample(getClass(), "samples/ollama/tags.json")));
		vendor.on("/api/show", VendorReply.json(200, VendorReply.sample(getClass(), SHOW)));
		var model = provider.models(context()).getFirst();
		assertEquals("qwen3:4b", model.id().name());
		assertEquals(OptionalLong.of(40960), model.contextWindow());
		assertEquals(EnumSet.of(Capability.STREAMING, Capability.TEMPERATURE, Capability.SEED, Capability.JSON_MODE,
				Capability.JSON_SCHEMA, Capability.FUNCTION_CALLING, Capability.REASONING, Capability.SYSTEM_PROMPT, Capability.TOP_P,
				Capability.STOP), model.capabilities());
		assertEquals(List.of(ReasoningEffort.NONE, ReasoningEffort.HIGH), model.abilities().efforts());
		assertEquals("Ollama /api/show, 2026-11-22", model.abilities().source().orElseThrow().toString());
	}

	@Test
	void thinksAtThreeLevelsInTheFamilyThatHasThem() throws Exception {
		vendor.on("/api/tags", modelList("gpt-oss:20b"));
		vendor.on("/api/show", VendorReply.json(200, "{\"capabilities\":[\"completion\",\"thinking\"],\"details\":{\"family\":\"gptoss\"}}"));
		answers(stream().then(end()));
		var model = provider.models(context()).getFirst();
		assertEquals(List.of(ReasoningEffort.LOW, ReasoningEffort.MEDIUM, ReasoningEffort.HIGH), model.abilities().efforts());
		assertEquals("\"low\"", thinkSentFor(model, ReasoningEffort.LOW));
	}

	@Test
	void onlyThinksOrDoesNotInOtherFamilies() throws Exception {
		vendor.on("/api/tags", modelList("qwen3:4b"));
		vendor.on("/api/show", VendorReply.json(200, VendorReply.sample(getClass(), SHOW)));
		answers(stream().then(end()));
		var model = provider.models(context()).getFirst();
		assertEquals("true", thinkSentFor(model, ReasoningEffort.HIGH));
		assertEquals("false", thinkSentFor(model, ReasoningEffort.NONE));
	}

	private String thinkSentFor(ModelInfo model, ReasoningEffort effort) throws Exception {
		provider.chat(question(model, ChatParameters.DEFAULT.withEffort(Optional.of(effort))), sink, context());
		return json(vendor.requests().getLast()).get("think").toString();
	}

	@Test
	void argumentsThatAreNoJsonAreSentAsNone() throws Exception {
		answers(stream().then(end()));
		var said = List.of(new ChatMessage(Role.USER, "Add"), new ChatMessage(Role.ASSISTANT, List.of(new ToolCall("c1", "add", "{\"x\":"))),
				new ChatMessage(Role.USER, List.of(new ToolResult("c1", "add", "no number"))));
		provider.chat(new ChatRequest(model("m"), said, ChatParameters.DEFAULT), sink, context());
		assertEquals(List.of("user: Add", "call add {}", "result add: no number"), conversation(json(vendor.awaitRequest())));
	}

	@Test
	void asksOnceForEachDigest() throws Exception {
		vendor.on("/api/tags", VendorReply.json(200,
				"{\"models\":[{\"name\":\"a\",\"digest\":\"1\"}]}"), VendorReply.json(200,
				"{\"models\":[{\"name\":\"a\",\"digest\":\"1\"},{\"name\":\"b\",\"digest\":\"2\"}]}"));
		vendor.on("/api/show", VendorReply.json(200, VendorReply.sample(getClass(), SHOW)));
		provider.models(context());
		provider.models(context());
		assertEquals(List.of("{\"model\":\"a\"}", "{\"model\":\"b\"}"), vendor.requests().stream()
				.filter(each -> each.path().equals("/api/show")).map(each -> each.body()).toList());
	}

	@Test
	void leavesOutModelsThatCannotChat() throws Exception {
		vendor.on("/api/tags", modelList("embedder"));
		vendor.on("/api/show", VendorReply.json(200, "{\"capabilities\":[\"embedding\"]}"));
		assertEquals(List.of(), provider.models(context()));
	}

	@Test
	void aModelThatCannotBeShownIsListedAllTheSame() throws Exception {
		vendor.on("/api/tags", modelList("odd"));
		vendor.on("/api/show", VendorReply.json(200, "[1,2"));
		var model = provider.models(context()).getFirst();
		assertEquals(OptionalLong.empty(), model.contextWindow());
	}

	@Test
	void theUsersContextWindowIsSentAndShown() throws Exception {
		vendor.on("/api/tags", modelList("m"));
		vendor.on("/api/show", VendorReply.json(200, VendorReply.sample(getClass(), SHOW)));
		answers(stream().then(end()));
		var context = context().with("contextWindow", "8192");
		assertEquals(OptionalLong.of(8192), provider.models(context).getFirst().contextWindow());
		provider.chat(request("m"), sink, context);
		assertTrue(vendor.requests().getLast().body().contains("\"options\":{\"num_ctx\":8192}"));
	}

	@Test
	void aContextWindowThatIsNoNumberIsNamed() {
		var error = assertThrows(ProviderException.class, () -> provider.models(context().with("contextWindow", "many")));
		assertEquals(Kind.NOT_CONFIGURED, error.kind());
	}

	@Test
	void aServerThatIsDownIsNamedWithItsAddress() throws Exception {
		URI nowhere;
		try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			nowhere = URI.create("http://127.0.0.1:" + socket.getLocalPort());
		}
		var error = assertThrows(ProviderException.class, () -> provider.models(TestCallContext.at(nowhere)));
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertTrue(error.getMessage().contains("ot reachable at " + nowhere), error.getMessage());
		assertFalse(error.getMessage().contains("Exception"), error.getMessage());
	}
}
