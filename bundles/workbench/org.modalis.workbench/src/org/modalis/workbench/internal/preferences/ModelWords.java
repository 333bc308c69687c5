package org.modalis.workbench.internal.preferences;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.ModelInfo;

/** What the table of models says about one, in words. Knows no widget. */
final class ModelWords {

	private ModelWords() {
	}

	static List<String> cells(ModelInfo model, LocalDate today, Locale locale) {
		return List.of(model.displayName(), tokens(model.contextWindow()), tokens(model.maxOutputTokens()), takes(model),
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

	static String state(Lifecycle lifecycle, LocalDate today, Locale locale) {
		if (lifecycle.stage() == Lifecycle.Stage.ACTIVE)
			return "active";
		var day = lifecycle.date().map(DateTimeFormatter.ofPattern("d MMM yyyy", locale)::format);
		String words = lifecycle.callableOn(today) ? day.map(d -> "ends " + d).orElse("legacy")
				: day.map(d -> "ended " + d).orElse("retired");
		return words + lifecycle.successor().map(model -> " → " + model.name()).orElse("");
	}

	private static String trim(double millions) {
		return String.format(Locale.ROOT, "%.2f", millions).replaceAll("\\.?0+$", "");
	}
}
