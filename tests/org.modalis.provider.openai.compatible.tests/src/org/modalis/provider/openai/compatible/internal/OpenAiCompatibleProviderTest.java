package org.modalis.provider.openai.compatible.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Abilities;
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
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ResponseFormat;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;
import org.modalis.testkit.ChatProviderContract;
import org.modalis.testkit.TestCallContext;
import org.modalis.testkit.VendorReply;

import com.google.gson.JsonPrimitive;

class OpenAiCompatibleProviderTest extends ChatProviderContract {

	private final OpenAiCompatibleProvider provider = new OpenAiCompatibleProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected String basePath() {
		return "/v1";
	}

	@Override
	protected String chatPath() {
		return "/chat/completions";
	}

	@Override
	protected String modelsPath() {
		return "/models";
	}

	@Override
	protected VendorReply modelList(String name) {
		return VendorReply.json(200, "{\"object\":\"list\",\"data\":[{\"id\":\"" + name
				+ "\",\"object\":\"model\",\"created\":1,\"owned_by\":\"me\"},{\"id\":\"\"},{}]}");
	}

	@Override
	protected String piece(String text) {
		return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
				+ "\"delta\":{\"content\":" + new JsonPrimitive(text) + "},\"finish_reason\":null}],\"usage\":null}\n\n";
	}

	@Override
	protected String end() {
		return """
				data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

				data: {"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}

				data: [DONE]

				""";
	}

	@Override
	protected String broken() {
		return "data: {\"choices\":[}\n\n";
	}

	@Override
	protected String unended() {
		return "data: {\"choices\":\"";
	}

	@Override
	protected String errorEvent(String message) {
		return "data: {\"error\":{\"message\":\"" + message + "\",\"type\":\"server_error\",\"code\":null}}\n\n";
	}

	@Override
	protected VendorReply stream() {
		return VendorReply.stream("text/event-stream");
	}

	@Override
	protected String errorBody(String message) {
		return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}";
	}

	@Test
	void readsARecordedAnswerWithReasoningAndAllCounts() throws Exception {
		answers(stream().then(VendorReply.sample(getClass(), "samples/openai/reasoning.sse")));
		var answer = chat("m");
		assertEquals("The sky scatters blue light.", sink.text());
		assertEquals("Think of Rayleigh.", sink.reasoning());
		assertEquals(new Usage(1200, 1024, 96, 64, true), answer.usage());
		assertEquals(Finish.LENGTH, answer.finish());
	}

	@Test
	void readsARecordedAnswerWithCommentsAndCrLf() throws Exception {
		answers(stream().dribble(VendorReply.sample(getClass(), "samples/openai/comments.sse").replace("\n", "\r\n")));
		assertEquals(Finish.STOP, chat("m").finish());
		assertEquals("Hello there", sink.text());
	}

	@Test
	void carriesToolsThereAndToolCallsBack() throws Exception {
		answers(stream().then("""
				data: {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"add","arguments":""}}]}}]}

				data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"x\\":"}}]}}]}

				data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"1}"}},{"index":1,"id":"c2","function":{"name":"now"}}]}}]}

				data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}

				data: [DONE]

				"""));
		var tools = List.of(new ToolSpec("add", "Adds one", "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"number\"}}}"));
		var said = List.of(new ChatMessage(Role.USER, "Add"), new ChatMessage(Role.ASSISTANT, List.of(new ToolCall("c0", "add", "{}"))),
				new ChatMessage(Role.USER, List.of(new ToolResult("c0", "add", "no number"))));
		var answer = provider.chat(new ChatRequest(able(), said, ChatParameters.DEFAULT, tools, ToolChoice.REQUIRED), sink, context());
		assertEquals(Finish.TOOL_CALLS, answer.finish());
		assertEquals(List.of(new ToolCall("c1", "add", "{\"x\":1}"), new ToolCall("c2", "now", "{}")), answer.toolCalls());
		assertEquals("0 c1 add \n0 c1 add {\"x\":\n0 c1 add 1}\n1 c2 now \n", sink.toolCalls());
		var body = vendor.awaitRequest().body();
		assertTrue(body.contains("\"tool_choice\":\"required\""), body);
		assertTrue(body.contains("{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"type\":\"function\",\"id\":\"c0\","
				+ "\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"content\":\"no number\",\"tool_call_id\":\"c0\"}"), body);
	}

	@Test
	void sendsFilesAndTheWantedForm() throws Exception {
		answers(stream().then(piece("{}") + end()));
		var files = new ChatMessage(Role.USER, List.of(new ContentPart.Text("Look"), new Media("image/png", "a.png", new byte[] { 1, 2, 3 }),
				new Media("application/pdf", "b.pdf", new byte[] { 4 })));
		var parameters = ChatParameters.DEFAULT.withStop(List.of("END")).withEffort(Optional.of(ReasoningEffort.LOW))
				.withFormat(new ResponseFormat.Schema("point", "{\"type\":\"object\"}"));
		provider.chat(new ChatRequest(able(), List.of(files), parameters), sink, context());
		var body = vendor.awaitRequest().body();
		for (var part : List.of("{\"type\":\"text\",\"text\":\"Look\"}", "\"url\":\"data:image/png;base64,AQID\"",
				"{\"filename\":\"b.pdf\",\"file_data\":\"data:application/pdf;base64,BA==\"}", "\"stop\":[\"END\"]", "\"reasoning_effort\":\"low\"",
				"\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"point\",\"schema\":{\"type\":\"object\"},\"strict\":true}}"))
			assertTrue(body.contains(part), part + " in " + body);
	}

	/** A model that can do everything. */
	private ModelInfo able() {
		return model("m").withAbilities(new Abilities(Set.of(Capability.values()), List.of(ReasoningEffort.values()), 2, Optional.empty()));
	}

	@Test
	void acceptsAMissingUsageAndAMissingEndMark() throws Exception {
		answers(stream().then(piece("Yes") + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"));
		var answer = chat("m");
		assertEquals(Finish.STOP, answer.finish());
		assertFalse(answer.usage().known());
	}

	@Test
	void acceptsAnEndMarkWithoutAReason() throws Exception {
		answers(stream().then(piece("Yes") + "data: [DONE]\n\n").hang());
		assertEquals(Finish.STOP, chat("m").finish());
	}

	@Test
	void understandsAServerThatDoesNotStream() throws Exception {
		answers(VendorReply.json(200, """
				{"choices": [{"index": 0, "message": {"role": "assistant", "content": "At once"}, "finish_reason": "stop"}],
				 "usage": {"prompt_tokens": 3, "completion_tokens": 2}}"""));
		assertEquals(Usage.of(3, 2), chat("m").usage());
		assertEquals("At once", sink.text());
	}

	@Test
	void anEmptyAccountIsNotARateLimit() {
		answers(VendorReply.json(429, "{\"error\":{\"message\":\"x\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}"));
		assertEquals(Kind.QUOTA, fails().kind());
		assertEquals(1, vendor.requests().size(), "repeating does not fill an account");
	}

	@Test
	void aCodeWithinTheAnswerTellsTheKind() {
		answers(stream().then("data: {\"error\":{\"message\":\"x\",\"code\":429}}\n\n"),
				stream().then("data: {\"error\":{\"message\":\"x\",\"code\":\"context_length_exceeded\"}}\n\n"));
		assertEquals(Kind.RATE_LIMIT, fails().kind());
		assertEquals(Kind.UNSUPPORTED, fails().kind());
	}

	@Test
	void aMissingPathPointsAtTheBaseUrl() {
		var error = fails();
		assertEquals(Kind.NOT_CONFIGURED, error.kind());
		assertTrue(error.getMessage().contains("base URL"), error.getMessage());
	}

	@Test
	void withoutABaseUrlItIsNotConfigured() {
		var error = assertThrows(ProviderException.class, () -> provider.models(TestCallContext.notConfigured()));
		assertEquals(Kind.NOT_CONFIGURED, error.kind());
	}

	@Test
	void worksWithoutAKey() throws Exception {
		vendor.on("/v1/models", modelList("tiny"));
		var models = provider.models(TestCallContext.at(vendor.url("/v1")));
		assertEquals("", vendor.awaitRequest().header("Authorization"));
		assertTrue(models.getFirst().has(Capability.TEMPERATURE), "what nobody knows is left to the server");
	}
}
