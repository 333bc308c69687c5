package org.modalis.api.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.api.provider.ProviderSetting.Kind;

class ProviderSettingTest {

	@Test
	void numbersAreWhole() {
		var threads = new ProviderSetting("threads", "Threads", Kind.NUMBER, "4", "");
		assertTrue(threads.problem("four").isPresent());
		assertTrue(threads.problem("-1").isPresent());
		assertTrue(threads.problem("1234567890").isPresent());
		assertEquals(Optional.empty(), threads.problem(""));
		assertEquals(Optional.empty(), threads.problem(" 8 "));
	}

	@Test
	void aSwitchIsOnOrOff() {
		var fast = new ProviderSetting("fast", "Fast", Kind.SWITCH, "false", "");
		assertEquals(Optional.of("Fast is true or false"), fast.problem("on"));
		assertEquals(Optional.empty(), fast.problem("true"));
	}

	@Test
	void aChoiceIsOneOfItsWordsAndTheFirstIsTheDefault() {
		var region = ProviderSetting.choice("region", "Region", List.of("Europe", "Asia"), "");
		assertEquals("Europe", region.defaultValue());
		assertEquals(Optional.of("Region is one of: Europe, Asia"), region.problem("asia"));
		assertEquals(Optional.empty(), region.problem("Asia"));
		assertEquals(Optional.empty(), region.problem(""));
	}

	@Test
	void refusesChoicesThatDoNotFit() {
		assertThrows(IllegalArgumentException.class, () -> ProviderSetting.choice("region", "Region", List.of("Europe"), ""));
		assertThrows(IllegalArgumentException.class,
				() -> new ProviderSetting("region", "Region", Kind.TEXT, "", "", List.of("Europe", "Asia")));
		assertThrows(IllegalArgumentException.class,
				() -> new ProviderSetting("region", "Region", Kind.CHOICE, "Africa", "", List.of("Europe", "Asia")));
	}
}
