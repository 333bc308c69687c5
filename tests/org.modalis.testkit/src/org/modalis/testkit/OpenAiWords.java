package org.modalis.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.modalis.api.model.Usage;
import org.modalis.api.provider.ToolSpec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** What a vendor says and hears in the shape of OpenAI's chat completions. */
final class OpenAiWords {
	private OpenAiWords() {
	}

	// ---- what it says

	static String event(String json) {
		return "data: " + json + "\n\n";
	}

	static String delta(String fields) {
		return event("{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
				+ "\"delta\":{" + fields + "},\"finish_reason\":null}],\"usage\":null}");
	}

	static String piece(String text) {
		return delta("\"content\":" + new JsonPrimitive(text));
	}

	static String reasoning(String text) {
		return delta("\"content\":null,\"reasoning_content\":" + new JsonPrimitive(text));
	}

	/** The first event has id and name, the others only arguments. */
	static String toolCall(int index, String id, String name, List<String> arguments) {
		var events = new StringBuilder(delta("\"tool_calls\":[{\"index\":" + index + ",\"id\":\"" + id
				+ "\",\"type\":\"function\",\"function\":{\"name\":\"" + name + "\",\"arguments\":\"\"}}]"));
		for (var piece : arguments)
			events.append(delta("\"tool_calls\":[{\"index\":" + index + ",\"function\":{\"arguments\":" + new JsonPrimitive(piece) + "}}]"));
		return events.toString();
	}

	static String end(String reason, Usage usage) {
		var counts = !usage.known() ? ""
				: event("{\"choices\":[],\"usage\":{\"prompt_tokens\":" + usage.inputTokens() + ",\"completion_tokens\":" + usage.outputTokens()
						+ ",\"total_tokens\":" + (usage.inputTokens() + usage.outputTokens()) + ",\"prompt_tokens_details\":{\"cached_tokens\":"
						+ usage.cachedInputTokens() + "},\"completion_tokens_details\":{\"reasoning_tokens\":" + usage.reasoningTokens() + "}}}");
		return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}") + counts + event("[DONE]");
	}

	// ---- what it hears

	/** As {@link ChatProviderContract#conversation}. */
	static List<String> conversation(JsonObject body) {
		var said = new ArrayList<String>();
		var names = new HashMap<String, String>();
		for (var each : body.getAsJsonArray("messages")) {
			var message = each.getAsJsonObject();
			var role = message.get("role").getAsString();
			if (role.equals("tool"))
				said.add("result " + names.get(message.get("tool_call_id").getAsString()) + ": " + message.get("content").getAsString());
			else if (!role.equals("system") && !role.equals("developer"))
				content(role, message.get("content"), said);
			if (message.get("tool_calls") instanceof JsonArray calls)
				for (var call : calls) {
					var function = call.getAsJsonObject().getAsJsonObject("function");
					names.put(call.getAsJsonObject().get("id").getAsString(), function.get("name").getAsString());
					said.add("call " + function.get("name").getAsString() + " " + function.get("arguments").getAsString());
				}
		}
		return said;
	}

	private static void content(String role, JsonElement content, List<String> said) {
		if (content instanceof JsonPrimitive text)
			said.add(role + ": " + text.getAsString());
		if (content instanceof JsonArray parts)
			for (var each : parts)
				said.add(part(role, each.getAsJsonObject()));
	}

	private static String part(String role, JsonObject part) {
		return switch (part.get("type").getAsString()) {
		case "text" -> role + ": " + part.get("text").getAsString();
		case "image_url" -> dataUrl(part.getAsJsonObject("image_url").get("url"));
		case "file" -> dataUrl(part.getAsJsonObject("file").get("file_data"));
		case "input_audio" -> "audio/" + part.getAsJsonObject("input_audio").get("format").getAsString() + " "
				+ part.getAsJsonObject("input_audio").get("data").getAsString();
		default -> part.toString();
		};
	}

	/** {@code data:image/png;base64,AQID} as {@code image/png AQID}. */
	static String dataUrl(JsonElement url) {
		return url.getAsString().replaceFirst("^data:", "").replace(";base64,", " ");
	}

	/** Texts of system messages at the head of the list. */
	static String systemPrompt(JsonObject body) {
		var first = body.getAsJsonArray("messages").get(0).getAsJsonObject();
		return List.of("system", "developer").contains(first.get("role").getAsString()) ? first.get("content").getAsString() : "";
	}

	static List<ToolSpec> tools(JsonObject body) {
		var tools = new ArrayList<ToolSpec>();
		if (body.get("tools") instanceof JsonArray all)
			for (var each : all) {
				var function = each.getAsJsonObject().getAsJsonObject("function");
				tools.add(new ToolSpec(function.get("name").getAsString(), function.get("description").getAsString(),
						function.get("parameters").toString()));
			}
		return tools;
	}
}
