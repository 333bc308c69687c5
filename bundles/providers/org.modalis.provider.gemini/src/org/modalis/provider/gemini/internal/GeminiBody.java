package org.modalis.provider.gemini.internal;

import static org.modalis.api.json.Json.add;
import static org.modalis.api.json.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import org.modalis.api.provider.ToolChoice;

import com.google.gson.JsonObject;

/** Writes a request in Gemini's words. */
final class GeminiBody {
	/** How the id of a call begins that the vendor gave none, and that it must not see. */
	static final String OWN_ID = "modalis_";

	private GeminiBody() {
	}

	static JsonObject of(ChatRequest request) {
		var contents = new ArrayList<JsonObject>();
		for (var message : request.messages()) {
			var parts = parts(message, request.modelName());
			if (!parts.isEmpty())
				contents.add(object("role", message.role() == Role.USER ? "user" : "model", "parts", parts));
		}
		var body = object("contents", contents);
		if (!request.parameters().system().isBlank())
			add(body, "systemInstruction", object("parts", List.of(object("text", request.parameters().system()))));
		if (!request.tools().isEmpty()) {
			var declared = request.tools().stream().map(tool -> object("name", tool.name(), "description", tool.description(),
					"parametersJsonSchema", tool.schemaTree())).toList();
			add(body, "tools", List.of(object("functionDeclarations", declared)), "toolConfig",
					object("functionCallingConfig", object("mode", mode(request.toolChoice()))));
		}
		return add(body, "generationConfig", Optional.of(config(request)).filter(config -> !config.isEmpty()));
	}

	private static String mode(ToolChoice choice) {
		return choice == ToolChoice.REQUIRED ? "ANY" : choice.name();
	}

	private static JsonObject config(ChatRequest request) {
		var wanted = request.parameters();
		var config = object("temperature", wanted.temperature(), "topP", wanted.topP(), "maxOutputTokens", wanted.maxOutputTokens(), "seed",
				wanted.seed(), "stopSequences", wanted.stop());
		if (!(wanted.format() instanceof ResponseFormat.Text))
			add(config, "responseMimeType", "application/json");
		if (wanted.format() instanceof ResponseFormat.Schema schema)
			add(config, "responseJsonSchema", schema.schemaTree());
		if (request.model().has(Capability.REASONING))
			add(config, "thinkingConfig", thinking(request.modelName(), wanted.effort()));
		return config;
	}

	/** These models think unasked, and show it only when asked to. Gemini 2 thinks within a number of tokens, later ones at a level. */
	private static JsonObject thinking(String model, Optional<ReasoningEffort> effort) {
		var thinking = object("includeThoughts", !effort.equals(Optional.of(ReasoningEffort.NONE)));
		return model.startsWith("gemini-2") ? add(thinking, "thinkingBudget", effort.map(GeminiBody::budget))
				: add(thinking, "thinkingLevel", effort.map(ReasoningEffort::name));
	}

	private static int budget(ReasoningEffort effort) {
		return switch (effort) {
		case NONE -> 0;
		case MINIMAL, LOW -> 1024;
		case MEDIUM -> 8192;
		case HIGH, XHIGH, MAX -> 24576;
		};
	}

	private static List<JsonObject> parts(ChatMessage message, String model) {
		// by the id of a call, or "text", as the same model signed them; another one would refuse them
		var signatures = message.state(GeminiProvider.ID).filter(state -> state.text("model").equals(model))
				.map(state -> state.object("signatures")).orElseGet(() -> new VendorObject(new JsonObject()));
		var parts = new ArrayList<JsonObject>();
		message.parts(ToolResult.class).forEach(result -> parts.add(object("functionResponse",
				object("name", result.name(), "response", object("result", result.text()), "id", id(result.callId())))));
		for (var part : message.parts())
			switch (part) {
			case Text text when !text.text().isEmpty() -> parts.add(signed(object("text", text.text()), "text", signatures));
			case Media media -> parts.add(object("inlineData", object("mimeType", media.mediaType(), "data", media.base64())));
			case ToolCall call -> parts.add(signed(call(call), call.id(), signatures));
			default -> {
				// results go first, and state is part of what it belongs to
			}
			}
		return parts;
	}

	private static JsonObject call(ToolCall call) {
		// the vendor takes back only an object
		var arguments = call.argumentsTree().orElseGet(() -> object("INVALID_JSON", call.arguments()));
		return object("functionCall", object("name", call.name(), "args", arguments, "id", id(call.id())));
	}

	private static Optional<String> id(String id) {
		return Optional.of(id).filter(given -> !given.startsWith(OWN_ID));
	}

	private static JsonObject signed(JsonObject part, String key, VendorObject signatures) {
		return add(part, "thoughtSignature", Optional.of(signatures.text(key)).filter(signature -> !signature.isEmpty()));
	}
}
