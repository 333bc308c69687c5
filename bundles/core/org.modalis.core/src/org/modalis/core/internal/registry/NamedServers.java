package org.modalis.core.internal.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.settings.Settings;

/**
 * The further servers that a user has of one kind, as the settings list them: {@code provider.<id>.servers} holds names, and
 * {@code provider.<id>-<name>.name} what one of them is called.
 *
 * @param names display names by provider id, in the user's order
 * @param problems a sentence for each entry that was passed over
 */
record NamedServers(Map<String, String> names, List<String> problems) {

	static NamedServers of(ProviderInfo kind, Settings settings) {
		var names = new LinkedHashMap<String, String>();
		var problems = new ArrayList<String>();
		for (var entry : settings.get("provider." + kind.id() + ".servers").orElse("").split(",")) {
			var name = entry.strip();
			if (name.isEmpty())
				continue;
			if (!name.matches("[a-z0-9][a-z0-9-]*"))
				problems.add("The server " + name + " was left out: a name has lower-case letters, digits and hyphens.");
			else
				names.put(kind.id() + "-" + name, displayName(kind.id() + "-" + name, name, settings));
		}
		return new NamedServers(names, problems);
	}

	private static String displayName(String id, String name, Settings settings) {
		return settings.get("provider." + id + ".name").map(String::strip).filter(text -> !text.isEmpty()).orElse(name);
	}
}
