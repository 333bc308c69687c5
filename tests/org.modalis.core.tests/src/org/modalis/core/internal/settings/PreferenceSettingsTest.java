package org.modalis.core.internal.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;

class PreferenceSettingsTest {

	private final EclipsePreferences node = new EclipsePreferences();
	private final PreferenceSettings settings = new PreferenceSettings(() -> node);

	@Test
	void keepsTellsAndForgets() {
		var changes = new ArrayList<String>();
		try (var subscription = settings.onChange(changes::add)) {
			settings.set("chat.model", "local/m");
			settings.set("appearance.theme", "dark");
			node.put("network.proxy", "localhost:1");
		}
		assertEquals(Optional.of("local/m"), settings.get("chat.model"));
		assertEquals(Map.of("appearance.theme", "dark", "chat.model", "local/m", "network.proxy", "localhost:1"), settings.all());
		settings.remove("chat.model");
		assertEquals(Optional.empty(), settings.get("chat.model"));
		assertEquals(List.of("chat.model", "appearance.theme", "network.proxy"), changes);
	}
}
