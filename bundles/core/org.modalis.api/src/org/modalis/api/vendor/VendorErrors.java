package org.modalis.api.vendor;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.Json;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ModelId;
import org.modalis.api.transport.ErrorMapper;
import org.modalis.api.transport.HttpAnswer;
import org.osgi.annotation.versioning.ConsumerType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * Turns a vendor's errors into ours: the HTTP status tells the kind unless a subclass knows better from the vendor's words, and each
 * kind has one sentence. What the vendor wrote is never passed on. An error is looked for as {@code {"error": {...}}}, alone or in a
 * list of one, as {@code {"error": "text"}} and as a bare object. {@code Retry-After} is the transport's to read. Immutable, so for
 * any thread.
 */
@ConsumerType
public class VendorErrors implements ErrorMapper {
	private static final String[] TOO_LONG = { "prompt is too long", "context limit", "context window", "context_length",
			"maximum context length", "exceeds the maximum number of tokens" };

	private final String vendor;
	private final Optional<ModelId> model;

	/**
	 * @param vendor how people call it
	 * @param model the model that was called; empty for other calls
	 */
	public VendorErrors(String vendor, Optional<ModelId> model) {
		this.vendor = Objects.requireNonNull(vendor);
		this.model = Objects.requireNonNull(model);
	}

	// ---- what a vendor may do differently

	/**
	 * What an error is by the vendor's own words; empty leaves it to the status.
	 *
	 * @param error the vendor's error; without fields when there was none
	 * @param message its message in lower case; empty text when there was none
	 */
	protected Optional<Kind> kind(VendorObject error, String message) {
		return Optional.empty();
	}

	/**
	 * What people read.
	 *
	 * @param reason where it comes from, for example {@code HTTP 429}; not a vendor's words
	 */
	protected String sentence(Kind kind, String reason) {
		return vendor + " " + switch (kind) {
		case AUTH -> "refused the call (" + reason
				+ "): the API key is missing, wrong or not allowed to do this. Check it in the provider's settings.";
		case RATE_LIMIT -> "got too many calls (" + reason + "). Wait a little and try again.";
		case QUOTA -> "says that nothing is paid any more, or that a quota or limit is used up (" + reason
				+ "). Check credit, plan and bill there.";
		case UNSUPPORTED -> "refused the request (" + reason + "): " + modelName()
				+ " may not take one of its parameters or files, or not so long a conversation. Change them or choose another model.";
		case UNKNOWN_MODEL -> "has no model " + modelName() + " for this account (" + reason + "). Choose another model.";
		case RETIRED -> "no longer serves " + modelName() + " (" + reason + "). Choose another model.";
		case CONTENT -> "refused the content (" + reason + "). Change the message and try again.";
		case UNAVAILABLE -> "is overloaded or not available now (" + reason + "). Try again.";
		case BAD_ANSWER -> "answered in an unexpected way (" + reason + "). " + addressHint();
		case NOT_CONFIGURED -> "is not what answers at this base URL (" + reason + "). " + addressHint();
		};
	}

	/** What to do when something else than the vendor seems to answer, a sentence. */
	protected String addressHint() {
		return "Check the base URL in the provider's settings.";
	}

	/**
	 * The whole meaning of one error; to override where kind and sentence are not enough.
	 *
	 * @param status the HTTP status, or what stands for it
	 */
	protected ProviderException error(VendorObject error, int status, String reason) {
		var message = error.text("message").toLowerCase(Locale.ROOT);
		if (status != 429 && has(error.text("code") + " " + message, TOO_LONG))
			return new ProviderException(Kind.UNSUPPORTED, "The conversation is too long for " + modelName() + " (" + reason
					+ "). Start a new one, shorten this one, or choose a model with a larger context window.");
		return error(kind(error, message).orElseGet(() -> byStatus(status, message)), reason);
	}

	// ---- the errors

	/** How people call the vendor. */
	public final String vendor() {
		return vendor;
	}

	/** The model that was called; empty for other calls. */
	public final Optional<ModelId> model() {
		return model;
	}

	/** The model's name as it can stand in a sentence. */
	protected final String modelName() {
		return model.map(ModelId::name).orElse("the model");
	}

	@Override
	public final ProviderException map(HttpAnswer answer) {
		int status = answer.head().status();
		return error(errorIn(parsed(answer.text())), status, "HTTP " + status);
	}

	/** For an error within an answer whose status was good; its code may be a status, and otherwise the vendor has failed. */
	public final ProviderException inStream(JsonElement error) {
		var found = errorIn(error);
		long code = found.count("code").orElse(0);
		return error(found, code >= 400 && code < 600 ? (int) code : 500, "an error within the answer");
	}

	/** An error that has no words of the vendor. */
	public final ProviderException error(Kind kind, String reason) {
		return new ProviderException(kind, sentence(kind, reason));
	}

	/** For an answer that ends before its end. */
	public final ProviderException cutOff() {
		return new ProviderException(Kind.UNAVAILABLE, vendor + " stopped in the middle of its answer. What came is kept; try again.");
	}

	/**
	 * For an answer that is not what was asked for.
	 *
	 * @param wanted what was asked for, for example {@code "a list of models"}
	 */
	public final ProviderException unexpected(String wanted) {
		return unexpected(wanted, Optional.empty());
	}

	/** @param cause for the log only */
	public final ProviderException unexpected(String wanted, Optional<Throwable> cause) {
		return new ProviderException(Kind.BAD_ANSWER, vendor + " did not answer with " + wanted + ". " + addressHint(), cause.orElse(null));
	}

	/** Whether a text has any of these within. */
	protected static boolean has(String text, String... any) {
		return List.of(any).stream().anyMatch(text::contains);
	}

	private Kind byStatus(int status, String message) {
		return switch (status) {
		case 400, 413, 422 -> Kind.UNSUPPORTED;
		case 401, 403 -> Kind.AUTH;
		case 402 -> Kind.QUOTA;
		// servers say 404 both for a missing model and for a missing path
		case 404 -> model.isPresent() && message.contains("model") ? Kind.UNKNOWN_MODEL : Kind.NOT_CONFIGURED;
		case 405 -> Kind.NOT_CONFIGURED;
		case 408 -> Kind.UNAVAILABLE;
		case 410 -> Kind.RETIRED;
		case 429 -> Kind.RATE_LIMIT;
		case 451 -> Kind.CONTENT;
		default -> status >= 500 ? Kind.UNAVAILABLE : Kind.BAD_ANSWER;
		};
	}

	private static JsonElement parsed(String body) {
		try {
			return JsonParser.parseString(body);
		} catch (JsonParseException e) {
			// a proxy's page: the status says enough
			return JsonNull.INSTANCE;
		}
	}

	private static VendorObject errorIn(JsonElement body) {
		var json = body instanceof JsonArray list && list.size() == 1 ? list.get(0) : body;
		var error = json instanceof JsonObject object && object.has("error") ? object.get("error") : json;
		return error instanceof JsonPrimitive text ? new VendorObject(Json.object("message", text.getAsString())) : VendorObject.of(error);
	}
}
