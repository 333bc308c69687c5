package org.modalis.provider.local.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;

import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.Source;

/**
 * A model file that can be run.
 *
 * @param id the part of the model id after {@code local/}
 * @param displayName what people read
 * @param note one sentence on what to expect
 * @param file the weights
 * @param header what the file says of itself
 */
record LocalModel(String id, String displayName, String note, Path file, GgufHeader header) {

	/** More would cost hundreds of megabytes for each model, whatever it was trained for. */
	private static final long MAX_CONTEXT = 8_192;
	private static final long USUAL_CONTEXT = 2_048;

	/** The tokens that fit into one call here. */
	int contextWindow() {
		return (int) Math.clamp(header.contextLength().orElse(USUAL_CONTEXT), 128, MAX_CONTEXT);
	}

	ChatTemplate template() {
		return ChatTemplate.of(header.chatTemplate().orElse(""));
	}

	/** @param read when the file was read */
	ModelInfo info(LocalDate read) {
		var source = new Source(note, read);
		return ModelInfo.chat(new ModelId(LocalProvider.ID, id), displayName)
				.withLimits(Limits.context(contextWindow(), source)).withPricing(Pricing.free(source))
				.withAbilities(new Abilities(EnumSet.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.TEMPERATURE,
						Capability.TOP_P, Capability.SEED), source));
	}
}
