package org.modalis.api.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Meter;
import org.modalis.api.model.Modality;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Pricing;

/** Finds entries of a catalogue that are incomplete or contradict themselves. Stateless, so for any thread; throws nothing. */
public final class CatalogueCheck {
	private CatalogueCheck() {
	}

	/** One sentence for each problem, beginning with the model's id; empty when all is well. */
	public static List<String> problems(List<ModelInfo> models) {
		var problems = new ArrayList<String>();
		var ids = models.stream().map(ModelInfo::id).collect(Collectors.toSet());
		var seen = new HashSet<ModelId>();
		for (var model : models) {
			if (!seen.add(model.id()))
				problems.add(model.id() + " stands in the catalogue twice.");
			lifecycle(model, models, ids, problems);
			if (model.lifecycle().stage() != Stage.RETIRED)
				figures(model, problems);
			abilities(model, problems);
		}
		return problems;
	}

	private static void lifecycle(ModelInfo model, List<ModelInfo> all, Set<ModelId> ids, List<String> problems) {
		var life = model.lifecycle();
		if (life.stage() == Stage.NOT_OFFERED)
			problems.add(model.id() + " is marked as not offered, which only a vendor's own list can say.");
		if (life.stage() == Stage.RETIRED && life.date().isEmpty())
			problems.add(model.id() + " is retired but does not say since when.");
		if (life.successor().isEmpty())
			return;
		var next = life.successor().get();
		if (next.equals(model.id()))
			problems.add(model.id() + " is its own successor.");
		if (next.provider().equals(model.id().provider()) && !ids.contains(next))
			problems.add(model.id() + " names the successor " + next + ", which is not in the catalogue.");
		if (all.stream().anyMatch(other -> other.id().equals(next) && other.lifecycle().stage() == Stage.RETIRED))
			problems.add(model.id() + " names the successor " + next + ", which is retired itself.");
	}

	private static void figures(ModelInfo model, List<String> problems) {
		var limits = model.limits();
		if (model.modality() == Modality.CHAT && limits.contextWindow().isEmpty())
			problems.add(model.id() + " has no context window.");
		if (model.modality() == Modality.CHAT && limits.maxOutputTokens().isEmpty())
			problems.add(model.id() + " has no maximum output.");
		long window = limits.contextWindow().orElse(Long.MAX_VALUE);
		if (limits.maxOutputTokens().orElse(0) > window || limits.maxInputTokens().orElse(0) > window)
			problems.add(model.id() + " takes or gives more than its context window holds.");
		if (model.pricing().isEmpty())
			problems.add(model.id() + " has no prices; write zeros where it is free.");
		model.pricing().ifPresent(pricing -> prices(model, pricing, problems));
	}

	private static void prices(ModelInfo model, Pricing pricing, List<String> problems) {
		if (pricing.prices().isEmpty())
			problems.add(model.id() + " has an empty list of prices.");
		if (model.modality() == Modality.CHAT)
			for (var meter : List.of(Meter.INPUT_TOKENS, Meter.OUTPUT_TOKENS))
				if (pricing.price(meter, 0).isEmpty())
					problems.add(model.id() + " has no price for " + words(meter) + ".");
		var input = pricing.price(Meter.INPUT_TOKENS, 0);
		var cached = pricing.price(Meter.CACHED_INPUT_TOKENS, 0);
		if (input.isPresent() && cached.isPresent() && cached.get().amount().compareTo(input.get().amount()) > 0)
			problems.add(model.id() + " asks more for cached input than for new input.");
	}

	private static void abilities(ModelInfo model, List<String> problems) {
		if (model.modality() == Modality.CHAT && model.capabilities().isEmpty())
			problems.add(model.id() + " says nothing of what it can.");
	}

	private static String words(Meter meter) {
		return meter == Meter.INPUT_TOKENS ? "input" : "output";
	}
}
