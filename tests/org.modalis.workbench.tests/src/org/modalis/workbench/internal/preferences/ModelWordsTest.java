package org.modalis.workbench.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;

class ModelWordsTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
	private static final Optional<ModelId> NEXT = Optional.of(new ModelId("acme", "next"));

	@Test
	void countsOfTokensAreShort() {
		assertEquals("", ModelWords.tokens(OptionalLong.empty()));
		assertEquals("512", ModelWords.tokens(OptionalLong.of(512)));
		assertEquals("2k", ModelWords.tokens(OptionalLong.of(2048)));
		assertEquals("128k", ModelWords.tokens(OptionalLong.of(128_000)));
		assertEquals("128k", ModelWords.tokens(OptionalLong.of(131_072)));
		assertEquals("1M", ModelWords.tokens(OptionalLong.of(1_000_000)));
		assertEquals("1.05M", ModelWords.tokens(OptionalLong.of(1_050_000)));
	}

	@Test
	void saysWhatAModelTakes() {
		ModelInfo model = ModelInfo.chat(new ModelId("acme", "one"), "One")
				.withAbilities(new Abilities(Set.of(Capability.VISION, Capability.FUNCTION_CALLING), new Source("test", TODAY)));
		assertEquals("text, image, tools", ModelWords.takes(model));
	}

	@Test
	void saysHowLongAModelIsServedAndWhatComesNext() {
		LocalDate end = LocalDate.of(2026, 11, 30);
		assertEquals("active", state(Lifecycle.ACTIVE, TODAY));
		assertEquals("ends 30 Nov 2026 → next", state(new Lifecycle(Lifecycle.Stage.DEPRECATED, Optional.of(end), NEXT), TODAY));
		assertEquals("ended 30 Nov 2026 → next",
				state(new Lifecycle(Lifecycle.Stage.DEPRECATED, Optional.of(end), NEXT), end.plusDays(1)));
		assertEquals("legacy", state(new Lifecycle(Lifecycle.Stage.DEPRECATED, Optional.empty(), Optional.empty()), TODAY));
		assertEquals("retired", state(new Lifecycle(Lifecycle.Stage.RETIRED, Optional.empty(), Optional.empty()), TODAY));
	}

	private static String state(Lifecycle lifecycle, LocalDate day) {
		return ModelWords.state(lifecycle, day, Locale.ENGLISH);
	}
}
