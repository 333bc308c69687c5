package org.modalis.api.openai;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.ProviderException;
import org.modalis.api.catalogue.Catalogue;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.vendor.VendorErrors;
import org.modalis.api.vendor.VendorProvider;
import org.osgi.annotation.versioning.ConsumerType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

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
public abstract class OpenAiChatProvider extends VendorProvider {

	/** A provider with a {@code catalogue.json} beside its class. */
	protected OpenAiChatProvider(ProviderInfo info) {
		super(info);
	}

	/** A provider with another catalogue: {@link Catalogue#EMPTY} where nobody can know the models before they are listed. */
	protected OpenAiChatProvider(ProviderInfo info, Catalogue catalogue) {
		super(info, catalogue);
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

	/**
	 * Reads one entry of the vendor's model list; empty leaves it out, for example because it is no chat model.
	 *
	 * @param known what the catalogue says of it
	 */
	protected Optional<ModelInfo> model(JsonObject entry, Optional<ModelInfo> known, CallContext context) {
		return named(entry).map(id -> known.orElseGet(() -> unknown(id)));
	}

	@Override
	protected VendorErrors errors(Optional<ModelId> model) {
		return new OpenAiErrors(info().displayName(), model);
	}

	// ---- the calls

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

	@Override
	protected final List<ModelInfo> listed(CallContext context) throws ProviderException, InterruptedException {
		var listed = new ArrayList<ModelInfo>();
		for (var entry : entries(get("/models", context)))
			if (entry instanceof JsonObject each)
				model(each, named(each).flatMap(this::known), context).ifPresent(listed::add);
		return listed;
	}

	private ModelInfo unknown(ModelId id) {
		var can = new HashSet<>(Abilities.UNKNOWN.capabilities());
		can.removeAll(withoutPlace());
		return ModelInfo.chat(id, id.name())
				.withAbilities(new Abilities(can, List.of(), Abilities.USUAL_MAX_TEMPERATURE, Optional.empty()));
	}

	private Optional<ModelId> named(JsonObject entry) {
		return Optional.of(new VendorObject(entry).text("id")).filter(name -> !name.isBlank()).map(this::id);
	}

	/** Most servers wrap the list as {@code {"data": [...]}}, some give it bare. */
	private JsonArray entries(JsonElement json) throws ProviderException {
		if (json instanceof JsonObject object && object.get("data") instanceof JsonArray data)
			return data;
		if (json instanceof JsonArray bare)
			return bare;
		throw unexpected("a list of models");
	}
}
