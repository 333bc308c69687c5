package org.modalis.workbench.internal.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class AppearanceTest {

	@Test
	void readsWhatItWritesAndTakesAnythingElseForTheSystem() {
		for (Appearance appearance : Appearance.values())
			assertEquals(appearance, Appearance.of(Optional.of(appearance.value())));
		assertEquals(Appearance.SYSTEM, Appearance.of(Optional.empty()));
		assertEquals(Appearance.SYSTEM, Appearance.of(Optional.of("purple")));
	}

	@Test
	void followsTheSystemOnlyWhenAskedTo() {
		assertTrue(Appearance.SYSTEM.dark(true));
		assertFalse(Appearance.SYSTEM.dark(false));
		assertTrue(Appearance.DARK.dark(false));
		assertFalse(Appearance.LIGHT.dark(true));
	}
}
