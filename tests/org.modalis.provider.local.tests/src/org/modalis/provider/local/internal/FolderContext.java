package org.modalis.provider.local.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.api.keys.Secret;
import org.modalis.api.provider.CallContext;
import org.modalis.api.transport.HttpTransport;

/** A context with a model folder, a further one, and the notes that were made; a local provider must ask for nothing else. */
record FolderContext(Path modelFolder, String further, List<String> notes) implements CallContext {

	FolderContext(Path modelFolder) {
		this(modelFolder, "", new ArrayList<>());
	}

	@Override
	public HttpTransport transport() {
		throw new AssertionError("A local provider reached for the network");
	}

	@Override
	public Optional<Secret> key() {
		throw new AssertionError("A local provider asked for a key");
	}

	@Override
	public URI baseUrl() {
		throw new AssertionError("A local provider asked for a base URL");
	}

	@Override
	public String setting(String name) {
		return name.equals(LocalProvider.FOLDER_SETTING) ? further : "";
	}

	@Override
	public void note(String sentence) {
		notes.add(sentence);
	}

	@Override
	public Clock clock() {
		return Clock.systemUTC();
	}
}
