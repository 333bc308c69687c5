package org.modalis.provider.gemini.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.transport.ErrorMapper;
import org.modalis.api.transport.HttpAnswer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Turns Google's errors, {@code {"error": {"code", "message", "status", "details"}}}, into ours: by their details, then by the
 * status. What the vendor wrote decides the kind and is never passed on.
 *
 * @param model the model that was called; empty for other calls
 */
record GeminiErrors(Optional<String> model) implements ErrorMapper {
	private static final Pattern SECONDS = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,9})?)s");

	@Override
	public ProviderException map(HttpAnswer answer) {
		int status = answer.head().status();
		JsonElement error = JsonNull.INSTANCE;
		try {
			var json = JsonParser.parseString(answer.text());
			// errors of a stream may come as a list of one
			if (json instanceof JsonArray list && list.size() == 1)
				json = list.get(0);
			if (json instanceof JsonObject object && object.has("error"))
				error = object.get("error");
		} catch (JsonParseException e) {
			// a proxy's page: the status says enough
		}
		return error(error, status, "HTTP " + status);
	}

	/** For an {@code error} after a good status. */
	ProviderException inStream(JsonElement error) {
		var code = text(error, "code");
		return error(error, code.matches("[45]\\d\\d") ? Integer.parseInt(code) : 500, "an error within the answer");
	}

	private ProviderException error(JsonElement error, int status, String reason) {
		var words = text(error, "message").toLowerCase(Locale.ROOT);
		if (words.contains("maximum number of tokens"))
			return new ProviderException(Kind.UNSUPPORTED, "The conversation is too long for " + model.orElse("the model") + " (" + reason
					+ "). Start a new one, shorten this one, or choose a model with a larger context window.");
		var details = error instanceof JsonObject object && object.get("details") != null ? object.get("details").toString() : "";
		var kind = details.contains("API_KEY_INVALID") || words.contains("api key") ? Kind.AUTH
				// a quota for a day is not back in a minute
				: Pattern.compile("\"quotaId\":\"[^\"]*PerDay").matcher(details).find()
						|| Stream.of("enable billing", "credits").anyMatch(words::contains) ? Kind.QUOTA
						: kind(status, words);
		var wait = SECONDS.matcher(details.replaceFirst("(?s).*\"retryDelay\":\"([^\"]*)\".*", "$1"));
		return wait.matches() && kind == Kind.RATE_LIMIT
				? new ProviderException(kind, error(kind, reason).getMessage(),
						Optional.of(Duration.ofMillis(new BigDecimal(wait.group(1)).movePointRight(3).longValue())))
				: error(kind, reason);
	}

	private Kind kind(int status, String words) {
		return switch (status) {
		case 400, 413, 422 -> Kind.UNSUPPORTED;
		case 401, 403 -> Kind.AUTH;
		case 402 -> Kind.QUOTA;
		case 404 -> model.isPresent() && words.contains("model") ? Kind.UNKNOWN_MODEL : Kind.NOT_CONFIGURED;
		case 408 -> Kind.UNAVAILABLE;
		case 429 -> Kind.RATE_LIMIT;
		default -> status >= 500 ? Kind.UNAVAILABLE : Kind.BAD_ANSWER;
		};
	}

	private static String text(JsonElement error, String name) {
		return error instanceof JsonObject object && object.has(name) && object.get(name).isJsonPrimitive() ? object.get(name).getAsString()
				: "";
	}

	ProviderException error(Kind kind, String reason) {
		var name = model.orElse("the model");
		return new ProviderException(kind, "Google Gemini " + switch (kind) {
		case AUTH -> "refused the call (" + reason + "): the API key is wrong or not allowed to do this. Check it in the provider's settings.";
		case RATE_LIMIT -> "got too many calls (" + reason + "). Wait a little and try again.";
		case QUOTA -> "says that the quota of the day is used up or nothing is paid (" + reason + "). Check the plan in Google AI Studio.";
		case UNSUPPORTED -> "refused the request (" + reason + "): " + name
				+ " may not take one of its parameters or files. Change them or choose another model.";
		case UNKNOWN_MODEL, RETIRED -> "has no model " + name + " for this key (" + reason + "). Choose another model.";
		case CONTENT -> "refused the content (" + reason + "). Change the message and try again.";
		case UNAVAILABLE -> "is overloaded or not available now (" + reason + "). Try again.";
		case BAD_ANSWER -> "answered in an unexpected way (" + reason + "). Check the base URL in the provider's settings.";
		case NOT_CONFIGURED -> "is not what answers at this base URL (" + reason + "). Check it in the provider's settings.";
		});
	}
}
