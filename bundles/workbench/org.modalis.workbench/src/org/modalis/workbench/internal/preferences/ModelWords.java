package org.modalis.workbench.internal.preferences;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.Source;

/** What the table of models says about one, in words. Knows no widget. */
final class ModelWords {

	private ModelWords() {
	}

	static List<String> cells(ModelInfo model, LocalDate today, Locale locale) {
		return List.of(model.displayName(), tokens(model.contextWindow()), tokens(model.maxOutputTokens()), price(model, locale), takes(model),
				state(model.lifecycle(), today, locale));
	}

	/** A count of tokens: {@code 1.05M}, {@code 128k}; 2,048 is {@code 2k}; nothing where nobody says. */
	static String tokens(OptionalLong count) {
		if (count.isEmpty())
			return "";
		long tokens = count.getAsLong();
		if (tokens >= 1_000_000)
			return trim(tokens / 1e6) + "M";
		if (tokens < 1_000)
			return Long.toString(tokens);
		boolean binary = tokens % 1024 == 0 && tokens % 1000 != 0;
		return Math.round(tokens / (binary ? 1024.0 : 1000.0)) + "k";
	}

	/** The price of a million tokens in and out: {@code $1.25 / $10}; {@code free}, or nothing where nobody says. */
	static String price(ModelInfo model, Locale locale) {
		if (model.pricing().isEmpty())
			return "";
		var pricing = model.pricing().get();
		if (pricing.isFree())
			return "free";
		return Stream.of(Meter.INPUT_TOKENS, Meter.OUTPUT_TOKENS).flatMap(meter -> pricing.price(meter, 0).stream())
				.map(price -> amount(price.amount(), pricing.currency(), locale)).collect(Collectors.joining(" / "));
	}

	private static String amount(BigDecimal amount, Currency currency, Locale locale) {
		var format = NumberFormat.getCurrencyInstance(locale);
		format.setCurrency(currency);
		format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() <= 0 ? 0 : 2);
		format.setMaximumFractionDigits(6);
		return format.format(amount);
	}

	static String takes(ModelInfo model) {
		var words = new ArrayList<String>(List.of("text"));
		if (model.has(Capability.VISION))
			words.add("image");
		if (model.has(Capability.PDF))
			words.add("PDF");
		if (model.has(Capability.AUDIO))
			words.add("audio");
		if (model.has(Capability.FUNCTION_CALLING))
			words.add("tools");
		return String.join(", ", words);
	}

	/**
	 * Where the figures of a list come from, each source once, those of most models first.
	 *
	 * @param most how many to name of each kind; the others are counted
	 */
	static String sources(List<ModelInfo> models, int most) {
		var limits = bySize(models.stream().flatMap(model -> model.limits().source().stream()));
		var prices = bySize(models.stream().flatMap(model -> model.pricing().stream()).map(Pricing::source));
		return (limits.isEmpty() ? "" : "Limits from " + join(limits, most) + ". ")
				+ (prices.isEmpty() || prices.equals(limits) ? "" : "Prices from " + join(prices, most) + ".");
	}

	private static List<String> bySize(Stream<Source> sources) {
		var counted = sources.collect(Collectors.groupingBy(Source::toString, TreeMap::new, Collectors.counting()));
		return counted.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).map(Map.Entry::getKey).toList();
	}

	private static String join(List<String> all, int most) {
		var named = String.join("; ", all.subList(0, Math.min(most, all.size())));
		return all.size() > most ? named + " and " + (all.size() - most) + " more" : named;
	}

	static String state(Lifecycle lifecycle, LocalDate today, Locale locale) {
		if (lifecycle.stage() == Lifecycle.Stage.ACTIVE)
			return "active";
		var day = lifecycle.date().map(DateTimeFormatter.ofPattern("d MMM yyyy", locale)::format);
		if (lifecycle.stage() == Lifecycle.Stage.NOT_OFFERED)
			return "not offered" + lifecycle.successor().map(model -> " → " + model.name()).orElse("");
		if (lifecycle.stage() == Lifecycle.Stage.RETIRED && !lifecycle.callableOn(today))
			return "retired" + day.map(d -> " " + d).orElse("") + lifecycle.successor().map(model -> " → " + model.name()).orElse("");
		String words = lifecycle.callableOn(today) ? day.map(d -> "ends " + d).orElse("legacy")
				: day.map(d -> "ended " + d).orElse("retired");
		return words + lifecycle.successor().map(model -> " → " + model.name()).orElse("");
	}

	private static String trim(double millions) {
		return String.format(Locale.ROOT, "%.2f", millions).replaceAll("\\.?0+$", "");
	}
}
