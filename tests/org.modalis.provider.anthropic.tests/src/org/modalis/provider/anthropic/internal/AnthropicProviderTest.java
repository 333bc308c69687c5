package org.modalis.provider.anthropic.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;
import org.modalis.testkit.ChatProviderContract;
import org.modalis.testkit.Feature;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorRequest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The contract in Anthropic's words. */
class AnthropicProviderTest extends ChatProviderContract {
	private final AnthropicProvider provider = new AnthropicProvider();

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
		return "/v1/messages";
	}

	@Override
	protected String modelsPath() {
		return "/v1/models";
	}

	@Override
	protected VendorReply modelList(String name) {
		return VendorReply.json(200, "{\"data\":[{\"type\":\"model\",\"id\":\"" + name + "\",\"display_name\":\"Tiny\"}],\"has_more\":false,"
				+ "\"first_id\":\"" + name + "\",\"last_id\":\"" + name + "\"}");
	}

	@Override
	protected Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.SEED, Feature.JSON_MODE, Feature.AUDIO, Feature.REASONING_TOKENS));
	}

	// ---- what it says

	@Override
	protected VendorReply stream() {
		return VendorReply.stream("text/event-stream");
	}

	static String event(String type, String fields) {
		return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}\n\n";
	}

	private static String delta(int index, String fields) {
		return event("content_block_delta", "\"index\":" + index + ",\"delta\":{" + fields + "}");
	}

	private static String start(int index, String fields) {
		return event("content_block_start", "\"index\":" + index + ",\"content_block\":{" + fields + "}");
	}

	@Override
	protected String piece(String text) {
		return delta(1, "\"type\":\"text_delta\",\"text\":" + new JsonPrimitive(text));
	}

	@Override
	protected String reasoningPiece(String text) {
		return start(0, "\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"")
				+ delta(0, "\"type\":\"thinking_delta\",\"thinking\":" + new JsonPrimitive(text));
	}

	@Override
	protected String toolCall(int index, String id, String name, List<String> arguments) {
		var events = new StringBuilder(start(index + 2, "\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"input\":{}"));
		for (var piece : arguments)
			events.append(delta(index + 2, "\"type\":\"input_json_delta\",\"partial_json\":" + new JsonPrimitive(piece)));
		return events.toString();
	}

	@Override
	protected String end() {
		return end("end_turn", "\"usage\":{\"input_tokens\":11,\"output_tokens\":7}");
	}

	@Override
	protected String endOfToolCalls() {
		return end("tool_use", "\"usage\":{\"input_tokens\":11,\"output_tokens\":7}");
	}

	static String end(String reason, String usage) {
		return event("message_delta", "\"delta\":{\"stop_reason\":\"" + reason + "\",\"stop_sequence\":null}" + (usage.isEmpty() ? "" : "," + usage))
				+ event("message_stop", "");
	}

	/** The vendor counts what is cached beside the input. */
	@Override
	protected String answer(String text, Usage usage) {
		if (!usage.known())
			return piece(text) + end("end_turn", "");
		var input = "\"usage\":{\"input_tokens\":" + (usage.inputTokens() - usage.cachedInputTokens() - usage.cacheWriteTokens())
				+ ",\"cache_read_input_tokens\":" + usage.cachedInputTokens() + ",\"cache_creation_input_tokens\":" + usage.cacheWriteTokens()
				+ ",\"output_tokens\":1}";
		return event("message_start", "\"message\":{\"role\":\"assistant\"," + input + "}") + piece(text)
				+ end("end_turn", "\"usage\":{\"output_tokens\":" + usage.outputTokens() + "}");
	}

	@Override
	protected String broken() {
		return "event: content_block_delta\ndata: {\"index\":]}\n\n";
	}

	@Override
	protected String unended() {
		return "event: content_block_delta\ndata: {\"type\":\"";
	}

	@Override
	protected String noise() {
		return ": keep-alive\n\n" + event("ping", "") + event("something_new", "\"index\":9,\"more\":[1,{}]");
	}

	@Override
	protected String errorEvent(String message) {
		return event("error", "\"error\":{\"type\":\"api_error\",\"message\":\"" + message + "\"}");
	}

	@Override
	protected String errorBody(String message) {
		return "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"" + message + "\"},\"request_id\":\"req_1\"}";
	}

	// ---- what it hears

	@Override
	protected String key(VendorRequest request) {
		return request.header("x-api-key");
	}

	@Override
	protected String field(Feature parameter) {
		return switch (parameter) {
		case STOP -> "stop_sequences";
		case EFFORT -> "output_config.effort";
		case JSON_SCHEMA -> "output_config.format.schema";
		default -> super.field(parameter);
		};
	}

	@Override
	protected Set<Feature> alwaysSent() {
		return EnumSet.of(Feature.MAX_OUTPUT_TOKENS);
	}

	@Override
	protected String systemPrompt(JsonObject body) {
		return body.has("system") ? body.get("system").getAsString() : "";
	}

	@Override
	protected List<String> conversation(JsonObject body) {
		var said = new ArrayList<String>();
		var names = new HashMap<String, String>();
		for (var message : body.getAsJsonArray("messages"))
			for (var each : message.getAsJsonObject().getAsJsonArray("content")) {
				var block = each.getAsJsonObject();
				said.add(switch (block.get("type").getAsString()) {
				case "text" -> message.getAsJsonObject().get("role").getAsString() + ": " + block.get("text").getAsString();
				case "image", "document" -> block.getAsJsonObject("source").get("media_type").getAsString() + " "
						+ block.getAsJsonObject("source").get("data").getAsString();
				case "tool_use" -> {
					names.put(block.get("id").getAsString(), block.get("name").getAsString());
					yield "call " + block.get("name").getAsString() + " " + block.get("input");
				}
				case "tool_result" -> "result " + names.get(block.get("tool_use_id").getAsString()) + ": " + block.get("content").getAsString();
				default -> block.toString();
				});
			}
		return said;
	}

	@Override
	protected List<ToolSpec> tools(JsonObject body) {
		var tools = new ArrayList<ToolSpec>();
		if (body.get("tools") instanceof JsonArray all)
			for (var each : all)
				tools.add(new ToolSpec(each.getAsJsonObject().get("name").getAsString(), each.getAsJsonObject().get("description").getAsString(),
						each.getAsJsonObject().get("input_schema").toString()));
		return tools;
	}

	@Override
	protected Optional<ToolChoice> toolChoice(JsonObject body) {
		return Optional.ofNullable(body.getAsJsonObject("tool_choice")).map(choice -> switch (choice.get("type").getAsString()) {
		case "any" -> ToolChoice.REQUIRED;
		case "none" -> ToolChoice.NONE;
		default -> ToolChoice.AUTO;
		});
	}
}
