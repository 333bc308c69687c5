package org.modalis.cli.internal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.Source;
import org.modalis.api.registry.ProviderEntry;

/** Everything that is known of a model, for {@code models --json}. What nobody says is {@code null}. */
final class ModelDocument {

	private ModelDocument() {
	}

	static Map<String, Object> of(ModelInfo model, ProviderEntry provider, LocalDate today) {
		var map = new LinkedHashMap<String, Object>();
		map.put("id", model.id().toString());
		map.put("name", model.displayName());
		map.put("modality", model.modality().name());
		map.put("provider", model.id().provider());
		map.put("providerState", provider.state().kind().name());
		map.put("callable", provider.callable(today).contains(model));
		map.put("contextWindow", number(model.contextWindow()));
		map.put("maxInputTokens", number(model.limits().maxInputTokens()));
		map.put("maxOutputTokens", number(model.maxOutputTokens()));
		map.put("limitsSource", source(model.limits().source()));
		map.put("pricing", model.pricing().map(ModelDocument::pricing).orElse(null));
		map.put("capabilities", model.capabilities().stream().map(Enum::name).sorted().toList());
		map.put("reasoningEfforts", model.abilities().efforts().stream().map(effort -> effort.word()).toList());
		map.put("maxTemperature", model.abilities().maxTemperature());
		map.put("capabilitiesSource", source(model.abilities().source()));
		map.put("lifecycle", lifecycle(model.lifecycle()));
		return map;
	}

	private static Map<String, Object> pricing(Pricing pricing) {
		var map = new LinkedHashMap<String, Object>();
		map.put("currency", pricing.currency().getCurrencyCode());
		map.put("prices", pricing.prices().stream().map(ModelDocument::price).toList());
		map.put("source", source(Optional.of(pricing.source())));
		return map;
	}

	private static Map<String, Object> price(Price price) {
		var map = new LinkedHashMap<String, Object>();
		map.put("meter", price.meter().name());
		map.put("amount", price.amount());
		map.put("units", price.units());
		map.put("aboveInputTokens", price.aboveInputTokens());
		return map;
	}

	private static Map<String, Object> lifecycle(Lifecycle life) {
		var map = new LinkedHashMap<String, Object>();
		map.put("stage", life.stage().name());
		map.put("date", life.date().map(LocalDate::toString).orElse(null));
		map.put("successor", life.successor().map(ModelId::toString).orElse(null));
		map.put("source", source(life.source()));
		return map;
	}

	private static Map<String, Object> source(Optional<Source> source) {
		if (source.isEmpty())
			return null;
		var map = new LinkedHashMap<String, Object>();
		map.put("title", source.get().title());
		map.put("date", source.get().date().toString());
		return map;
	}

	private static Long number(OptionalLong value) {
		return value.isPresent() ? value.getAsLong() : null;
	}

	/** The documents of all models of some providers. */
	static List<Map<String, Object>> of(List<ProviderEntry> providers, LocalDate today) {
		return providers.stream().flatMap(entry -> entry.models().stream().map(model -> of(model, entry, today))).toList();
	}
}
