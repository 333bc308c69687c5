package org.modalis.core.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.testkit.InMemorySettings;

class OfflineSwitchTest {

	private final InMemorySettings settings = new InMemorySettings();

	@Test
	void isTheSettingAndTellsWhenItChanges() {
		var told = new ArrayList<Boolean>();
		var offline = new OfflineSwitchImpl(settings, false);
		var subscription = offline.onChange(told::add);
		assertFalse(offline.isOffline());
		offline.set(true);
		assertTrue(offline.isOffline());
		assertEquals(Optional.of("true"), settings.get("network.offline"));
		settings.set("network.offline", "true");
		settings.set("network.proxy", "p:1");
		settings.remove("network.offline");
		assertFalse(offline.isOffline());
		subscription.close();
		offline.set(true);
		assertEquals(List.of(true, false), told);
	}

	@Test
	void staysOnWhenTheCommandLineSaysSo() {
		var told = new ArrayList<Boolean>();
		var offline = new OfflineSwitchImpl(settings, true);
		offline.onChange(told::add);
		offline.set(false);
		assertTrue(offline.isOffline() && offline.isForced());
		assertEquals(Optional.of("false"), settings.get("network.offline"));
		assertEquals(List.of(), told);
	}
}
