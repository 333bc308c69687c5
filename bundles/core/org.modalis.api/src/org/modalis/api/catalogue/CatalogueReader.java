package org.modalis.api.catalogue;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Limits;
import org.modalis.api.model.Meter;
import org.modalis.api.model.Modality;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Reads the form of a catalogue; every complaint names the entry. Not for several threads. */
final class CatalogueReader {
	/** What prices are called in the file, in the order in which they are read. */
	static final Map<String, Meter> METERS = new LinkedHashMap<>();
	static {
		METERS.put("input", Meter.INPUT_TOKENS);
		METERS.put("cachedInput", Meter.CACHED_INPUT_TOKENS);
		METERS.put("cacheWrite", Meter.CACHE_WRITE_TOKENS);
		METERS.put("output", Meter.OUTPUT_TOKENS);
		METERS.put("images", Meter.IMAGES);
		METERS.put("seconds", Meter.SECONDS);
		METERS.put("characters", Meter.CHARACTERS);
		METERS.put("requests", Meter.REQUESTS);
	}

	private final String provider;
	private final Map<String, Source> sources = new TreeMap<>();
	private String entry;

	CatalogueReader(String provider) {
		this.provider = provider;
		entry = "The catalogue of " + provider;
	}

	List<ModelInfo> read(String json) {
		try {
			var root = object(JsonParser.parseString(json), "the file");
			only(root, "provider", "sources", "models");
			if (!text(root, "provider").equals(provider))
				throw wrong("says that it belongs to " + text(root, "provider"));
			for (var each : object(root.get("sources"), "sources").entrySet())
				sources.put(each.getKey(), source(object(each.getValue(), each.getKey())));
			var models = new ArrayList<ModelInfo>();
			for (var each : array(root, "models"))
				models.add(model(object(each, "an entry of models")));
			return models;
		} catch (JsonParseException e) {
			throw wrong("is no valid JSON: " + e.getMessage());
		}
	}

	private Source source(JsonObject from) {
		only(from, "title", "date");
		return new Source(text(from, "title"), date(text(from, "date")));
	}

	private ModelInfo model(JsonObject from) {
		entry = "The catalogue of " + provider;
		entry = provider + "/" + text(from, "id");
		only(from, "id", "name", "modality", "limits", "prices", "abilities", "lifecycle");
		try {
			return new ModelInfo(new ModelId(provider, text(from, "id")), text(from, "name"),
					named(Modality.values(), text(from, "modality")), limits(object(from.get("limits"), "limits")),
					from.has("prices") ? Optional.of(pricing(object(from.get("prices"), "prices"))) : Optional.empty(),
					abilities(object(from.get("abilities"), "abilities")), lifecycle(from));
		} catch (IllegalArgumentException e) {
			throw e.getMessage().startsWith(entry) ? e : wrong(e.getMessage());
		}
	}

	private Limits limits(JsonObject from) {
		only(from, "context", "input", "output", "source");
		return new Limits(count(from, "context"), count(from, "input"), count(from, "output"), Optional.of(sourceOf(from)));
	}

	private Pricing pricing(JsonObject from) {
		var known = new LinkedHashSet<>(List.of("currency", "per", "source", "tiers"));
		known.addAll(METERS.keySet());
		only(from, known.toArray(String[]::new));
		long per = count(from, "per").orElse(1_000_000);
		var prices = new ArrayList<Price>();
		prices(from, per, 0, prices);
		if (from.has("tiers"))
			for (var each : array(from, "tiers")) {
				var tier = object(each, "a tier");
				prices(tier, per, count(tier, "above").orElseThrow(() -> wrong("has a tier without \"above\"")), prices);
			}
		return new Pricing(Currency.getInstance(from.has("currency") ? text(from, "currency") : "USD"), prices, sourceOf(from));
	}

	private void prices(JsonObject from, long per, long above, List<Price> to) {
		METERS.forEach((name, meter) -> {
			if (from.has(name))
				to.add(new Price(meter, new BigDecimal(text(from, name)), tokens(meter) ? per : 1, above));
		});
	}

	static boolean tokens(Meter meter) {
		return switch (meter) {
		case INPUT_TOKENS, CACHED_INPUT_TOKENS, CACHE_WRITE_TOKENS, OUTPUT_TOKENS -> true;
		case IMAGES, SECONDS, CHARACTERS, REQUESTS -> false;
		};
	}

	private Abilities abilities(JsonObject from) {
		only(from, "can", "efforts", "maxTemperature", "source");
		Set<Capability> can = new LinkedHashSet<>();
		for (var each : array(from, "can"))
			can.add(named(Capability.values(), each.getAsString()));
		var efforts = new ArrayList<ReasoningEffort>();
		if (from.has("efforts"))
			for (var each : array(from, "efforts"))
				efforts.add(named(ReasoningEffort.values(), each.getAsString()));
		double highest = from.has("maxTemperature") ? from.get("maxTemperature").getAsDouble() : Abilities.USUAL_MAX_TEMPERATURE;
		return new Abilities(can, efforts, highest, Optional.of(sourceOf(from)));
	}

	private Lifecycle lifecycle(JsonObject model) {
		if (!model.has("lifecycle"))
			return Lifecycle.ACTIVE;
		var from = object(model.get("lifecycle"), "lifecycle");
		only(from, "stage", "date", "successor", "source");
		var date = from.has("date") ? Optional.of(date(text(from, "date"))) : Optional.<LocalDate>empty();
		var successor = from.has("successor") ? Optional.of(ModelId.parse(text(from, "successor"))) : Optional.<ModelId>empty();
		return new Lifecycle(named(Stage.values(), text(from, "stage")), date, successor, Optional.of(sourceOf(from)));
	}

	private Source sourceOf(JsonObject from) {
		var source = sources.get(text(from, "source"));
		if (source == null)
			throw wrong("names the source " + text(from, "source") + ", which \"sources\" does not have");
		return source;
	}

	private <E extends Enum<E>> E named(E[] all, String word) {
		return Arrays.stream(all).filter(each -> each.name().replace('_', '-').equalsIgnoreCase(word)).findFirst()
				.orElseThrow(() -> wrong("says " + word + "; there are: " + String.join(", ",
						Arrays.stream(all).map(CatalogueReader::word).toList())));
	}

	/** As a constant is written in the file. */
	static String word(Enum<?> constant) {
		return constant.name().replace('_', '-').toLowerCase(Locale.ROOT);
	}

	private LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		} catch (DateTimeException e) {
			throw wrong("has a date that is not written year-month-day: " + text);
		}
	}

	private OptionalLong count(JsonObject from, String name) {
		if (!from.has(name))
			return OptionalLong.empty();
		try {
			return OptionalLong.of(new BigDecimal(text(from, name)).longValueExact());
		} catch (ArithmeticException | NumberFormatException e) {
			throw wrong("needs a whole number as \"" + name + "\"");
		}
	}

	private String text(JsonObject from, String name) {
		var found = from.get(name);
		if (found == null || !found.isJsonPrimitive() || found.getAsString().isBlank())
			throw wrong("lacks \"" + name + "\"");
		return found.getAsString();
	}

	private JsonArray array(JsonObject from, String name) {
		if (from.get(name) instanceof JsonArray array)
			return array;
		throw wrong("lacks the list \"" + name + "\"");
	}

	private JsonObject object(JsonElement element, String what) {
		if (element instanceof JsonObject object)
			return object;
		throw wrong("lacks \"" + what + "\"");
	}

	/** A misspelled name would silently be no figure at all. */
	private void only(JsonObject from, String... names) {
		for (var name : from.keySet())
			if (!List.of(names).contains(name))
				throw wrong("has \"" + name + "\", which means nothing here; there are: " + String.join(", ", names));
	}

	private IllegalArgumentException wrong(String what) {
		return new IllegalArgumentException(entry + " " + what + ".");
	}
}
