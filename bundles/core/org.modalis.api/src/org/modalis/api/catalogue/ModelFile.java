package org.modalis.api.catalogue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Limits;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.Source;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * Models written to a file in the form of a catalogue and read back, for models that a vendor once listed and nobody's catalogue
 * has. Unlike a catalogue it may have gaps. Stateless.
 */
public final class ModelFile {
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
	private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

	private ModelFile() {
	}

	/**
	 * @param seen the day of the vendor's list, for figures that name no source of their own
	 */
	public static String write(String providerId, List<ModelInfo> models, LocalDate seen) {
		return new Writer(new Source("the vendor's list of models", seen)).write(providerId, models);
	}

	/** @throws IllegalArgumentException when the text has another form */
	public static List<ModelInfo> read(String json, String providerId) {
		return new CatalogueReader(providerId).read(json);
	}

	/** Gathers the sources while it writes the models. */
	private static final class Writer {
		private final Source unnamed;
		private final Map<Source, String> sources = new LinkedHashMap<>();

		Writer(Source unnamed) {
			this.unnamed = unnamed;
		}

		String write(String providerId, List<ModelInfo> models) {
			var all = new JsonArray();
			models.forEach(model -> all.add(model(model)));
			var named = new JsonObject();
			sources.forEach((source, key) -> {
				var each = new JsonObject();
				each.addProperty("title", source.title());
				each.addProperty("date", source.date().toString());
				named.add(key, each);
			});
			var root = new JsonObject();
			root.addProperty("provider", providerId);
			root.add("sources", named);
			root.add("models", all);
			return GSON.toJson(root);
		}

		private JsonObject model(ModelInfo model) {
			var to = new JsonObject();
			to.addProperty("id", model.id().name());
			to.addProperty("name", model.displayName());
			to.add("modality", word(model.modality()));
			to.add("limits", limits(model.limits()));
			model.pricing().ifPresent(pricing -> to.add("prices", prices(pricing)));
			to.add("abilities", abilities(model));
			if (!model.lifecycle().equals(Lifecycle.ACTIVE))
				to.add("lifecycle", lifecycle(model.lifecycle()));
			return to;
		}

		private JsonObject limits(Limits limits) {
			var to = new JsonObject();
			limits.contextWindow().ifPresent(tokens -> to.addProperty("context", tokens));
			limits.maxInputTokens().ifPresent(tokens -> to.addProperty("input", tokens));
			limits.maxOutputTokens().ifPresent(tokens -> to.addProperty("output", tokens));
			to.addProperty("source", source(limits.source()));
			return to;
		}

		private JsonObject prices(Pricing pricing) {
			var to = new JsonObject();
			to.addProperty("currency", pricing.currency().getCurrencyCode());
			to.addProperty("source", source(Optional.of(pricing.source())));
			var tiers = new LinkedHashMap<Long, JsonObject>();
			for (var price : pricing.prices()) {
				var place = price.aboveInputTokens() == 0 ? to : tiers.computeIfAbsent(price.aboveInputTokens(), Writer::tier);
				place.addProperty(name(price.meter()), amount(price).toPlainString());
			}
			if (!tiers.isEmpty()) {
				var list = new JsonArray();
				tiers.values().forEach(list::add);
				to.add("tiers", list);
			}
			return to;
		}

		private static JsonObject tier(long above) {
			var tier = new JsonObject();
			tier.addProperty("above", above);
			return tier;
		}

		/** For a million tokens, or for one of anything else. */
		private static BigDecimal amount(Price price) {
			var units = CatalogueReader.tokens(price.meter()) ? MILLION : BigDecimal.ONE;
			return price.amount().multiply(units).divide(BigDecimal.valueOf(price.units()), MathContext.DECIMAL128).stripTrailingZeros();
		}

		private static String name(Meter meter) {
			return CatalogueReader.METERS.entrySet().stream().filter(each -> each.getValue() == meter).findFirst().orElseThrow().getKey();
		}

		private JsonObject abilities(ModelInfo model) {
			var to = new JsonObject();
			var can = new JsonArray();
			model.capabilities().stream().sorted().forEach(capability -> can.add(word(capability)));
			to.add("can", can);
			var efforts = new JsonArray();
			model.abilities().efforts().forEach(effort -> efforts.add(word(effort)));
			if (!efforts.isEmpty())
				to.add("efforts", efforts);
			to.addProperty("maxTemperature", model.abilities().maxTemperature());
			to.addProperty("source", source(model.abilities().source()));
			return to;
		}

		private JsonObject lifecycle(Lifecycle life) {
			var to = new JsonObject();
			to.add("stage", word(life.stage()));
			life.date().ifPresent(date -> to.addProperty("date", date.toString()));
			life.successor().map(ModelId::toString).ifPresent(next -> to.addProperty("successor", next));
			to.addProperty("source", source(life.source()));
			return to;
		}

		private String source(Optional<Source> source) {
			return sources.computeIfAbsent(source.orElse(unnamed), each -> "s" + (sources.size() + 1));
		}

		private static JsonElement word(Enum<?> constant) {
			return new JsonPrimitive(CatalogueReader.word(constant));
		}
	}
}
