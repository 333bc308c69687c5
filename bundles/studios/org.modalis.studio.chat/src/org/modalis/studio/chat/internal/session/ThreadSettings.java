package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.settings.Settings;

/**
 * Keeps how each thread asks, with the thread in the history. Threads from before that kept it as settings named
 * {@code chat.thread.<uuid>.*}, which hold until the thread is changed.
 */
public final class ThreadSettings {

	private static final String SYSTEM = "system";
	private static final String TEMPERATURE = "temperature";
	private static final String MAX_OUTPUT = "maxOutputTokens";

	private final Settings settings;

	public ThreadSettings(Settings settings) {
		this.settings = settings;
	}

	public ChatParameters read(HistoryStore history, UUID thread) throws HistoryException {
		String kept = history.threads().parameters(thread);
		return kept.isEmpty() ? fromSettings(thread) : ParameterText.read(kept);
	}

	/** Keeps how a thread asks. */
	public void write(HistoryStore history, UUID thread, ChatParameters parameters) throws HistoryException {
		String before = history.threads().parameters(thread);
		history.threads().setParameters(thread, ReplayNote.carried(before, ParameterText.of(parameters)));
		forget(thread);
	}

	private ChatParameters fromSettings(UUID thread) {
		var temperature = value(thread, TEMPERATURE, Double::parseDouble).filter(t -> t >= 0 && t <= 2);
		var longest = value(thread, MAX_OUTPUT, Integer::parseInt).filter(n -> n > 0);
		return ChatParameters.DEFAULT.withSystem(settings.get(name(thread, SYSTEM)).orElse(""))
				.withTemperature(temperature.map(OptionalDouble::of).orElse(OptionalDouble.empty()))
				.withMaxOutputTokens(longest.map(OptionalInt::of).orElse(OptionalInt.empty()));
	}

	/** Takes away what settings there are of a thread. */
	void forget(UUID thread) {
		for (String last : List.of(SYSTEM, TEMPERATURE, MAX_OUTPUT))
			if (settings.get(name(thread, last)).isPresent())
				settings.remove(name(thread, last));
	}

	private <T> Optional<T> value(UUID thread, String last, Function<String, T> parse) {
		try {
			return settings.get(name(thread, last)).map(parse);
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}

	private static String name(UUID thread, String last) {
		return "chat.thread." + thread + "." + last;
	}
}
