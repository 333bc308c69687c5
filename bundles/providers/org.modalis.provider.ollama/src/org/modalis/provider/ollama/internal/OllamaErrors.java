package org.modalis.provider.ollama.internal;

import java.util.Locale;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.transport.ErrorMapper;
import org.modalis.api.transport.HttpAnswer;

/**
 * Turns Ollama's errors, {@code {"error": "text"}} with a status or as a line within a stream, into ours. The text decides
 * between causes and is never passed on.
 *
 * @param model the name of the model that was called; empty for other calls
 */
record OllamaErrors(Optional<String> model) implements ErrorMapper {

	@Override
	public ProviderException map(HttpAnswer answer) {
		int status = answer.head().status();
		var reason = " (HTTP " + status + ")";
		if (status == 404)
			return model.map(OllamaErrors::missing).orElseGet(() -> error(Kind.NOT_CONFIGURED,
					"There is no Ollama server at this base URL" + reason + ". Check it in the provider's settings."));
		if (status >= 500)
			return byText(answer.text(), reason);
		return switch (status) {
		case 401, 403 -> error(Kind.AUTH, "Ollama refused the call" + reason + ". Check its API key in the provider's settings.");
		case 402 -> error(Kind.QUOTA, "Ollama says that no quota is left" + reason + ". Check the plan at ollama.com.");
		case 400, 413, 422 -> error(Kind.UNSUPPORTED, "Ollama refused the request" + reason + ": " + model.orElse("the model")
				+ " cannot chat or does not take one of the parameters. Change them or choose another model.");
		case 408 -> error(Kind.UNAVAILABLE, "Ollama took too long" + reason + ". Try again.");
		case 429 -> error(Kind.RATE_LIMIT, "Ollama got too many calls" + reason + ". Wait a little and try again.");
		default -> error(Kind.BAD_ANSWER, "Ollama answered in an unexpected way" + reason + ". Check the base URL.");
		};
	}

	/** For a line of an answer whose status was good. */
	ProviderException inStream(String text) {
		return byText(text, " in the middle of its answer");
	}

	private ProviderException byText(String text, String when) {
		var words = text.toLowerCase(Locale.ROOT);
		if (model.isPresent() && words.contains("model") && words.contains("not found"))
			return missing(model.get());
		if (words.contains("memory"))
			return error(Kind.UNAVAILABLE, "Ollama has not enough memory for " + model.orElse("the model")
					+ ". Close other programs or choose a smaller model.");
		return error(Kind.UNAVAILABLE, "Ollama reported an error" + when + ". Try again; its own log says more.");
	}

	private static ProviderException missing(String model) {
		return error(Kind.UNKNOWN_MODEL, "Ollama has no model " + model + ". Get it with: ollama pull " + model);
	}

	private static ProviderException error(Kind kind, String sentence) {
		return new ProviderException(kind, sentence);
	}
}
