package org.modalis.provider.openai.internal;

import static org.modalis.api.json.Json.add;
import static org.modalis.api.json.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ContentPart.Text;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ResponseFormat;

import com.google.gson.JsonObject;

/** Writes a request in the words of {@code POST /responses}. */
final class ResponsesBody {
	/** What there is no word for. */
	static final Set<Capability> WITHOUT_PLACE = Set.of(Capability.STOP, Capability.SEED, Capability.AUDIO);

	private ResponsesBody() {
	}

	static JsonObject of(ChatRequest request) {
		var wanted = request.parameters();
		var system = Optional.of(wanted.system()).filter(text -> !text.isBlank());
		var body = object("model", request.modelName(), "input", input(request), "stream", true, "store", false, "instructions", system,
				"temperature", wanted.temperature(), "top_p", wanted.topP(), "max_output_tokens", wanted.maxOutputTokens());
		if (request.model().has(Capability.REASONING)) {
			var summary = wanted.effort().equals(Optional.of(ReasoningEffort.NONE)) ? Optional.empty() : Optional.of("auto");
			add(body, "reasoning", object("effort", wanted.effort().map(ReasoningEffort::word), "summary", summary), "include",
					List.of("reasoning.encrypted_content"));
		}
		add(body, "text", format(wanted.format()).map(format -> object("format", format)));
		// the default of strict would change the schema
		return request.tools().isEmpty() ? body
				: add(body, "tools", request.tools().stream().map(tool -> object("type", "function", "name", tool.name(), "description",
						tool.description(), "parameters", tool.schemaTree(), "strict", false)).toList(), "tool_choice",
						request.toolChoice().name().toLowerCase(Locale.ROOT));
	}

	private static Optional<JsonObject> format(ResponseFormat wanted) {
		return switch (wanted) {
		case ResponseFormat.Text text -> Optional.empty();
		case ResponseFormat.Json json -> Optional.of(object("type", "json_object"));
		case ResponseFormat.Schema schema -> Optional.of(
				object("type", "json_schema", "name", schema.name(), "schema", schema.schemaTree(), "strict", true));
		};
	}

	private static List<JsonObject> input(ChatRequest request) {
		var items = new ArrayList<JsonObject>();
		for (var message : request.messages()) {
			message.parts(ToolResult.class).forEach(result -> items
					.add(object("type", "function_call_output", "call_id", result.callId(), "output", result.text())));
			if (message.role() == Role.ASSISTANT)
				assistant(message, request.model().id().provider(), items);
			else if (!message.isResultsOnly())
				items.add(user(message));
		}
		return items;
	}

	/** Each reasoning item goes before the item that it led to, and not at all without it: the vendor insists on that. */
	private static void assistant(ChatMessage message, String provider, List<JsonObject> items) {
		var reasoning = message.state(provider).orElseGet(() -> new VendorObject(new JsonObject()));
		if (!message.text().isEmpty()) {
			reasoning.objects(ResponsesStream.TEXT).forEach(item -> items.add(item.json()));
			items.add(object("role", "assistant", "content", message.text()));
		}
		message.parts(ToolCall.class).forEach(call -> {
			reasoning.objects(call.id()).forEach(item -> items.add(item.json()));
			items.add(object("type", "function_call", "call_id", call.id(), "name", call.name(), "arguments", call.arguments()));
		});
	}

	private static JsonObject user(ChatMessage message) {
		if (message.parts(Media.class).findAny().isEmpty())
			return object("role", "user", "content", message.text());
		var content = new ArrayList<JsonObject>();
		for (var part : message.parts())
			if (part instanceof Text text)
				content.add(object("type", "input_text", "text", text.text()));
			else if (part instanceof Media media)
				content.add(media(media));
		return object("role", "user", "content", content);
	}

	private static JsonObject media(Media media) {
		return media.isImage() ? object("type", "input_image", "image_url", media.dataUrl(), "detail", "auto")
				: object("type", "input_file", "filename", media.fileName(), "file_data", media.dataUrl());
	}
}
