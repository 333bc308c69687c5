package org.modalis.provider.gemini.internal;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;

/**
 * What the vendor's list tells of one model.
 *
 * @param entry the model's object in the list
 * @param source the list
 */
record ListedModel(VendorObject entry, Source source) {
	/** What generates content and yet does not chat in text. */
	private static final Pattern NO_CHAT = Pattern.compile("(.*-)?(tts|image|banana|audio|live|embedding|computer-use|robotics|omni|lyria)(-.*)?");

	boolean chats() {
		return entry.texts("supportedGenerationMethods").contains("generateContent") && !name().isBlank()
				&& !NO_CHAT.matcher(name()).matches();
	}

	ModelId id() {
		return new ModelId(GeminiProvider.ID, name());
	}

	/** @param known what the catalogue says of it */
	ModelInfo info(Optional<ModelInfo> known) {
		var base = known.orElseGet(() -> ModelInfo.chat(id(), entry.text("displayName", name())).withAbilities(unknown()));
		var window = entry.count("inputTokenLimit");
		return window.isEmpty() ? base
				: base.withLimits(new Limits(window, OptionalLong.empty(), entry.count("outputTokenLimit"), Optional.of(source)));
	}

	/** The list says of a new model only whether it thinks. */
	private Abilities unknown() {
		if (!entry.flag("thinking", false))
			return Abilities.UNKNOWN;
		var can = EnumSet.copyOf(Abilities.UNKNOWN.capabilities());
		can.add(Capability.REASONING);
		return new Abilities(can, source);
	}

	private String name() {
		return entry.text("name").replaceFirst("^models/", "");
	}
}
