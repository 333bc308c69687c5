package org.modalis.api.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;

/**
 * The models of one provider as its bundle knows them, retired ones too. Read from {@code catalogue.json}, whose form
 * {@code docs/write-a-provider.md} describes. Immutable, so for any thread. Limits are
 * tokens; prices have their unit and currency. A file that is wrong is an {@link IllegalArgumentException}.
 */
public final class Catalogue {
	/** No model at all, for providers whose models nobody can know before they are listed. */
	public static final Catalogue EMPTY = new Catalogue(List.of());

	private final Map<ModelId, ModelInfo> models = new LinkedHashMap<>();

	private Catalogue(List<ModelInfo> all) {
		all.forEach(model -> models.put(model.id(), model));
	}

	/**
	 * Reads {@code catalogue.json} beside a class of the provider's bundle.
	 *
	 * @throws IllegalArgumentException when the file is missing or wrong, naming the entry and what to do; a build with the
	 *         provider contract finds that before a user does
	 */
	public static Catalogue beside(Class<?> provider, String providerId) {
		try (InputStream in = provider.getResourceAsStream("catalogue.json")) {
			if (in == null)
				throw new IllegalArgumentException("There is no catalogue.json beside " + provider.getName() + ".");
			return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), providerId);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @throws IllegalArgumentException as {@link #beside} */
	public static Catalogue parse(String json, String providerId) {
		var all = new CatalogueReader(providerId).read(json);
		var problems = CatalogueCheck.problems(all);
		if (!problems.isEmpty())
			throw new IllegalArgumentException(String.join("\n", problems));
		return new Catalogue(all);
	}

	/** Every model, in the order of the file. */
	public List<ModelInfo> models() {
		return List.copyOf(models.values());
	}

	public Optional<ModelInfo> find(ModelId id) {
		return Optional.ofNullable(models.get(id));
	}

	/**
	 * Brings a vendor's own list and the catalogue together. What the vendor says of a model goes before what the catalogue
	 * says, but an announced end stays. A model that the vendor no longer lists is kept, so that old threads know it, and marked
	 * as not offered; an account that may not use a model is not told so otherwise.
	 *
	 * @param listed as the vendor lists them now; figures it does not give are unknown in it
	 * @param today the day of that list
	 */
	public List<ModelInfo> with(List<ModelInfo> listed, LocalDate today) {
		var merged = new LinkedHashMap<>(models);
		merged.replaceAll((id, known) -> notOffered(known, today));
		for (var live : listed)
			merged.put(live.id(), models.containsKey(live.id()) ? refreshed(models.get(live.id()), live) : live);
		var all = new ArrayList<>(merged.values());
		all.sort(Comparator.comparing(ModelInfo::id));
		return all;
	}

	private static ModelInfo notOffered(ModelInfo known, LocalDate today) {
		if (known.lifecycle().stage() == Stage.RETIRED)
			return known;
		return known.withLifecycle(new Lifecycle(Stage.NOT_OFFERED, Optional.of(today), known.lifecycle().successor(),
				Optional.of(new Source("the vendor's list of models", today))));
	}

	private static ModelInfo refreshed(ModelInfo known, ModelInfo live) {
		var merged = known.withLimits(limits(known.limits(), live.limits()));
		if (live.pricing().isPresent())
			merged = merged.withPricing(live.pricing().get());
		if (live.abilities().source().isPresent())
			merged = merged.withAbilities(live.abilities());
		if (live.lifecycle().stage() != Stage.ACTIVE)
			merged = merged.withLifecycle(lifecycle(known.lifecycle(), live.lifecycle()));
		return merged;
	}

	private static Limits limits(Limits known, Limits live) {
		return live.source().isEmpty() ? known
				: new Limits(first(live.contextWindow(), known.contextWindow()), first(live.maxInputTokens(), known.maxInputTokens()),
						first(live.maxOutputTokens(), known.maxOutputTokens()), live.source());
	}

	/** A vendor's list tells the date and rarely the successor. */
	private static Lifecycle lifecycle(Lifecycle known, Lifecycle live) {
		return live.successor().isPresent() ? live : new Lifecycle(live.stage(), live.date(), known.successor(), live.source());
	}

	private static OptionalLong first(OptionalLong one, OptionalLong other) {
		return one.isPresent() ? one : other;
	}
}
