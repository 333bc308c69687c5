package org.modalis.provider.anthropic.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.Catalogue;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;
import org.modalis.api.provider.CallContext;
import org.modalis.api.transport.HttpCall;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The models that the vendor lists for a key, page by page. One thread, one listing. */
final class AnthropicModels {
	private static final int MOST_PAGES = 100;
	/** Of a model that only the list names: what every Claude takes. */
	private static final Abilities ANY = new Abilities(EnumSet.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.STOP,
			Capability.FUNCTION_CALLING), List.of(), 1, Optional.empty());

	private static final Map<String, Capability> CAPABILITIES = Map.of("image_input", Capability.VISION, "pdf_input", Capability.PDF,
			"structured_outputs", Capability.JSON_SCHEMA, "thinking", Capability.REASONING);

	private final Catalogue catalogue;
	private final CallContext context;
	private final Source source;

	AnthropicModels(Catalogue catalogue, CallContext context) {
		this.catalogue = catalogue;
		this.context = context;
		source = new Source("Anthropic /v1/models", LocalDate.now(context.clock()));
	}

	List<ModelInfo> list() throws ProviderException, InterruptedException {
		var listed = new ArrayList<ModelInfo>();
		var query = "?limit=1000";
		for (int i = 0; i < MOST_PAGES && !query.isEmpty(); i++) {
			var page = page(query);
			for (var entry : page.getAsJsonArray("data"))
				if (entry instanceof JsonObject each && !text(each, "id").isBlank())
					add(each, listed);
			query = text(page, "has_more").equals("true") && !text(page, "last_id").isBlank()
					? "?limit=1000&after_id=" + URLEncoder.encode(text(page, "last_id"), StandardCharsets.UTF_8) : "";
		}
		return catalogue.with(listed, source.date());
	}

	/** @throws ProviderException also when what answers is no list of models */
	JsonObject page(String query) throws ProviderException, InterruptedException {
		var call = HttpCall.get(URI.create(context.baseUrl() + "/v1/models" + query), new AnthropicErrors(Optional.empty()));
		var text = context.transport().send(AnthropicProvider.authorized(call, context)).text();
		Throwable cause = null;
		try {
			if (JsonParser.parseString(text) instanceof JsonObject page && page.get("data") != null && page.get("data").isJsonArray())
				return page;
		} catch (JsonParseException e) {
			cause = e;
		}
		throw new ProviderException(Kind.BAD_ANSWER,
				"Anthropic did not answer with a list of models. Check the base URL in the provider's settings.", cause);
	}

	/** A dated id stands for its alias too, and is priced as that. */
	private void add(JsonObject entry, List<ModelInfo> listed) {
		var id = new ModelId(AnthropicProvider.ID, text(entry, "id"));
		var alias = new ModelId(AnthropicProvider.ID, id.name().replaceFirst("-\\d{8}$", ""));
		var name = text(entry, "display_name").isBlank() ? id.name() : text(entry, "display_name");
		var known = catalogue.find(id).or(() -> catalogue.find(alias));
		var base = known.orElseGet(() -> ModelInfo.chat(id, name).withAbilities(ANY));
		var window = count(entry, "max_input_tokens");
		var limits = new Limits(window, OptionalLong.empty(), count(entry, "max_tokens"), Optional.of(source));
		var live = base.withLimits(window.isPresent() ? limits : base.limits()).withAbilities(abilities(entry, base.abilities()));
		listed.add(live);
		if (!base.id().equals(id))
			listed.add(new ModelInfo(id, name + " (" + id.name() + ")", live.modality(), live.limits(), live.pricing(), live.abilities(),
					live.lifecycle()));
	}

	/** What the list says of a model, beside what it does not speak of. */
	private Abilities abilities(JsonObject entry, Abilities known) {
		if (!(entry.get("capabilities") instanceof JsonObject said))
			return known;
		var can = EnumSet.copyOf(known.capabilities());
		CAPABILITIES.forEach((name, capability) -> {
			can.remove(capability);
			if (supported(said, name))
				can.add(capability);
		});
		var efforts = known.efforts();
		if (efforts.isEmpty() && supported(said, "effort") && can.contains(Capability.REASONING))
			efforts = Stream.of(ReasoningEffort.values()).filter(effort -> supported(said, "effort", effort.word())).toList();
		return new Abilities(can, can.contains(Capability.REASONING) ? efforts : List.of(), known.maxTemperature(), Optional.of(source));
	}

	private static boolean supported(JsonElement said, String... path) {
		for (var name : path)
			said = said instanceof JsonObject object ? object.get(name) : null;
		return said instanceof JsonObject object && text(object, "supported").equals("true");
	}

	private static OptionalLong count(JsonObject entry, String name) {
		return text(entry, name).matches("[1-9]\\d{0,11}") ? OptionalLong.of(Long.parseLong(text(entry, name))) : OptionalLong.empty();
	}

	static String text(JsonObject object, String name) {
		return object.get(name) != null && object.get(name).isJsonPrimitive() ? object.get(name).getAsString() : "";
	}
}
