package org.modalis.provider.openai.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;
import org.modalis.api.provider.ModelProvider;

/**
 * One entry of OpenAI's list, which names models of every kind and of each only its id and the day of its end.
 *
 * @param entry as listed
 * @param provider whose catalogue tells the rest
 */
record ListedModel(VendorObject entry, ModelProvider provider) {
	private static final Pattern CHAT = Pattern.compile("(?:ft:)?(?:gpt-|chatgpt-|o\\d).*");
	private static final Pattern NOT_CHAT = Pattern
			.compile("image|audio|realtime|live|tts|transcribe|translate|embedding|moderation|search|instruct|computer");
	private static final Pattern SNAPSHOT = Pattern.compile("(.+)-(\\d{4}-\\d\\d-\\d\\d)");
	/** Everything since GPT-5 thinks, but for what is made for ChatGPT. */
	private static final Pattern REASONS = Pattern.compile("(?:ft:)?(?:gpt-(?:[5-9]|\\d\\d)|o\\d)(?!.*chat).*");
	private static final Set<Capability> SINCE_GPT_5 = Set.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.VISION,
			Capability.PDF, Capability.FUNCTION_CALLING, Capability.JSON_MODE, Capability.JSON_SCHEMA, Capability.REASONING);

	/** What is known of it; empty when it is no chat model. */
	Optional<ModelInfo> info(Optional<ModelInfo> known, Clock clock) {
		if (name().isBlank())
			return Optional.empty();
		var today = LocalDate.now(clock);
		var found = known.or(this::snapshot).or(() -> named(today));
		return found.map(model -> end(today).map(model::withLifecycle).orElse(model));
	}

	/** A model of a certain day is what the catalogue says of the model. */
	private Optional<ModelInfo> snapshot() {
		var parts = SNAPSHOT.matcher(name());
		if (!parts.matches())
			return Optional.empty();
		return provider.catalogue().stream().filter(model -> model.id().name().equals(parts.group(1))).findFirst()
				.map(base -> base.withId(id(), base.displayName() + " (" + parts.group(2) + ")"));
	}

	private Optional<ModelInfo> named(LocalDate today) {
		if (!CHAT.matcher(name()).matches() || NOT_CHAT.matcher(name()).find())
			return Optional.empty();
		var model = ModelInfo.chat(id(), name());
		return Optional.of(REASONS.matcher(name()).matches() ? model.withAbilities(new Abilities(SINCE_GPT_5, List.of(),
				Abilities.USUAL_MAX_TEMPERATURE, Optional.of(new Source("guessed from the model's name", today)))) : model);
	}

	private Optional<Lifecycle> end(LocalDate today) {
		var source = Optional.of(new Source("OpenAI, its list of models", today));
		return entry.date("shutdown_date").map(day -> new Lifecycle(today.isAfter(day) ? Stage.RETIRED : Stage.DEPRECATED,
				Optional.of(day), Optional.empty(), source));
	}

	private ModelId id() {
		return new ModelId(provider.info().id(), name());
	}

	private String name() {
		return entry.text("id");
	}
}
