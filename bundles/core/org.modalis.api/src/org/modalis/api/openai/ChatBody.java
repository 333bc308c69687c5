package org.modalis.api.openai;

import java.util.Base64;
import java.util.Locale;

import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ContentPart.Text;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ResponseFormat;
import org.modalis.api.provider.ToolSpec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Writes a request in OpenAI's words. */
final class ChatBody {
	private ChatBody() {
	}

	static JsonObject of(ChatRequest request, String maxOutputTokensField) {
		var body = new JsonObject();
		body.addProperty("model", request.modelName());
		body.add("messages", messages(request));
		parameters(request.parameters(), maxOutputTokensField, body);
		if (!request.tools().isEmpty()) {
			var tools = new JsonArray();
			request.tools().forEach(tool -> tools.add(tool(tool)));
			body.add("tools", tools);
			body.addProperty("tool_choice", request.toolChoice().name().toLowerCase(Locale.ROOT));
		}
		body.addProperty("stream", true);
		var options = new JsonObject();
		options.addProperty("include_usage", true);
		body.add("stream_options", options);
		return body;
	}

	private static void parameters(ChatParameters parameters, String maxOutputTokensField, JsonObject body) {
		parameters.temperature().ifPresent(value -> body.addProperty("temperature", value));
		parameters.topP().ifPresent(value -> body.addProperty("top_p", value));
		parameters.maxOutputTokens().ifPresent(value -> body.addProperty(maxOutputTokensField, value));
		parameters.seed().ifPresent(value -> body.addProperty("seed", value));
		parameters.effort().ifPresent(value -> body.addProperty("reasoning_effort", value.word()));
		if (!parameters.stop().isEmpty()) {
			var stop = new JsonArray();
			parameters.stop().forEach(stop::add);
			body.add("stop", stop);
		}
		switch (parameters.format()) {
		case ResponseFormat.Text text -> {
			// the default
		}
		case ResponseFormat.Json json -> body.add("response_format", typed("json_object"));
		case ResponseFormat.Schema schema -> {
			var wanted = new JsonObject();
			wanted.addProperty("name", schema.name());
			wanted.add("schema", schema.schemaTree());
			wanted.addProperty("strict", true);
			body.add("response_format", with(typed("json_schema"), "json_schema", wanted));
		}
		}
	}

	private static JsonArray messages(ChatRequest request) {
		var all = new JsonArray();
		var system = request.parameters().system();
		if (!system.isBlank())
			all.add(message("system", system));
		for (var each : request.messages()) {
			each.parts(ToolResult.class).forEach(result -> all.add(result(result)));
			if (each.role() == Role.ASSISTANT)
				all.add(assistant(each, request.model().id().provider()));
			else if (each.parts().stream().anyMatch(part -> !(part instanceof ToolResult)))
				all.add(user(each));
		}
		return all;
	}

	private static JsonObject user(ChatMessage from) {
		var message = new JsonObject();
		message.addProperty("role", "user");
		if (from.parts(Media.class).findAny().isEmpty()) {
			message.addProperty("content", from.text());
			return message;
		}
		var content = new JsonArray();
		for (var part : from.parts())
			if (part instanceof Text text)
				content.add(text(text.text()));
			else if (part instanceof Media media)
				content.add(media(media));
		return with(message, "content", content);
	}

	private static JsonObject assistant(ChatMessage from, String provider) {
		var calls = new JsonArray();
		from.parts(ToolCall.class).forEach(call -> calls.add(call(call)));
		var message = new JsonObject();
		message.addProperty("role", "assistant");
		if (calls.isEmpty() || !from.text().isEmpty())
			message.addProperty("content", from.text());
		else
			message.add("content", JsonNull.INSTANCE);
		if (!calls.isEmpty())
			message.add("tool_calls", calls);
		from.parts(VendorState.class).filter(state -> state.provider().equals(provider)).forEach(
				state -> JsonParser.parseString(state.json()).getAsJsonObject().entrySet().forEach(
						field -> message.add(field.getKey(), field.getValue())));
		return message;
	}

	private static JsonObject call(ToolCall call) {
		var function = new JsonObject();
		function.addProperty("name", call.name());
		function.addProperty("arguments", call.arguments());
		var wrapped = typed("function");
		wrapped.addProperty("id", call.id());
		return with(wrapped, "function", function);
	}

	private static JsonObject result(ToolResult result) {
		var message = message("tool", result.text());
		message.addProperty("tool_call_id", result.callId());
		return message;
	}

	private static JsonObject tool(ToolSpec tool) {
		var function = new JsonObject();
		function.addProperty("name", tool.name());
		function.addProperty("description", tool.description());
		function.add("parameters", tool.schemaTree());
		return with(typed("function"), "function", function);
	}

	private static JsonObject text(String words) {
		var part = typed("text");
		part.addProperty("text", words);
		return part;
	}

	private static JsonObject media(Media media) {
		var data = Base64.getEncoder().encodeToString(media.bytes());
		var inner = new JsonObject();
		if (media.isImage()) {
			inner.addProperty("url", "data:" + media.mediaType() + ";base64," + data);
			return with(typed("image_url"), "image_url", inner);
		}
		if (media.isAudio()) {
			inner.addProperty("data", data);
			inner.addProperty("format", media.mediaType().contains("wav") ? "wav" : "mp3");
			return with(typed("input_audio"), "input_audio", inner);
		}
		inner.addProperty("filename", media.fileName());
		inner.addProperty("file_data", "data:" + media.mediaType() + ";base64," + data);
		return with(typed("file"), "file", inner);
	}

	private static JsonObject message(String role, String content) {
		var message = new JsonObject();
		message.addProperty("role", role);
		message.addProperty("content", content);
		return message;
	}

	private static JsonObject typed(String type) {
		var object = new JsonObject();
		object.addProperty("type", type);
		return object;
	}

	private static JsonObject with(JsonObject object, String name, JsonElement value) {
		object.add(name, value);
		return object;
	}
}
