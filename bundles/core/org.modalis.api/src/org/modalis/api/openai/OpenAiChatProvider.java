package org.modalis.api.openai;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.Catalogue;
import org.modalis.api.catalogue.CatalogueFile;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.transport.ErrorMapper;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport.BodyReader;
import org.osgi.annotation.versioning.ConsumerType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * A provider whose vendor speaks OpenAI's chat completions: {@code POST {base}/chat/completions} streamed as server-sent events,
 * and {@code GET {base}/models}. A subclass says who it is and overrides the hooks where its vendor differs. Its models come
 * from {@code catalogue.json} beside it and from the vendor's list. Immutable, so for any thread; the hooks are
 * called from several at once.
 * <p>
 * Errors get their kind from the vendor's code and type, then from the HTTP status, and a sentence of ours. Counts are tokens.
 * <p>
 * Source: the OpenAPI description of the vendor, <a href="https://github.com/openai/openai-openapi">openai-openapi</a>, 2026-08-21.
 */
@ConsumerType
public abstract class OpenAiChatProvider implements ChatProvider {
	private final ProviderInfo info;
	private final Supplier<Catalogue> catalogue;

	/** A provider with a {@code catalogue.json} beside its class. */
	protected OpenAiChatProvider(ProviderInfo info) {
		this.info = info;
		this.catalogue = new CatalogueFile(getClass(), info.id())::get;
	}

	/** A provider with another catalogue: {@link Catalogue#EMPTY} where nobody can know the models before they are listed. */
	protected OpenAiChatProvider(ProviderInfo info, Catalogue catalogue) {
		this.info = info;
		this.catalogue = () -> catalogue;
	}

	// ---- what a vendor may do differently

	/** The name of the field for the longest answer; vendors with reasoning models call it {@code max_completion_tokens}. */
	protected String maxOutputTokensField() {
		return "max_tokens";
	}

	/** Whether the vendor wants a model's reasoning back together with the results of its tools. */
	protected boolean wantsReasoningBack() {
		return false;
	}

	/** What no request to this vendor can carry, whatever is believed of a model; it is refused, never left out. */
	protected Set<Capability> withoutPlace() {
		return Set.of();
	}

	/** Changes the request body before it is sent, for fields that only this vendor has. */
	protected void refine(JsonObject body, ChatRequest request) {
		// most vendors take the body as it is
	}

	/** Adds headers that only this vendor has. */
	protected HttpCall refine(HttpCall call, CallContext context) {
		return call;
	}

	/**
	 * Reads one entry of the vendor's model list; empty leaves it out, for example because it is no chat model.
	 *
	 * @param known what the catalogue says of it
	 */
	protected Optional<ModelInfo> model(JsonObject entry, Optional<ModelInfo> known, CallContext context) {
		var id = id(entry);
		return id.map(named -> known.orElseGet(() -> unknown(named)));
	}

	private ModelInfo unknown(ModelId id) {
		var can = new HashSet<>(Abilities.UNKNOWN.capabilities());
		can.removeAll(withoutPlace());
		return ModelInfo.chat(id, id.name())
				.withAbilities(new Abilities(can, List.of(), Abilities.USUAL_MAX_TEMPERATURE, Optional.empty()));
	}

	// ---- the calls

	@Override
	public final ProviderInfo info() {
		return info;
	}

	@Override
	public final List<ModelInfo> catalogue() {
		return catalogue.get().models();
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context)
			throws ProviderException, InterruptedException {
		request.refuseUnsupported(withoutPlace());
		var body = ChatBody.of(request, maxOutputTokensField());
		refine(body, request);
		var errors = errors(request);
		return stream("/chat/completions", body, errors, context,
				(head, stream) -> new ChatStream(sink, errors, wantsReasoningBack()).read(stream));
	}

	/** The meaning of the vendor's errors in the answer to a request. */
	protected final OpenAiErrors errors(ChatRequest request) {
		return new OpenAiErrors(info.displayName(), Optional.of(request.model().id()));
	}

	/**
	 * Posts a body with the key and hands the events that come back to a reader, for a vendor with another way to chat.
	 *
	 * @param path below the base URL, for example {@code "/responses"}
	 * @param errors maps answers outside 2xx
	 */
	protected final <T> T stream(String path, JsonObject body, ErrorMapper errors, CallContext context, BodyReader<T> reader)
			throws ProviderException, InterruptedException {
		var call = authorized(HttpCall.post(endpoint(path, context), body.toString(), errors), context);
		return context.transport().stream(call.header("Accept", "text/event-stream"), reader);
	}

	@Override
	public final List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException {
		var listed = new ArrayList<ModelInfo>();
		for (var entry : entries(get("/models", context)))
			if (entry instanceof JsonObject each)
				model(each, id(each).flatMap(this::known), context).ifPresent(listed::add);
		return catalogue.get().with(listed, LocalDate.now(context.clock()));
	}

	/**
	 * Gets a document from the vendor, with the key.
	 *
	 * @param path below the base URL, for example {@code "/models"}
	 * @throws ProviderException as the vendor's answer demands, or {@code BAD_ANSWER} when it is no JSON
	 */
	protected final JsonElement get(String path, CallContext context) throws ProviderException, InterruptedException {
		var errors = new OpenAiErrors(info.displayName(), Optional.empty());
		var text = context.transport().send(authorized(HttpCall.get(endpoint(path, context), errors), context)).text();
		try {
			return JsonParser.parseString(text);
		} catch (JsonParseException e) {
			throw unexpected("valid JSON", Optional.of(e));
		}
	}

	/**
	 * The complaint that what came is not what was asked for.
	 *
	 * @param wanted what was asked for, for example {@code "a list of models"}
	 * @param cause for the log
	 */
	protected final ProviderException unexpected(String wanted, Optional<Throwable> cause) {
		return new ProviderException(Kind.BAD_ANSWER, info.displayName() + " did not answer with " + wanted
				+ ". Check that the base URL is that of an OpenAI-compatible API; it often ends in /v1.", cause.orElse(null));
	}

	private Optional<ModelInfo> known(ModelId id) {
		return catalogue.get().find(id);
	}

	private Optional<ModelId> id(JsonObject entry) {
		return entry.get("id") instanceof JsonPrimitive name && !name.getAsString().isBlank()
				? Optional.of(new ModelId(info.id(), name.getAsString()))
				: Optional.empty();
	}

	/** Most servers wrap the list as {@code {"data": [...]}}, some give it bare. */
	private JsonArray entries(JsonElement json) throws ProviderException {
		if (json instanceof JsonObject object && object.get("data") instanceof JsonArray data)
			return data;
		if (json instanceof JsonArray bare)
			return bare;
		throw unexpected("a list of models", Optional.empty());
	}

	private static URI endpoint(String path, CallContext context) throws ProviderException {
		return URI.create(context.baseUrl() + path);
	}

	private HttpCall authorized(HttpCall call, CallContext context) throws ProviderException {
		var key = context.key();
		if (key.isPresent())
			return refine(call.secretHeader("Authorization", "Bearer ", key.get()), context);
		if (info.key() == KeyUse.REQUIRED)
			throw new ProviderException(Kind.AUTH,
					"No API key for " + info.displayName() + " is set. Enter one in the provider's settings.");
		return refine(call, context);
	}
}
