package org.modalis.api.keys;

import java.util.Objects;

/** A key or token in memory. It prints as dots, so that it cannot slip into a log or a message. */
public final class Secret {

	private final String value;

	public Secret(String value) {
		if (Objects.requireNonNull(value).isBlank())
			throw new IllegalArgumentException("A key cannot be blank");
		this.value = value.strip();
	}

	/** The key itself, for the one header that carries it. */
	public String reveal() {
		return value;
	}

	/** Enough to tell one key from another: dots and, for keys of 12 characters or more, the last four. */
	public String hint() {
		return value.length() < 12 ? "••••" : "••••" + value.substring(value.length() - 4);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Secret that && value.equals(that.value);
	}

	@Override
	public int hashCode() {
		return value.hashCode();
	}

	@Override
	public String toString() {
		return "••••";
	}
}
