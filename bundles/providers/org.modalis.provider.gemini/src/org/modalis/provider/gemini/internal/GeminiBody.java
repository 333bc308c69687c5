package org.modalis.provider.gemini.internal;

import java.util.Base64;
import java.util.Optional;

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
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Writes a request in Gemini's words. */
final class GeminiBody {
	/** How the id of a call begins that the vendor gave none, and that it must not see. */
	static final String OWN_ID = "modalis_";

	private GeminiBody() {
	}

	static JsonObject of(ChatRequest request) {
		var contents = new JsonArray();
		for (var message : request.messages()) {
			var parts = parts(message, request.modelName());
			if (!parts.isEmpty())
				contents.add(object("role", message.role() == Role.USER ? "user" : "model", "parts", parts));
		}
		var body = object("contents", contents);
		if (!request.parameters().system().isBlank())
			body.add("systemInstruction", object("parts", array(object("text", request.parameters().system()))));
		if (!request.tools().isEmpty()) {
			var declared = new JsonArray();
			for (var tool : request.tools())
				declared.add(object("name", tool.name(), "description", tool.description(), "parametersJsonSchema", tool.schemaTree()));
			body.add("tools", array(object("functionDeclarations", declared)));
			body.add("toolConfig", object("functionCallingConfig", object("mode", switch (request.toolChoice()) {
			case AUTO -> "AUTO";
			case REQUIRED -> "ANY";
			case NONE -> "NONE";
			})));
		}
		var config = config(request);
		if (!config.isEmpty())
			body.add("generationConfig", config);
		return body;
	}

	private static JsonObject config(ChatRequest request) {
		var parameters = request.parameters();
		var config = new JsonObject();
		parameters.temperature().ifPresent(value -> config.addProperty("temperature", value));
		parameters.topP().ifPresent(value -> config.addProperty("topP", value));
		parameters.maxOutputTokens().ifPresent(value -> config.addProperty("maxOutputTokens", value));
		parameters.seed().ifPresent(value -> config.addProperty("seed", value));
		if (!parameters.stop().isEmpty()) {
			var stop = new JsonArray();
			parameters.stop().forEach(stop::add);
			config.add("stopSequences", stop);
		}
		if (!(parameters.format() instanceof ResponseFormat.Text))
			config.addProperty("responseMimeType", "application/json");
		if (parameters.format() instanceof ResponseFormat.Schema schema)
			config.add("responseJsonSchema", schema.schemaTree());
		if (request.model().has(Capability.REASONING))
			config.add("thinkingConfig", thinking(request.modelName(), parameters.effort()));
		return config;
	}

	/** These models think unasked, and show it only when asked to. Gemini 2 thinks within a number of tokens, later ones at a level. */
	private static JsonObject thinking(String model, Optional<ReasoningEffort> effort) {
		var thinking = object("includeThoughts", !effort.equals(Optional.of(ReasoningEffort.NONE)));
		if (effort.isEmpty())
			return thinking;
		if (!model.startsWith("gemini-2")) {
			thinking.addProperty("thinkingLevel", effort.get().name());
			return thinking;
		}
		int tokens = switch (effort.get()) {
		case NONE -> 0;
		case MINIMAL, LOW -> 1024;
		case MEDIUM -> 8192;
		case HIGH, XHIGH, MAX -> 24576;
		};
		thinking.addProperty("thinkingBudget", tokens);
		return thinking;
	}

	private static JsonArray parts(ChatMessage message, String model) {
		var signatures = signatures(message, model);
		var parts = new JsonArray();
		message.parts(ToolResult.class).forEach(result -> parts.add(result(result)));
		for (var part : message.parts())
			switch (part) {
			case Text text when !text.text().isEmpty() -> parts.add(signed(object("text", text.text()), "text", signatures));
			case Media media -> parts.add(object("inlineData", object("mimeType", media.mediaType(), "data",
					Base64.getEncoder().encodeToString(media.bytes()))));
			case ToolCall call -> parts.add(signed(call(call), call.id(), signatures));
			default -> {
				// results go first, and state is part of what it belongs to
			}
			}
		return parts;
	}

	private static JsonObject call(ToolCall call) {
		JsonObject arguments;
		try {
			arguments = JsonParser.parseString(call.arguments()).getAsJsonObject();
		} catch (JsonParseException | IllegalStateException e) {
			// the vendor takes back only an object
			arguments = object("INVALID_JSON", call.arguments());
		}
		return object("functionCall", identified(object("name", call.name(), "args", arguments), call.id()));
	}

	private static JsonObject result(ToolResult result) {
		return object("functionResponse", identified(object("name", result.name(), "response", object("result", result.text())), result.callId()));
	}

	private static JsonObject identified(JsonObject function, String id) {
		if (!id.startsWith(OWN_ID))
			function.addProperty("id", id);
		return function;
	}

	/** By the id of a call, or "text", as the same model signed them; another one would refuse them. */
	private static JsonObject signatures(ChatMessage message, String model) {
		return message.parts(VendorState.class).filter(state -> state.provider().equals(GeminiProvider.ID))
				.map(state -> JsonParser.parseString(state.json()).getAsJsonObject())
				.filter(state -> state.get("model").getAsString().equals(model))
				.map(state -> state.getAsJsonObject("signatures")).findFirst().orElseGet(JsonObject::new);
	}

	private static JsonObject signed(JsonObject part, String key, JsonObject signatures) {
		if (signatures.has(key))
			part.add("thoughtSignature", signatures.get(key));
		return part;
	}

	private static JsonArray array(JsonObject only) {
		var array = new JsonArray();
		array.add(only);
		return array;
	}

	/** @param pairs names and their values in turn */
	static JsonObject object(Object... pairs) {
		var object = new JsonObject();
		for (int i = 0; i < pairs.length; i += 2)
			object.add((String) pairs[i], switch (pairs[i + 1]) {
			case JsonElement json -> json;
			case Boolean truth -> new JsonPrimitive(truth);
			case Object text -> new JsonPrimitive(text.toString());
			});
		return object;
	}
}
