package org.modalis.api.provider;

import java.util.Objects;

/**
 * One setting that a provider declares. It is kept as text under {@code provider.<id>.<name>}; a secret is never a setting.
 * Immutable; a name or a label that cannot be is an {@link IllegalArgumentException}.
 *
 * @param name the last part of its key: letters and digits, for example {@code modelFolder}
 * @param label what people read
 * @param kind how it is edited and checked
 * @param defaultValue what holds while the user has set nothing; may be empty
 * @param help one sentence below the field
 */
public record ProviderSetting(String name, String label, Kind kind, String defaultValue, String help) {

	/** How a setting is edited. */
	public enum Kind {
		TEXT, NUMBER, SWITCH, FOLDER, FILE
	}

	public ProviderSetting {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(defaultValue);
		Objects.requireNonNull(help);
		if (!name.matches("[A-Za-z][A-Za-z0-9]*"))
			throw new IllegalArgumentException("Not a setting's name: " + name);
		if (label.isBlank())
			throw new IllegalArgumentException(name + " has no label");
	}
}
