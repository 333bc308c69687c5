package org.modalis.api.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Where a figure comes from and of when it is, so that people can judge it.
 *
 * @param title who says so, for example {@code "Anthropic, pricing page"} or {@code "models.dev, a third-party list"}
 * @param date when it was read there
 */
public record Source(String title, LocalDate date) {
	public Source {
		Objects.requireNonNull(date);
		if (title.isBlank())
			throw new IllegalArgumentException("A source needs a title");
	}

	@Override
	public String toString() {
		return title + ", " + date;
	}
}
