package org.modalis.studio.chat.internal.view;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;

import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.ModelInfo;

/** How long a model is served, in words. */
final class Lifecycles {
	private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);

	private Lifecycles() {
	}

	/** For example {@code "until 30 Nov 2026 → claude-sonnet-5-5"}; empty for a model in normal service. */
	static Optional<String> words(ModelInfo model, LocalDate today) {
		var life = model.lifecycle();
		String next = life.successor().map(id -> " → " + id.name()).orElse("");
		return switch (life.stage()) {
		case ACTIVE -> Optional.empty();
		case DEPRECATED -> Optional.of(life.date().map(date -> (life.callableOn(today) ? "until " : "ended ") + DATE.format(date))
				.orElse("legacy") + next);
		case RETIRED -> Optional.of("retired" + life.date().map(date -> " " + DATE.format(date)).orElse("") + next);
		case NOT_OFFERED -> Optional.of("not offered to this account" + next);
		};
	}

	/** A remark for the list of models when the end is near: {@code " · ends 30 Nov 2026"}; empty text otherwise. */
	static String soon(Lifecycle life, LocalDate today) {
		return life.endsSoonAfter(today) ? " · ends " + DATE.format(life.date().orElseThrow()) : "";
	}
}
