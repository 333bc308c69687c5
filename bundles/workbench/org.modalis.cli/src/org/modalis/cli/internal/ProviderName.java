package org.modalis.cli.internal;

import java.util.stream.Collectors;

import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState.Kind;
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

	/** One that needs a key or a setting first, or is switched off, offers nothing and is no trouble either. */
	static boolean isSetUp(ProviderEntry entry) {
		return entry.state().kind() != Kind.NOT_CONFIGURED && entry.state().kind() != Kind.DISABLED;
	}

	static String state(ProviderEntry entry) {
		return entry.state().detail().isEmpty() ? Words.of(entry.state().kind()) : entry.state().detail();
	}
}
