package org.modalis.api.openai;

import java.util.Locale;
import java.util.Optional;

import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ModelId;
import org.modalis.api.vendor.VendorErrors;

/** The errors of an OpenAI-shaped API: their code and type tell the kind, then the HTTP status. Immutable, so for any thread. */
public final class OpenAiErrors extends VendorErrors {

	/**
	 * @param vendor how people call it
	 * @param model the model that was called; empty for other calls
	 */
	public OpenAiErrors(String vendor, Optional<ModelId> model) {
		super(vendor, model);
	}

	@Override
	protected Optional<Kind> kind(VendorObject error, String message) {
		var code = (error.text("code") + " " + error.text("type")).toLowerCase(Locale.ROOT);
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
		// OpenRouter says 403 both for a wrong key and for a refused content, and gives reasons only for the latter
		if (has(code, "content_filter", "_policy", "moderation", "invalid_prompt") || error.object("metadata").json().has("reasons"))
			return Optional.of(Kind.CONTENT);
		if (has(code, "unsupported", "image"))
			return Optional.of(Kind.UNSUPPORTED);
		return Optional.empty();
	}

	@Override
	protected String sentence(Kind kind, String reason) {
		return kind == Kind.NOT_CONFIGURED
				? "There is no OpenAI-compatible API at the base URL of " + vendor() + " (" + reason + "). " + addressHint()
				: super.sentence(kind, reason);
	}

	@Override
	protected String addressHint() {
		return "Check the base URL in the provider's settings; it often ends in /v1.";
	}
}
