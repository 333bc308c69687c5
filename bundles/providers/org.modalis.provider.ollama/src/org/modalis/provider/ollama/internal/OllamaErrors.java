package org.modalis.provider.ollama.internal;

import java.util.Locale;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ModelId;
import org.modalis.api.vendor.VendorErrors;

/** Ollama's errors, {@code {"error": "text"}} with a status or as a line within a stream. */
final class OllamaErrors extends VendorErrors {

	OllamaErrors(Optional<ModelId> model) {
		super("Ollama", model);
	}

	@Override
	protected Optional<Kind> kind(VendorObject error, String message) {
		return model().isPresent() && has(message, "model") && has(message, "not found") ? Optional.of(Kind.UNKNOWN_MODEL)
				: Optional.empty();
	}

	@Override
	protected ProviderException error(VendorObject error, int status, String reason) {
		if (status >= 500 && error.text("message").toLowerCase(Locale.ROOT).contains("memory"))
			return new ProviderException(Kind.UNAVAILABLE,
					"Ollama has not enough memory for " + modelName() + ". Close other programs or choose a smaller model.");
		return super.error(error, status, reason);
	}

	@Override
	protected String sentence(Kind kind, String reason) {
		return switch (kind) {
		case UNKNOWN_MODEL -> "Ollama has no model " + modelName() + ". Get it with: ollama pull " + modelName();
		case UNAVAILABLE -> "Ollama reported an error (" + reason + "). Try again; its own log says more.";
		default -> super.sentence(kind, reason);
		};
	}
}
