package org.modalis.provider.openai.internal;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.model.Capability;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ContentPart.Text;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ResponseFormat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Writes a request in the words of {@code POST /responses}. */
final class ResponsesBody {
	/** What there is no word for. */
	static final Set<Capability> WITHOUT_PLACE = Set.of(Capability.STOP, Capability.SEED, Capability.AUDIO);

	private ResponsesBody() {
	}

	static JsonObject of(ChatRequest request) {
		var body = new JsonObject();
		body.addProperty("model", request.modelName());
		body.add("input", input(request));
		body.addProperty("stream", true);
		body.addProperty("store", false);
		parameters(request, body);
		if (!request.tools().isEmpty()) {
			var tools = new JsonArray();
			for (var tool : request.tools()) {
				var function = object("type", "function", "name", tool.name(), "description", tool.description());
				function.add("parameters", tool.schemaTree());
				// the default would change the schema
				function.addProperty("strict", false);
				tools.add(function);
			}
			body.add("tools", tools);
			body.addProperty("tool_choice", request.toolChoice().name().toLowerCase(Locale.ROOT));
		}
		return body;
	}

	private static void parameters(ChatRequest request, JsonObject body) {
		var wanted = request.parameters();
		if (!wanted.system().isBlank())
			body.addProperty("instructions", wanted.system());
		wanted.temperature().ifPresent(value -> body.addProperty("temperature", value));
		wanted.topP().ifPresent(value -> body.addProperty("top_p", value));
		wanted.maxOutputTokens().ifPresent(value -> body.addProperty("max_output_tokens", value));
		if (request.model().has(Capability.REASONING)) {
			var reasoning = new JsonObject();
			wanted.effort().ifPresent(value -> reasoning.addProperty("effort", value.word()));
			if (!wanted.effort().equals(Optional.of(ReasoningEffort.NONE)))
				reasoning.addProperty("summary", "auto");
			body.add("reasoning", reasoning);
			var include = new JsonArray();
			include.add("reasoning.encrypted_content");
			body.add("include", include);
		}
		format(wanted.format(), body);
	}

	private static void format(ResponseFormat wanted, JsonObject body) {
		if (wanted instanceof ResponseFormat.Text)
			return;
		var format = object("type", "json_object");
		if (wanted instanceof ResponseFormat.Schema schema) {
			format = object("type", "json_schema", "name", schema.name());
			format.add("schema", schema.schemaTree());
			format.addProperty("strict", true);
		}
		var text = new JsonObject();
		text.add("format", format);
		body.add("text", text);
	}

	private static JsonArray input(ChatRequest request) {
		var items = new JsonArray();
		for (var message : request.messages()) {
			message.parts(ToolResult.class).forEach(result -> items
					.add(object("type", "function_call_output", "call_id", result.callId(), "output", result.text())));
			if (message.role() == Role.ASSISTANT)
				assistant(message, request.model().id().provider(), items);
			else if (message.parts().stream().anyMatch(part -> !(part instanceof ToolResult)))
				items.add(user(message));
		}
		return items;
	}

	/** Each reasoning item goes before the item that it led to, and not at all without it: the vendor insists on that. */
	private static void assistant(ChatMessage message, String provider, JsonArray items) {
		var reasoning = message.parts(VendorState.class).filter(state -> state.provider().equals(provider)).findFirst()
				.map(state -> JsonParser.parseString(state.json()).getAsJsonObject()).orElseGet(JsonObject::new);
		if (!message.text().isEmpty()) {
			before(ResponsesStream.TEXT, reasoning, items);
			items.add(object("role", "assistant", "content", message.text()));
		}
		message.parts(ToolCall.class).forEach(call -> {
			before(call.id(), reasoning, items);
			items.add(object("type", "function_call", "call_id", call.id(), "name", call.name(), "arguments", call.arguments()));
		});
	}

	private static void before(String item, JsonObject reasoning, JsonArray items) {
		if (reasoning.get(item) instanceof JsonArray all)
			items.addAll(all);
	}

	private static JsonObject user(ChatMessage message) {
		if (message.parts(Media.class).findAny().isEmpty())
			return object("role", "user", "content", message.text());
		var content = new JsonArray();
		for (var part : message.parts())
			if (part instanceof Text text)
				content.add(object("type", "input_text", "text", text.text()));
			else if (part instanceof Media media)
				content.add(media(media));
		var user = object("role", "user");
		user.add("content", content);
		return user;
	}

	private static JsonObject media(Media media) {
		var url = "data:" + media.mediaType() + ";base64," + Base64.getEncoder().encodeToString(media.bytes());
		return media.isImage() ? object("type", "input_image", "image_url", url, "detail", "auto")
				: object("type", "input_file", "filename", media.fileName(), "file_data", url);
	}

	private static JsonObject object(String... namesAndValues) {
		var object = new JsonObject();
		for (int i = 0; i < namesAndValues.length; i += 2)
			object.addProperty(namesAndValues[i], namesAndValues[i + 1]);
		return object;
	}
}
