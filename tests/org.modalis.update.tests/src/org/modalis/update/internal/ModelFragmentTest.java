package org.modalis.update.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFragmentTest {

	@ParameterizedTest
	@ValueSource(strings = { "menuContributions", "toolBarContributions", "trimContributions", "bindingTables", "bindings" })
	void menusAndKeysComeLate(String feature) {
		assertTrue(ModelFragment.hasMenusOrKeys("<fragments featurename=\"" + feature + "\" parentElementId=\"xpath:/\">"));
	}

	@Test
	void partsAndCommandsComeAtOnce() {
		assertFalse(ModelFragment.hasMenusOrKeys("<fragments featurename=\"descriptors\"/><fragments featurename=\"commands\"/>"));
	}
}
