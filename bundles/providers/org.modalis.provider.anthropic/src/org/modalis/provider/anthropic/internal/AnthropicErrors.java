package org.modalis.provider.anthropic.internal;

import java.util.Optional;

import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ModelId;
import org.modalis.api.vendor.VendorErrors;

/** Anthropic's errors, {@code {"type": "error", "error": {"type", "message"}}}, with a status or within a stream. */
final class AnthropicErrors extends VendorErrors {

	AnthropicErrors(Optional<ModelId> model) {
		super("Anthropic", model);
	}

	@Override
	protected Optional<Kind> kind(VendorObject error, String message) {
		// no credit and a spending limit come as invalid requests
		if (has(message, "credit balance", "usage limits"))
			return Optional.of(Kind.QUOTA);
		if (has(message, "content filtering"))
			return Optional.of(Kind.CONTENT);
		return switch (error.text("type")) {
		case "authentication_error", "permission_error" -> Optional.of(Kind.AUTH);
		case "billing_error" -> Optional.of(Kind.QUOTA);
		case "rate_limit_error" -> Optional.of(Kind.RATE_LIMIT);
		case "api_error", "overloaded_error", "timeout_error" -> Optional.of(Kind.UNAVAILABLE);
		default -> Optional.empty();
		};
	}
}
