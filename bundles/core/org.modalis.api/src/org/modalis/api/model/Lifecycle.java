package org.modalis.api.model;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a model can be called, and until when.
 *
 * @param stage where the model stands
 * @param date for {@code DEPRECATED} the last day it answers, for {@code RETIRED} the first day it no longer does; empty when
 *        the vendor named none
 * @param successor what the vendor or we recommend instead
 */
public record Lifecycle(Stage stage, Optional<LocalDate> date, Optional<ModelId> successor) {

	/** The stages of a model's life. */
	public enum Stage {
		ACTIVE, DEPRECATED, RETIRED
	}

	/** A model in normal service. */
	public static final Lifecycle ACTIVE = new Lifecycle(Stage.ACTIVE, Optional.empty(), Optional.empty());

	public Lifecycle {
		Objects.requireNonNull(stage);
		Objects.requireNonNull(date);
		Objects.requireNonNull(successor);
		if (stage == Stage.ACTIVE && date.isPresent())
			throw new IllegalArgumentException("An active model has no end date");
	}

	/** Whether the model can be called on the given day. */
	public boolean callableOn(LocalDate day) {
		return switch (stage) {
		case ACTIVE -> true;
		case DEPRECATED -> date.isEmpty() || !day.isAfter(date.get());
		case RETIRED -> date.isPresent() && day.isBefore(date.get());
		};
	}
}
