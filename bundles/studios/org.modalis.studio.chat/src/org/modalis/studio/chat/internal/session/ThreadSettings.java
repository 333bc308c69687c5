package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

import org.modalis.api.provider.ChatParameters;
import org.modalis.api.settings.Settings;

/**
 * Keeps how each thread asks (system prompt, temperature, longest answer) as settings named {@code chat.thread.<uuid>.*}.
 * Blocks on the disk when it writes.
 */
final class ThreadSettings {

	private static final String SYSTEM = "system";
	private static final String TEMPERATURE = "temperature";
	private static final String MAX_OUTPUT = "maxOutputTokens";

	private final Settings settings;

	ThreadSettings(Settings settings) {
		this.settings = settings;
	}

	/** What was kept for a thread; a value that cannot be read counts as not set. */
	ChatParameters read(UUID thread) {
		var temperature = value(thread, TEMPERATURE, Double::parseDouble).filter(t -> t >= 0 && t <= 2);
		var longest = value(thread, MAX_OUTPUT, Integer::parseInt).filter(n -> n > 0);
		return ChatParameters.DEFAULT.withSystem(settings.get(name(thread, SYSTEM)).orElse(""))
				.withTemperature(temperature.map(OptionalDouble::of).orElse(OptionalDouble.empty()))
				.withMaxOutputTokens(longest.map(OptionalInt::of).orElse(OptionalInt.empty()));
	}

	void write(UUID thread, ChatParameters parameters) {
		put(name(thread, SYSTEM), parameters.system());
		var temperature = parameters.temperature();
		put(name(thread, TEMPERATURE), temperature.isPresent() ? Double.toString(temperature.getAsDouble()) : "");
		var longest = parameters.maxOutputTokens();
		put(name(thread, MAX_OUTPUT), longest.isPresent() ? Integer.toString(longest.getAsInt()) : "");
	}

	void forget(UUID thread) {
		for (String last : List.of(SYSTEM, TEMPERATURE, MAX_OUTPUT))
			put(name(thread, last), "");
	}

	private void put(String name, String value) {
		if (settings.get(name).orElse("").equals(value))
			return;
		if (value.isEmpty())
			settings.remove(name);
		else
			settings.set(name, value);
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
