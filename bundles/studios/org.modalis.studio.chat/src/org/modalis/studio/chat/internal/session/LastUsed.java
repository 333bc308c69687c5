package org.modalis.studio.chat.internal.session;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.modalis.api.model.ModelId;
import org.modalis.api.settings.Settings;

/**
 * The model and the thread that were used last, kept for the next start as the settings {@code chat.model} and
 * {@code chat.thread}. A value that cannot be read counts as none. Blocks on the disk when it writes.
 */
final class LastUsed {

	private static final String MODEL = "chat.model";
	private static final String THREAD = "chat.thread";

	private final Settings settings;

	LastUsed(Settings settings) {
		this.settings = settings;
	}

	Optional<ModelId> model() {
		return read(MODEL, ModelId::parse);
	}

	Optional<UUID> thread() {
		return read(THREAD, UUID::fromString);
	}

	void model(ModelId model) {
		write(MODEL, model.toString());
	}

	/** Remembers the thread on the screen; an empty one for the next start is none. */
	void thread(Optional<UUID> thread) {
		thread.map(UUID::toString).ifPresentOrElse(id -> write(THREAD, id), () -> settings.remove(THREAD));
	}

	private <T> Optional<T> read(String name, Function<String, T> parse) {
		try {
			return settings.get(name).map(parse);
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private void write(String name, String value) {
		if (!settings.get(name).orElse("").equals(value))
			settings.set(name, value);
	}
}
