package org.modalis.provider.openai.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ToolSpec;
import org.modalis.testkit.ChatProviderContract;
import org.modalis.testkit.Feature;
import org.modalis.testkit.VendorReply;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The provider contract over Responses, whatever the model. */
class ResponsesContractTest extends ChatProviderContract {
	private final OpenAiProvider provider = new OpenAiProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of(OpenAiProvider.API, OpenAiProvider.RESPONSES);
	}

	@Override
	protected Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.STOP, Feature.SEED, Feature.AUDIO));
	}

	// ---- where

	@Override
	protected String basePath() {
		return "/v1";
	}

	@Override
	protected String chatPath() {
		return "/responses";
	}

	@Override
	protected String modelsPath() {
		return "/models";
	}

	@Override
	protected String listedModel() {
		return "gpt-6.2-sol";
	}

	@Override
	protected VendorReply modelList(String name) {
		return VendorReply.json(200, "{\"object\":\"list\",\"data\":[{\"id\":\"" + name
				+ "\",\"object\":\"model\",\"created\":1,\"owned_by\":\"system\",\"shutdown_date\":null}]}");
	}

	// ---- what it says

	@Override
	protected VendorReply stream() {
		return VendorReply.stream("text/event-stream");
	}

	private static String event(String type, String fields) {
		return "event: " + type + "\ndata: {\"type\":\"" + type + "\",\"sequence_number\":4," + fields + "}\n\n";
	}

	private static String delta(String type, int index, String text) {
		return event(type, "\"item_id\":\"i\",\"output_index\":" + index + ",\"delta\":" + new JsonPrimitive(text));
	}

	private static String item(String type, int index, String fields) {
		return event(type, "\"output_index\":" + index + ",\"item\":{" + fields + "}");
	}

	@Override
	protected String piece(String text) {
		return delta("response.output_text.delta", 1, text);
	}

	@Override
	protected String reasoningPiece(String text) {
		return delta("response.reasoning_summary_text.delta", 0, text);
	}

	@Override
	protected String toolCall(int index, String id, String name, List<String> arguments) {
		var call = "\"type\":\"function_call\",\"call_id\":\"" + id + "\",\"name\":\"" + name + "\",\"arguments\":";
		var all = new StringBuilder(item("response.output_item.added", index + 2, call + "\"\""));
		arguments.forEach(piece -> all.append(delta("response.function_call_arguments.delta", index + 2, piece)));
		return all.append(item("response.output_item.done", index + 2, call + new JsonPrimitive(String.join("", arguments)))).toString();
	}

	@Override
	protected String statefulCall() {
		return item("response.output_item.done", 0, "\"id\":\"rs_1\",\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"" + STATE + "\"")
				+ toolCall(0, "c1", "add", List.of("{\"x\":1}")) + endOfToolCalls();
	}

	@Override
	protected String end() {
		return end(Usage.of(11, 7));
	}

	@Override
	protected String endOfToolCalls() {
		return end();
	}

	@Override
	protected String answer(String text, Usage usage) {
		return piece(text) + end(usage);
	}

	private static String end(Usage usage) {
		var counts = !usage.known() ? "null"
				: "{\"input_tokens\":" + usage.inputTokens() + ",\"input_tokens_details\":{\"cached_tokens\":" + usage.cachedInputTokens()
						+ ",\"cache_write_tokens\":" + usage.cacheWriteTokens() + "},\"output_tokens\":" + usage.outputTokens()
						+ ",\"output_tokens_details\":{\"reasoning_tokens\":" + usage.reasoningTokens() + "}}";
		return event("response.completed", "\"response\":{\"id\":\"r\",\"status\":\"completed\",\"output\":[],\"usage\":" + counts + "}");
	}

	@Override
	protected String noise() {
		return ": keep-alive\n\n" + event("response.in_progress", "\"response\":{\"status\":\"in_progress\",\"usage\":null}");
	}

	@Override
	protected String broken() {
		return "event: response.output_text.delta\ndata: {\"delta\":}\n\n";
	}

	@Override
	protected String unended() {
		return "event: response.output_text.delta\ndata: {\"delta\":\"";
	}

	@Override
	protected String errorEvent(String message) {
		return event("error", "\"code\":\"server_error\",\"message\":" + new JsonPrimitive(message) + ",\"param\":null");
	}

	@Override
	protected String errorBody(String message) {
		return "{\"error\":{\"message\":" + new JsonPrimitive(message) + ",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}";
	}

	// ---- what it hears

	@Override
	protected String field(Feature parameter) {
		return switch (parameter) {
		case MAX_OUTPUT_TOKENS -> "max_output_tokens";
		case EFFORT -> "reasoning.effort";
		case JSON_MODE -> "text.format";
		case JSON_SCHEMA -> "text.format.schema";
		default -> super.field(parameter);
		};
	}

	@Override
	protected String systemPrompt(JsonObject body) {
		return body.get("instructions") instanceof JsonPrimitive text ? text.getAsString() : "";
	}

	@Override
	protected List<String> conversation(JsonObject body) {
		var said = new ArrayList<String>();
		var names = new HashMap<String, String>();
		for (var each : body.getAsJsonArray("input")) {
			var item = each.getAsJsonObject();
			if (item.has("role"))
				content(item.get("role").getAsString(), item.get("content"), said);
			else if (item.get("type").getAsString().equals("function_call")) {
				names.put(item.get("call_id").getAsString(), item.get("name").getAsString());
				said.add("call " + item.get("name").getAsString() + " " + item.get("arguments").getAsString());
			} else if (item.get("type").getAsString().equals("function_call_output"))
				said.add("result " + names.get(item.get("call_id").getAsString()) + ": " + item.get("output").getAsString());
			else
				said.add(item.toString());
		}
		return said;
	}

	private static void content(String role, JsonElement content, List<String> said) {
		if (!(content instanceof JsonArray parts)) {
			said.add(role + ": " + content.getAsString());
			return;
		}
		for (var each : parts) {
			var part = each.getAsJsonObject();
			said.add(switch (part.get("type").getAsString()) {
			case "input_text" -> role + ": " + part.get("text").getAsString();
			case "input_image" -> file(part.get("image_url"));
			case "input_file" -> file(part.get("file_data"));
			default -> part.toString();
			});
		}
	}

	private static String file(JsonElement dataUrl) {
		return dataUrl.getAsString().replaceFirst("^data:", "").replace(";base64,", " ");
	}

	@Override
	protected List<ToolSpec> tools(JsonObject body) {
		var tools = new ArrayList<ToolSpec>();
		if (body.get("tools") instanceof JsonArray all)
			for (var each : all) {
				var tool = each.getAsJsonObject();
				tools.add(new ToolSpec(tool.get("name").getAsString(), tool.get("description").getAsString(), tool.get("parameters").toString()));
			}
		return tools;
	}
}
