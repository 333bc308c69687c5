package org.modalis.provider.ollama.internal;

import java.util.Base64;
import java.util.Locale;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ResponseFormat;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Writes a request in the words of Ollama's {@code /api/chat}. */
final class OllamaBody {
	private OllamaBody() {
	}

	/** @throws ProviderException of kind {@code UNSUPPORTED} for what Ollama has no word for */
	static JsonObject of(ChatRequest request) throws ProviderException {
		var parameters = request.parameters();
		var body = new JsonObject();
		body.addProperty("model", request.modelName());
		body.add("messages", messages(request));
		if (parameters.effort().isPresent())
			body.add("think", think(parameters.effort().get(), request));
		switch (parameters.format()) {
		case ResponseFormat.Text text -> {
			// the default
		}
		case ResponseFormat.Json json -> body.addProperty("format", "json");
		case ResponseFormat.Schema schema -> body.add("format", schema.schemaTree());
		}
		tools(request, body);
		body.add("options", options(parameters));
		body.addProperty("stream", true);
		return body;
	}

	private static JsonObject options(ChatParameters parameters) {
		var options = new JsonObject();
		parameters.temperature().ifPresent(value -> options.addProperty("temperature", value));
		parameters.topP().ifPresent(value -> options.addProperty("top_p", value));
		parameters.maxOutputTokens().ifPresent(value -> options.addProperty("num_predict", value));
		parameters.seed().ifPresent(value -> options.addProperty("seed", value));
		if (!parameters.stop().isEmpty()) {
			var stop = new JsonArray();
			parameters.stop().forEach(stop::add);
			options.add("stop", stop);
		}
		return options;
	}

	/** Most models only think or do not; a level is refused by the server for those. */
	private static JsonElement think(ReasoningEffort effort, ChatRequest request) throws ProviderException {
		boolean levels = request.model().abilities().efforts().contains(ReasoningEffort.MEDIUM);
		return switch (effort) {
		case NONE -> new JsonPrimitive(false);
		case LOW, MEDIUM, HIGH, MAX -> levels ? new JsonPrimitive(effort.word()) : new JsonPrimitive(true);
		case MINIMAL, XHIGH -> throw new ProviderException(Kind.UNSUPPORTED, request.model().displayName()
				+ " does not take the reasoning effort " + effort.word() + ". Nothing was sent; choose low, medium or high.");
		};
	}

	/** Ollama cannot be told that a function must be called; that none may is said by declaring none. */
	private static void tools(ChatRequest request, JsonObject body) throws ProviderException {
		if (request.tools().isEmpty() || request.toolChoice() == ToolChoice.NONE)
			return;
		if (request.toolChoice() == ToolChoice.REQUIRED)
			throw new ProviderException(Kind.UNSUPPORTED, "Ollama cannot make " + request.model().displayName()
					+ " call a tool. Nothing was sent; let the model decide or choose another one.");
		var tools = new JsonArray();
		request.tools().forEach(tool -> tools.add(tool(tool)));
		body.add("tools", tools);
	}

	private static JsonObject tool(ToolSpec tool) {
		var function = new JsonObject();
		function.addProperty("name", tool.name());
		function.addProperty("description", tool.description());
		function.add("parameters", tool.schemaTree());
		var wrapped = new JsonObject();
		wrapped.addProperty("type", "function");
		wrapped.add("function", function);
		return wrapped;
	}

	private static JsonArray messages(ChatRequest request) {
		var all = new JsonArray();
		var system = request.parameters().system();
		if (!system.isBlank())
			all.add(message("system", system));
		for (var each : request.messages()) {
			each.parts(ToolResult.class).forEach(result -> all.add(result(result)));
			if (each.parts().stream().anyMatch(part -> !(part instanceof ToolResult)))
				all.add(message(each, request.model().id().provider()));
		}
		return all;
	}

	private static JsonObject message(ChatMessage from, String provider) {
		var message = message(from.role().name().toLowerCase(Locale.ROOT), from.text());
		var images = new JsonArray();
		from.parts(Media.class).forEach(image -> images.add(Base64.getEncoder().encodeToString(image.bytes())));
		if (!images.isEmpty())
			message.add("images", images);
		var calls = new JsonArray();
		from.parts(ToolCall.class).forEach(call -> calls.add(call(call)));
		if (!calls.isEmpty())
			message.add("tool_calls", calls);
		from.parts(VendorState.class).filter(state -> state.provider().equals(provider)).forEach(
				state -> JsonParser.parseString(state.json()).getAsJsonObject().asMap().forEach(message::add));
		return message;
	}

	private static JsonObject call(ToolCall call) {
		var function = new JsonObject();
		function.addProperty("name", call.name());
		function.add("arguments", arguments(call.arguments()));
		var wrapped = new JsonObject();
		wrapped.addProperty("id", call.id());
		wrapped.add("function", function);
		return wrapped;
	}

	/** An object here, not text; what another model wrote and is none would make the server refuse the whole conversation. */
	private static JsonObject arguments(String text) {
		try {
			return JsonParser.parseString(text) instanceof JsonObject object ? object : new JsonObject();
		} catch (JsonParseException e) {
			return new JsonObject();
		}
	}

	private static JsonObject result(ToolResult result) {
		var message = message("tool", result.text());
		message.addProperty("tool_name", result.name());
		message.addProperty("tool_call_id", result.callId());
		return message;
	}

	private static JsonObject message(String role, String content) {
		var message = new JsonObject();
		message.addProperty("role", role);
		message.addProperty("content", content);
		return message;
	}
}
