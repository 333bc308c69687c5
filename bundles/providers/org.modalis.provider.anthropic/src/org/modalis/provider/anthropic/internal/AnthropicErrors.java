package org.modalis.provider.anthropic.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.transport.ErrorMapper;
import org.modalis.api.transport.HttpAnswer;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Turns Anthropic's errors, {@code {"type": "error", "error": {"type", "message"}}} with a status or within a stream, into ours:
 * by their type, then by the HTTP status. What the vendor wrote decides the kind and is never passed on.
 *
 * @param model the model that was called; empty for other calls
 */
record AnthropicErrors(Optional<String> model) implements ErrorMapper {
	@Override
	public ProviderException map(HttpAnswer answer) {
		int status = answer.head().status();
		JsonElement error = JsonNull.INSTANCE;
		try {
			if (JsonParser.parseString(answer.text()) instanceof JsonObject object && object.has("error"))
				error = object.get("error");
		} catch (JsonParseException e) {
			// a proxy's page: the status says enough
		}
		return error(error, status, "HTTP " + status);
	}

	/** For an {@code error} event after a good status. */
	ProviderException inStream(JsonElement error) {
		return error(error, 500, "an error within the answer");
	}

	private ProviderException error(JsonElement error, int status, String reason) {
		var words = text(error, "message");
		if (Stream.of("prompt is too long", "context limit", "context window").anyMatch(words::contains))
			return new ProviderException(Kind.UNSUPPORTED, "The conversation is too long for " + model.orElse("the model") + " (" + reason
					+ "). Start a new one, shorten this one, or choose a model with a larger context window.");
		// no credit and a spending limit come as invalid requests
		var kind = Stream.of("credit balance", "usage limits").anyMatch(words::contains) ? Kind.QUOTA
				: words.contains("content filtering") ? Kind.CONTENT : kind(text(error, "type"), words, status);
		return new ProviderException(kind, sentence(kind, reason));
	}

	private Kind kind(String type, String words, int status) {
		return switch (type) {
		case "authentication_error", "permission_error" -> Kind.AUTH;
		case "billing_error" -> Kind.QUOTA;
		case "rate_limit_error" -> Kind.RATE_LIMIT;
		case "api_error", "overloaded_error", "timeout_error" -> Kind.UNAVAILABLE;
		default -> switch (status) {
		case 400, 413, 422 -> Kind.UNSUPPORTED;
		case 401, 403 -> Kind.AUTH;
		case 402 -> Kind.QUOTA;
		case 404 -> model.isPresent() && words.contains("model") ? Kind.UNKNOWN_MODEL : Kind.NOT_CONFIGURED;
		case 408 -> Kind.UNAVAILABLE;
		case 429 -> Kind.RATE_LIMIT;
		default -> status >= 500 ? Kind.UNAVAILABLE : Kind.BAD_ANSWER;
		};
		};
	}

	private static String text(JsonElement error, String name) {
		return error instanceof JsonObject object && object.has(name) && object.get(name).isJsonPrimitive()
				? object.get(name).getAsString().toLowerCase(Locale.ROOT) : "";
	}

	private String sentence(Kind kind, String reason) {
		var name = model.orElse("the model");
		return "Anthropic " + switch (kind) {
		case AUTH -> "refused the call (" + reason + "): the API key is wrong or not allowed to do this. Check it in the provider's settings.";
		case RATE_LIMIT -> "got too many calls (" + reason + "). Wait a little and try again.";
		case QUOTA -> "says that no credit is left or a spending limit is reached (" + reason + "). Check the bill in its console.";
		case UNSUPPORTED -> "refused the request (" + reason + "): " + name
				+ " may not take one of its parameters or files. Change them or choose another model.";
		case UNKNOWN_MODEL, RETIRED -> "has no model " + name + " for this key (" + reason + "). Choose another model.";
		case CONTENT -> "refused the content (" + reason + "). Change the message and try again.";
		case UNAVAILABLE -> "is overloaded or not available now (" + reason + "). Try again.";
		case BAD_ANSWER -> "answered in an unexpected way (" + reason + "). Check the base URL in the provider's settings.";
		case NOT_CONFIGURED -> "is not what answers at this base URL (" + reason + "). Check it in the provider's settings.";
		};
	}
}
