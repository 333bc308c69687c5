package org.modalis.api.openai;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.transport.HttpCall;
import org.osgi.annotation.versioning.ConsumerType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * A provider whose vendor speaks OpenAI's chat completions: {@code POST {base}/chat/completions} streamed as server-sent events,
 * and {@code GET {base}/models}. A subclass gives {@link #info()} and overrides the hooks where its vendor differs.
 * <p>
 * Sampling parameters: where {@link #capabilities} knows the model, a request that uses what the model lacks is refused before
 * anything is sent; where it does not, everything that the user set is sent and the vendor decides.
 * <p>
 * Source: the OpenAPI description of the vendor, <a href="https://github.com/openai/openai-openapi">openai-openapi</a>, 2026-08-21.
 */
@ConsumerType
public abstract class OpenAiChatProvider implements ChatProvider {

	// ---- what a vendor may do differently

	/** The name of the field for the longest answer; vendors with reasoning models call it {@code max_completion_tokens}. */
	protected String maxOutputTokensField() {
		return "max_tokens";
	}

	/** What a model can do; empty when nobody knows, and then every parameter is sent. */
	protected Optional<Set<Capability>> capabilities(ModelId model) {
		return Optional.empty();
	}

	/** Changes the request body before it is sent, for fields that only this vendor has. */
	protected void refine(JsonObject body, ChatRequest request) {
		// most vendors take the body as it is
	}

	/** Adds headers that only this vendor has. */
	protected HttpCall refine(HttpCall call, CallContext context) {
		return call;
	}

	/** Reads one entry of the vendor's model list; empty leaves it out, for example because it is no chat model. */
	protected Optional<ModelInfo> model(JsonObject entry, CallContext context) {
		if (!(entry.get("id") instanceof JsonPrimitive name) || name.getAsString().isBlank())
			return Optional.empty();
		var id = new ModelId(info().id(), name.getAsString());
		var source = info().displayName() + " /models, " + LocalDate.now(context.clock());
		var all = capabilities(id).orElse(Set.of(Capability.STREAMING, Capability.TEMPERATURE, Capability.SEED));
		return Optional.of(ModelInfo.chat(id, id.name(), source).withCapabilities(all));
	}

	// ---- the calls

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException, InterruptedException {
		refuseWhatTheModelLacks(request);
		var body = ChatBody.of(request, maxOutputTokensField());
		refine(body, request);
		var uri = endpoint("/chat/completions", context);
		var errors = new OpenAiErrors(info().displayName(), Optional.of(request.model()));
		var call = refine(authorize(HttpCall.post(uri, body.toString(), errors), context), context);
		return context.transport().stream(call.header("Accept", "text/event-stream"),
				(head, stream) -> new ChatStream(sink, errors).read(stream));
	}

	@Override
	public List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException {
		var errors = new OpenAiErrors(info().displayName(), Optional.empty());
		var call = refine(authorize(HttpCall.get(endpoint("/models", context), errors), context), context);
		var models = new ArrayList<ModelInfo>();
		for (var entry : entries(context.transport().send(call).text()))
			if (entry instanceof JsonObject each)
				model(each, context).ifPresent(models::add);
		models.sort(Comparator.comparing(ModelInfo::id));
		return List.copyOf(models);
	}

	/** Most servers wrap the list as {@code {"data": [...]}}, some give it bare. */
	private JsonArray entries(String text) throws ProviderException {
		try {
			var json = JsonParser.parseString(text);
			if (json instanceof JsonObject object && object.get("data") instanceof JsonArray data)
				return data;
			if (json instanceof JsonArray bare)
				return bare;
		} catch (JsonParseException e) {
			throw noModelList(e);
		}
		throw noModelList(null);
	}

	private ProviderException noModelList(Throwable cause) {
		return new ProviderException(Kind.BAD_ANSWER, info().displayName()
				+ " did not answer with a list of models. Check that the base URL is that of an OpenAI-compatible API; it often ends in /v1.",
				cause);
	}

	private void refuseWhatTheModelLacks(ChatRequest request) throws ProviderException {
		var known = capabilities(request.model());
		if (known.isEmpty())
			return;
		ChatParameters parameters = request.parameters();
		boolean sampling = parameters.temperature().isPresent() || parameters.topP().isPresent();
		if (sampling && !known.get().contains(Capability.TEMPERATURE))
			throw lacks(request.model(), "a temperature or top-p");
		if (parameters.seed().isPresent() && !known.get().contains(Capability.SEED))
			throw lacks(request.model(), "a seed");
	}

	private static ProviderException lacks(ModelId model, String what) {
		return new ProviderException(Kind.UNSUPPORTED,
				model + " does not take " + what + ". Nothing was sent; remove the setting or choose another model.");
	}

	private static URI endpoint(String path, CallContext context) throws ProviderException {
		return URI.create(context.baseUrl() + path);
	}

	private HttpCall authorize(HttpCall call, CallContext context) throws ProviderException {
		var key = context.key();
		if (key.isPresent())
			return call.secretHeader("Authorization", "Bearer ", key.get());
		if (info().key() == KeyUse.REQUIRED)
			throw new ProviderException(Kind.AUTH,
					"No API key for " + info().displayName() + " is set. Enter one in the provider's settings.");
		return call;
	}
}
