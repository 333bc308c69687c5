package org.modalis.api.openai;

import java.util.Locale;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelId;
import org.modalis.api.transport.ErrorMapper;
import org.modalis.api.transport.HttpAnswer;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Turns the errors of an OpenAI-shaped API into ours, first by their code and type, then by the HTTP status. What the vendor
 * wrote decides the kind and is never passed on. {@code Retry-After} is the transport's to read.
 *
 * @param vendor how people call it
 * @param model the model that was called; empty for other calls
 */
public record OpenAiErrors(String vendor, Optional<ModelId> model) implements ErrorMapper {

	@Override
	public ProviderException map(HttpAnswer answer) {
		int status = answer.head().status();
		var error = parse(answer.text());
		var kind = byCode(error).orElseGet(() -> byStatus(status, error));
		return new ProviderException(kind, sentence(kind, "HTTP " + status));
	}

	/** For an {@code error} within an answer whose status was good. */
	public ProviderException inStream(JsonElement error) {
		var kind = byCode(error).orElseGet(() -> byStatus(statusIn(error), error));
		return new ProviderException(kind, sentence(kind, "an error within the answer"));
	}

	private static JsonElement parse(String body) {
		try {
			var json = JsonParser.parseString(body);
			return json instanceof JsonObject object && object.has("error") ? object.get("error") : json;
		} catch (JsonParseException e) {
			return JsonNull.INSTANCE;
		}
	}

	private static Optional<Kind> byCode(JsonElement error) {
		var code = text(error, "code") + " " + text(error, "type");
		if (has(code, "insufficient_quota", "billing", "credit", "payment"))
			return Optional.of(Kind.QUOTA);
		if (has(code, "rate_limit", "too_many_requests"))
			return Optional.of(Kind.RATE_LIMIT);
		if (has(code, "model_not_found", "invalid_model"))
			return Optional.of(Kind.UNKNOWN_MODEL);
		if (has(code, "decommissioned", "model_deprecated"))
			return Optional.of(Kind.RETIRED);
		if (has(code, "api_key", "authentication", "permission", "unauthorized"))
			return Optional.of(Kind.AUTH);
		if (has(code, "content_filter", "_policy", "moderation", "invalid_prompt") || isModerated(error))
			return Optional.of(Kind.CONTENT);
		if (has(code, "context_length", "unsupported", "image"))
			return Optional.of(Kind.UNSUPPORTED);
		return Optional.empty();
	}

	/** OpenRouter says 403 both for a wrong key and for a refused content, and gives reasons only for the latter. */
	private static boolean isModerated(JsonElement error) {
		return VendorObject.of(error).object("metadata").json().has("reasons");
	}

	private Kind byStatus(int status, JsonElement error) {
		return switch (status) {
		case 400, 413, 422 -> Kind.UNSUPPORTED;
		case 401, 403 -> Kind.AUTH;
		case 402 -> Kind.QUOTA;
		// servers say 404 both for a missing model and for a missing path
		case 404 -> model.isPresent() && has(text(error, "message"), "model") ? Kind.UNKNOWN_MODEL : Kind.NOT_CONFIGURED;
		case 405 -> Kind.NOT_CONFIGURED;
		case 408 -> Kind.UNAVAILABLE;
		case 410 -> Kind.RETIRED;
		case 429 -> Kind.RATE_LIMIT;
		case 451 -> Kind.CONTENT;
		default -> status >= 500 ? Kind.UNAVAILABLE : Kind.BAD_ANSWER;
		};
	}

	/** OpenRouter and others put a status into the error's code; where there is none the server has failed. */
	private static int statusIn(JsonElement error) {
		var code = text(error, "code");
		return code.matches("[45]\\d\\d") ? Integer.parseInt(code) : 500;
	}

	private static String text(JsonElement error, String name) {
		var found = error instanceof JsonObject object ? object.get(name) : "message".equals(name) ? error : null;
		return found != null && found.isJsonPrimitive() ? found.getAsString().toLowerCase(Locale.ROOT) : "";
	}

	private static boolean has(String text, String... any) {
		for (var each : any)
			if (text.contains(each))
				return true;
		return false;
	}

	private String sentence(Kind kind, String reason) {
		var name = model.map(ModelId::name).orElse("the model");
		return switch (kind) {
		case AUTH -> vendor + " refused the call (" + reason
				+ "): the API key is missing, wrong or not allowed to do this. Check it in the provider's settings.";
		case RATE_LIMIT -> vendor + " got too many calls (" + reason + "). Wait a little and try again.";
		case QUOTA -> vendor + " says that no credit or quota is left (" + reason + "). Check the plan and its bill there.";
		case UNSUPPORTED -> vendor + " refused the request (" + reason + "): " + name
				+ " may not take one of its parameters, or the conversation is too long for it. Change them or choose another model.";
		case UNKNOWN_MODEL -> vendor + " has no model " + name + " (" + reason + "). Choose another model.";
		case RETIRED -> vendor + " no longer serves " + name + " (" + reason + "). Choose another model.";
		case CONTENT -> vendor + " refused the content (" + reason + "). Change the message and try again.";
		case UNAVAILABLE -> vendor + " is not available now (" + reason + "). Try again.";
		case BAD_ANSWER -> vendor + " answered in an unexpected way (" + reason + "). Check the base URL in the provider's settings.";
		case NOT_CONFIGURED -> "There is no OpenAI-compatible API at the base URL of " + vendor + " (" + reason
				+ "). Check it in the provider's settings; it often ends in /v1.";
		};
	}
}
