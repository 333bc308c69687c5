package org.modalis.provider.ollama.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import org.modalis.api.ProviderException;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;

import com.google.gson.JsonObject;

/**
 * The chat models of an Ollama server. What {@code /api/show} says of a model is asked once for each digest and kept, a few
 * models at a time. Threads: any.
 */
final class OllamaModels {

	private static final int AT_A_TIME = 4;
	private static final Pattern NUM_CTX = Pattern.compile("(?m)^num_ctx\\s+([1-9]\\d{0,11})\\s*$");
	private static final Map<String, Capability> CAPABILITIES = Map.of("vision", Capability.VISION, "tools", Capability.FUNCTION_CALLING,
			"thinking", Capability.REASONING);

	/** Asks what {@code /api/show} says of a model. */
	@FunctionalInterface
	interface Show {
		VendorObject show(String name) throws ProviderException, InterruptedException;
	}

	/** What is known of a model's file, whatever it is called. */
	private record Facts(OptionalLong contextWindow, Abilities abilities, boolean chats) {
		static Facts of(VendorObject shown, Source source) {
			var named = shown.texts("capabilities");
			var can = EnumSet.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.TEMPERATURE, Capability.TOP_P, Capability.STOP,
					Capability.SEED, Capability.JSON_MODE, Capability.JSON_SCHEMA);
			named.stream().filter(CAPABILITIES::containsKey).map(CAPABILITIES::get).forEach(can::add);
			var efforts = can.contains(Capability.REASONING) ? efforts(shown) : List.<ReasoningEffort>of();
			// servers before 0.6.4 name no capabilities
			return new Facts(window(shown), new Abilities(can, efforts, Abilities.USUAL_MAX_TEMPERATURE, Optional.of(source)),
					named.isEmpty() || named.contains("completion"));
		}

		/** The gpt-oss family thinks at three levels and cannot be kept from it; others think or do not. */
		private static List<ReasoningEffort> efforts(VendorObject shown) {
			return shown.object("details").text("family").equals("gptoss")
					? List.of(ReasoningEffort.LOW, ReasoningEffort.MEDIUM, ReasoningEffort.HIGH)
					: List.of(ReasoningEffort.NONE, ReasoningEffort.HIGH);
		}

		/** What the model's own file sets, else the most that its architecture can do. */
		private static OptionalLong window(VendorObject shown) {
			var set = NUM_CTX.matcher(shown.text("parameters"));
			if (set.find())
				return OptionalLong.of(Long.parseLong(set.group(1)));
			var details = shown.object("model_info");
			return details.json().keySet().stream().filter(name -> name.endsWith(".context_length")).findFirst().map(details::count)
					.orElse(OptionalLong.empty());
		}
	}

	private final Map<String, Facts> known = new ConcurrentHashMap<>();

	/**
	 * @param tags the models as {@code /api/tags} lists them
	 * @param wanted the context window that the user set
	 */
	List<ModelInfo> list(List<VendorObject> tags, Show shows, OptionalLong wanted, Source source) throws InterruptedException {
		var named = tags.stream().filter(tag -> !tag.text("name").isBlank()).toList();
		known.keySet().retainAll(named.stream().map(tag -> tag.text("digest")).toList());
		var tasks = named.stream().<Callable<Facts>>map(tag -> () -> facts(tag, shows, source)).toList();
		var models = new ArrayList<ModelInfo>();
		try (var threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
			var answers = threads.invokeAll(tasks);
			for (int i = 0; i < answers.size(); i++)
				if (answers.get(i).get().chats())
					models.add(model(named.get(i).text("name"), answers.get(i).get(), wanted, source));
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
		return models;
	}

	private static ModelInfo model(String name, Facts facts, OptionalLong wanted, Source source) {
		var model = ModelInfo.chat(new ModelId(OllamaProvider.ID, name), name).withAbilities(facts.abilities());
		var window = wanted.isPresent() && wanted.getAsLong() < facts.contextWindow().orElse(Long.MAX_VALUE) ? wanted
				: facts.contextWindow();
		return window.isPresent() ? model.withLimits(Limits.context(window.getAsLong(), source)) : model;
	}

	/** A model that cannot be shown is still listed: it may well chat. */
	private Facts facts(VendorObject tag, Show shows, Source source) throws InterruptedException {
		var kept = known.get(tag.text("digest"));
		if (kept != null)
			return kept;
		try {
			var facts = Facts.of(shows.show(tag.text("name")), source);
			if (!tag.text("digest").isEmpty())
				known.put(tag.text("digest"), facts);
			return facts;
		} catch (ProviderException e) {
			return Facts.of(new VendorObject(new JsonObject()), source);
		}
	}
}
