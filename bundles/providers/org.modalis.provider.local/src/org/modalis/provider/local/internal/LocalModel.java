package org.modalis.provider.local.internal;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalLong;

import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Modality;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;

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

	ModelInfo info() {
		return new ModelInfo(new ModelId(LocalProvider.ID, id), displayName, Modality.CHAT, OptionalLong.of(contextWindow()),
				OptionalLong.empty(), EnumSet.of(Capability.STREAMING, Capability.TEMPERATURE, Capability.SEED), Lifecycle.ACTIVE,
				note);
	}
}
