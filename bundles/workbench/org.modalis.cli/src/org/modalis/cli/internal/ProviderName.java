package org.modalis.cli.internal;

import java.util.stream.Collectors;

import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.RegistrySnapshot;

/** Finds the provider that a user named, and says how it is. */
final class ProviderName {

	private ProviderName() {
	}

	static ProviderEntry find(RegistrySnapshot snapshot, String id) throws CommandFailedException {
		var found = snapshot.provider(id);
		if (found.isPresent())
			return found.get();
		var known = snapshot.providers().stream().map(entry -> entry.info().id()).collect(Collectors.joining(", "));
		throw CommandFailedException.wrongUse("There is no provider " + id + ". "
				+ (known.isEmpty() ? "None is installed." : "There are: " + known));
	}

	static String state(ProviderEntry entry) {
		return entry.state().detail().isEmpty() ? Words.of(entry.state().kind()) : entry.state().detail();
	}
}
