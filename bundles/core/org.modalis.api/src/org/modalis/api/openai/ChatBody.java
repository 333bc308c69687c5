package org.modalis.api.openai;

import static org.modalis.api.json.Json.add;
import static org.modalis.api.json.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.json.VendorObject;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ContentPart.Text;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ResponseFormat;
import org.modalis.api.provider.ToolSpec;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** Writes a request in OpenAI's words. */
final class ChatBody {
	private ChatBody() {
	}

	static JsonObject of(ChatRequest request, String maxOutputTokensField) {
		var wanted = request.parameters();
		var body = object("model", request.modelName(), "messages", messages(request), "temperature", wanted.temperature(), "top_p",
				wanted.topP(), maxOutputTokensField, wanted.maxOutputTokens(), "seed", wanted.seed(), "reasoning_effort",
				wanted.effort().map(effort -> effort.word()), "stop", wanted.stop(), "response_format", format(wanted.format()));
		if (!request.tools().isEmpty())
			add(body, "tools", request.tools().stream().map(ChatBody::tool).toList(), "tool_choice",
					request.toolChoice().name().toLowerCase(Locale.ROOT));
		return add(body, "stream", true, "stream_options", object("include_usage", true));
	}

	private static Optional<JsonObject> format(ResponseFormat wanted) {
		return switch (wanted) {
		case ResponseFormat.Text text -> Optional.empty();
		case ResponseFormat.Json json -> Optional.of(object("type", "json_object"));
		case ResponseFormat.Schema schema -> Optional.of(object("type", "json_schema", "json_schema",
				object("name", schema.name(), "schema", schema.schemaTree(), "strict", true)));
		};
	}

	private static List<JsonObject> messages(ChatRequest request) {
		var all = new ArrayList<JsonObject>();
		var system = request.parameters().system();
		if (!system.isBlank())
			all.add(object("role", "system", "content", system));
		for (var each : request.messages()) {
			each.parts(ToolResult.class).forEach(
					result -> all.add(object("role", "tool", "content", result.text(), "tool_call_id", result.callId())));
			if (each.role() == Role.ASSISTANT)
				all.add(assistant(each, request.model().id().provider()));
			else if (!each.isResultsOnly())
				all.add(user(each));
		}
		return all;
	}

	private static JsonObject user(ChatMessage from) {
		if (from.parts(Media.class).findAny().isEmpty())
			return object("role", "user", "content", from.text());
		var content = new ArrayList<JsonObject>();
		for (var part : from.parts())
			if (part instanceof Text text)
				content.add(object("type", "text", "text", text.text()));
			else if (part instanceof Media media)
				content.add(media(media));
		return object("role", "user", "content", content);
	}

	private static JsonObject assistant(ChatMessage from, String provider) {
		var calls = from.parts(ToolCall.class).map(ChatBody::call).toList();
		var message = object("role", "assistant", "content",
				calls.isEmpty() || !from.text().isEmpty() ? from.text() : JsonNull.INSTANCE, "tool_calls", calls);
		from.state(provider).map(VendorObject::json).ifPresent(state -> state.asMap().forEach(message::add));
		return message;
	}

	private static JsonObject call(ToolCall call) {
		return object("type", "function", "id", call.id(), "function", object("name", call.name(), "arguments", call.arguments()));
	}

	private static JsonObject tool(ToolSpec tool) {
		return object("type", "function", "function",
				object("name", tool.name(), "description", tool.description(), "parameters", tool.schemaTree()));
	}

	private static JsonObject media(Media media) {
		if (media.isImage())
			return object("type", "image_url", "image_url", object("url", media.dataUrl()));
		if (media.isAudio())
			return object("type", "input_audio", "input_audio",
					object("data", media.base64(), "format", media.mediaType().contains("wav") ? "wav" : "mp3"));
		return object("type", "file", "file", object("filename", media.fileName(), "file_data", media.dataUrl()));
	}
}
