package org.modalis.api.openai;

import java.util.Locale;

import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Writes a request in OpenAI's words. */
final class ChatBody {

	private ChatBody() {
	}

	static JsonObject of(ChatRequest request, String maxOutputTokensField) {
		var body = new JsonObject();
		body.addProperty("model", request.model().name());
		body.add("messages", messages(request));
		ChatParameters parameters = request.parameters();
		parameters.temperature().ifPresent(value -> body.addProperty("temperature", value));
		parameters.topP().ifPresent(value -> body.addProperty("top_p", value));
		parameters.maxOutputTokens().ifPresent(value -> body.addProperty(maxOutputTokensField, value));
		parameters.seed().ifPresent(value -> body.addProperty("seed", value));
		body.addProperty("stream", true);
		var options = new JsonObject();
		options.addProperty("include_usage", true);
		body.add("stream_options", options);
		return body;
	}

	private static JsonArray messages(ChatRequest request) {
		var all = new JsonArray();
		var system = request.parameters().system();
		if (!system.isBlank())
			all.add(message("system", system));
		for (var each : request.messages())
			all.add(message(each.role().name().toLowerCase(Locale.ROOT), each.text()));
		return all;
	}

	private static JsonObject message(String role, String content) {
		var message = new JsonObject();
		message.addProperty("role", role);
		message.addProperty("content", content);
		return message;
	}
}
