package org.modalis.api.model;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a model can be called, and until when.
 *
 * @param stage where the model stands
 * @param date for {@code DEPRECATED} the last day it answers, for {@code RETIRED} the first day it no longer does, for
 *        {@code NOT_OFFERED} the day of the list that lacks it; empty when the vendor named none
 * @param successor what the vendor or we recommend instead
 * @param source who says so; empty for an active model
 */
public record Lifecycle(Stage stage, Optional<LocalDate> date, Optional<ModelId> successor, Optional<Source> source) {

	/** The stages of a model's life. */
	public enum Stage {
		/** In normal service. */
		ACTIVE,
		/** Still answers; its end is announced. */
		DEPRECATED,
		/** No longer served. */
		RETIRED,
		/** Exists, but the vendor's own list does not offer it to this account. */
		NOT_OFFERED
	}

	/** A model in normal service. */
	public static final Lifecycle ACTIVE = new Lifecycle(Stage.ACTIVE, Optional.empty(), Optional.empty(), Optional.empty());

	public Lifecycle {
		Objects.requireNonNull(stage);
		Objects.requireNonNull(date);
		Objects.requireNonNull(successor);
		Objects.requireNonNull(source);
		if (stage == Stage.ACTIVE && date.isPresent())
			throw new IllegalArgumentException("An active model has no end date");
	}

	public Lifecycle(Stage stage, Optional<LocalDate> date, Optional<ModelId> successor) {
		this(stage, date, successor, Optional.empty());
	}

	/** A model whose end is announced. */
	public static Lifecycle endingOn(LocalDate lastDay, Optional<ModelId> successor, Source source) {
		return new Lifecycle(Stage.DEPRECATED, Optional.of(lastDay), successor, Optional.of(source));
	}

	/** Whether the model can be called on the given day. */
	public boolean callableOn(LocalDate day) {
		return switch (stage) {
		case ACTIVE -> true;
		case DEPRECATED -> date.isEmpty() || !day.isAfter(date.get());
		case RETIRED -> date.isPresent() && day.isBefore(date.get());
		case NOT_OFFERED -> false;
		};
	}

	/** Whether its announced end is so near, 60 days, that people should hear of it while they choose. */
	public boolean endsSoonAfter(LocalDate day) {
		return callableOn(day) && date.isPresent() && !day.plusDays(60).isBefore(date.get());
	}
}
