package org.modalis.workbench.internal.preferences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.provider.MultiServerProvider;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.api.settings.Settings;

/**
 * The further servers of a provider of which there may be several, as the settings name them: {@code provider.<id>.servers} lists
 * their names, and each is a provider {@code <id>-<name>} whose display name is {@code provider.<id>-<name>.name}. Knows no widget.
 */
final class ServerList {
	private final String provider;
	private final Settings settings;

	ServerList(String provider, Settings settings) {
		this.provider = provider;
		this.settings = settings;
	}

	/**
	 * The list to which a provider belongs: for an added server the one that holds it, for a provider of which there may be several
	 * its own; empty for others.
	 */
	static Optional<ServerList> of(String providerId, RegistrySnapshot registry, Settings settings) {
		var kinds = registry.providers().stream().filter(entry -> entry.provider() instanceof MultiServerProvider)
				.map(entry -> entry.info().id()).toList();
		var lists = kinds.stream().map(kind -> new ServerList(kind, settings)).toList();
		return lists.stream().filter(list -> list.has(providerId)).findFirst()
				.or(() -> lists.stream().filter(list -> list.provider.equals(providerId)).findFirst());
	}

	/** The short names, in order. */
	List<String> names() {
		return settings.get(setting()).map(text -> Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList())
				.orElse(List.of());
	}

	/** Whether a provider is one of these servers. */
	boolean has(String providerId) {
		return names().stream().anyMatch(name -> providerId.equals(provider + "-" + name));
	}

	/** The short name that a display name gives; empty when nothing is left of it. */
	static Optional<String> shortName(String displayName) {
		String name = displayName.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		return name.isEmpty() ? Optional.empty() : Optional.of(name);
	}

	/** What is wrong with the name of a new server, as a sentence; empty when nothing is. */
	Optional<String> problem(String displayName) {
		var name = shortName(displayName);
		if (name.isEmpty())
			return Optional.of("A name has at least one letter or digit.");
		return names().contains(name.get()) ? Optional.of("There is a server called " + name.get() + " already.") : Optional.empty();
	}

	/** Adds a server; the name must have no {@link #problem}. Returns the id of its provider. */
	String add(String displayName) {
		String name = shortName(displayName).orElseThrow();
		settings.set("provider." + provider + "-" + name + ".name", displayName.strip());
		var all = new ArrayList<>(names());
		all.add(name);
		settings.set(setting(), String.join(",", all));
		return provider + "-" + name;
	}

	/**
	 * Takes a server away with its keys and its settings. Reads the key store, so not on the UI thread.
	 *
	 * @throws KeyStoreException the key store keeps its keys; the server is still there, too
	 */
	void remove(String id, KeyStore keys) throws KeyStoreException {
		for (String host : keys.otherHosts(id, ""))
			keys.remove(id, host);
		var left = names().stream().filter(name -> !id.equals(provider + "-" + name)).toList();
		if (left.isEmpty())
			settings.remove(setting());
		else
			settings.set(setting(), String.join(",", left));
		String own = "provider." + id + ".";
		settings.all().keySet().stream().filter(each -> each.startsWith(own)).forEach(settings::remove);
	}

	private String setting() {
		return "provider." + provider + ".servers";
	}
}
