package org.modalis.provider.ollama.internal;

import static org.modalis.api.json.Json.add;
import static org.modalis.api.json.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ResponseFormat;
import org.modalis.api.provider.ToolChoice;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Writes a request in the words of Ollama's {@code /api/chat}. */
final class OllamaBody {
	private OllamaBody() {
	}

	/**
	 * @param window how many tokens the server shall keep in view
	 * @throws ProviderException of kind {@code UNSUPPORTED} for what Ollama has no word for
	 */
	static JsonObject of(ChatRequest request, OptionalLong window) throws ProviderException {
		var wanted = request.parameters();
		var body = object("model", request.modelName(), "messages", messages(request));
		if (wanted.effort().isPresent())
			add(body, "think", think(wanted.effort().get(), request));
		var options = object("temperature", wanted.temperature(), "top_p", wanted.topP(), "num_predict", wanted.maxOutputTokens(), "seed",
				wanted.seed(), "stop", wanted.stop(), "num_ctx", window);
		return add(body, "format", format(wanted.format()), "tools", tools(request), "options", options, "stream", true);
	}

	private static Optional<JsonElement> format(ResponseFormat wanted) {
		return switch (wanted) {
		case ResponseFormat.Text text -> Optional.empty();
		case ResponseFormat.Json json -> Optional.of(new JsonPrimitive("json"));
		case ResponseFormat.Schema schema -> Optional.of(schema.schemaTree());
		};
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
	private static List<JsonObject> tools(ChatRequest request) throws ProviderException {
		if (request.tools().isEmpty() || request.toolChoice() == ToolChoice.NONE)
			return List.of();
		if (request.toolChoice() == ToolChoice.REQUIRED)
			throw new ProviderException(Kind.UNSUPPORTED, "Ollama cannot make " + request.model().displayName()
					+ " call a tool. Nothing was sent; let the model decide or choose another one.");
		return request.tools().stream().map(tool -> object("type", "function", "function",
				object("name", tool.name(), "description", tool.description(), "parameters", tool.schemaTree()))).toList();
	}

	private static List<JsonObject> messages(ChatRequest request) {
		var all = new ArrayList<JsonObject>();
		var system = request.parameters().system();
		if (!system.isBlank())
			all.add(object("role", "system", "content", system));
		for (var each : request.messages()) {
			each.parts(ToolResult.class).forEach(result -> all.add(
					object("role", "tool", "content", result.text(), "tool_name", result.name(), "tool_call_id", result.callId())));
			if (!each.isResultsOnly())
				all.add(message(each));
		}
		return all;
	}

	private static JsonObject message(ChatMessage from) {
		var message = object("role", from.role().name().toLowerCase(Locale.ROOT), "content", from.text(), "images",
				from.parts(Media.class).map(Media::base64).toList(), "tool_calls", from.parts(ToolCall.class).map(OllamaBody::call).toList());
		from.state(OllamaProvider.ID).map(VendorObject::json).ifPresent(state -> state.asMap().forEach(message::add));
		return message;
	}

	/** An object here, not text; what another model wrote and is none would make the server refuse the whole conversation. */
	private static JsonObject call(ToolCall call) {
		return object("id", call.id(), "function",
				object("name", call.name(), "arguments", call.argumentsTree().orElseGet(JsonObject::new)));
	}
}
