package org.modalis.provider.gemini.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ModelId;
import org.modalis.api.vendor.VendorErrors;

/** Google's errors, {@code {"error": {"code", "message", "status", "details"}}}: their details tell the kind, then the status. */
final class GeminiErrors extends VendorErrors {
	private static final Pattern WAIT = Pattern.compile("\"retryDelay\":\"(\\d{1,6}(?:\\.\\d{1,9})?)s\"");
	private static final Pattern FOR_A_DAY = Pattern.compile("\"quotaId\":\"[^\"]*PerDay");

	GeminiErrors(Optional<ModelId> model) {
		super(GeminiProvider.NAME, model);
	}

	@Override
	protected Optional<Kind> kind(VendorObject error, String message) {
		if (details(error).contains("API_KEY_INVALID") || has(message, "api key"))
			return Optional.of(Kind.AUTH);
		// a quota for a day is not back in a minute
		return FOR_A_DAY.matcher(details(error)).find() || has(message, "enable billing", "credits") ? Optional.of(Kind.QUOTA)
				: Optional.empty();
	}

	@Override
	protected ProviderException error(VendorObject error, int status, String reason) {
		var mapped = super.error(error, status, reason);
		var wait = WAIT.matcher(details(error));
		if (mapped.kind() != Kind.RATE_LIMIT || !wait.find())
			return mapped;
		var millis = new BigDecimal(wait.group(1)).movePointRight(3).longValue();
		return new ProviderException(mapped.kind(), mapped.getMessage(), Optional.of(Duration.ofMillis(millis)));
	}

	private static String details(VendorObject error) {
		return String.valueOf(error.json().get("details"));
	}
}
