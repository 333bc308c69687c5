package org.modalis.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One setting that a provider declares. It is kept as text under {@code provider.<id>.<name>}; a secret is never a setting.
 * Immutable; a name or a label that cannot be is an {@link IllegalArgumentException}.
 *
 * @param name the last part of its key: letters and digits, for example {@code modelFolder}
 * @param label what people read
 * @param kind how it is edited and checked
 * @param defaultValue what holds while the user has set nothing; may be empty
 * @param help one sentence below the field
 * @param choices for a {@code CHOICE} all values there are, in the words that people read; empty for any other kind
 */
public record ProviderSetting(String name, String label, Kind kind, String defaultValue, String help, List<String> choices) {

	/** How a setting is edited. */
	public enum Kind {
		TEXT, NUMBER, SWITCH, FOLDER, FILE, CHOICE
	}

	public ProviderSetting {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(defaultValue);
		Objects.requireNonNull(help);
		choices = List.copyOf(choices);
		if (!name.matches("[A-Za-z][A-Za-z0-9]*"))
			throw new IllegalArgumentException("Not a setting's name: " + name);
		if (label.isBlank())
			throw new IllegalArgumentException(name + " has no label");
		if (kind == Kind.CHOICE ? choices.size() < 2 : !choices.isEmpty())
			throw new IllegalArgumentException(name + " has choices that do not fit its kind");
		if (kind == Kind.CHOICE && !choices.contains(defaultValue))
			throw new IllegalArgumentException(name + " has a default that is none of its choices");
	}

	/** A setting of any kind but {@code CHOICE}. */
	public ProviderSetting(String name, String label, Kind kind, String defaultValue, String help) {
		this(name, label, kind, defaultValue, help, List.of());
	}

	/** One of several values, of which the first is the default. */
	public static ProviderSetting choice(String name, String label, List<String> choices, String help) {
		return new ProviderSetting(name, label, Kind.CHOICE, choices.getFirst(), help, choices);
	}

	/** What is wrong with a value, in words for people and without a full stop; empty when it can be kept. Blank is the default. */
	public Optional<String> problem(String value) {
		var text = value.strip();
		if (text.isEmpty())
			return Optional.empty();
		return switch (kind) {
		case NUMBER -> text.matches("\\d{1,9}") ? Optional.empty() : Optional.of(label + " is a whole number");
		case SWITCH -> text.matches("true|false") ? Optional.empty() : Optional.of(label + " is true or false");
		case CHOICE -> choices.contains(text) ? Optional.empty() : Optional.of(label + " is one of: " + String.join(", ", choices));
		case TEXT, FOLDER, FILE -> Optional.empty();
		};
	}
}
