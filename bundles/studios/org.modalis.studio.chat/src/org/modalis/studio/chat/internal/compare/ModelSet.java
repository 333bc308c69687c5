package org.modalis.studio.chat.internal.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.modalis.api.model.ModelId;
import org.modalis.api.settings.Settings;

/**
 * The models that are compared, kept for the next time as the setting {@code chat.compare.models}. What cannot be read counts as
 * none. Blocks on the disk when it writes.
 */
final class ModelSet {

	/** More columns than this nobody reads side by side. */
	static final int MOST = 6;

	private static final String NAME = "chat.compare.models";

	private final Settings settings;

	ModelSet(Settings settings) {
		this.settings = settings;
	}

	/** What was chosen last; without a choice, the model of the thread alone. */
	List<ModelId> read(Optional<ModelId> otherwise) {
		try {
			var kept = settings.get(NAME).stream().flatMap(text -> Arrays.stream(text.split("\n"))).filter(line -> !line.isBlank())
					.map(ModelId::parse).distinct().limit(MOST).toList();
			return kept.isEmpty() ? otherwise.stream().toList() : kept;
		} catch (IllegalArgumentException e) {
			return otherwise.stream().toList();
		}
	}

	void write(List<ModelId> models) {
		settings.set(NAME, models.stream().map(ModelId::toString).collect(Collectors.joining("\n")));
	}
}
