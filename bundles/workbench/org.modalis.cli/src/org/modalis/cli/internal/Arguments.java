package org.modalis.cli.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The user's arguments on their way through the platform's launcher, which would otherwise take some for its own. The start
 * script ends each with a NUL byte and encodes the whole in base64.
 */
final class Arguments {

	/** The system property that carries them. */
	static final String PROPERTY = "modalis.args";

	private Arguments() {
	}

	/** @throws IllegalArgumentException when the text is not what a start script makes */
	static List<String> decode(String encoded) {
		var all = new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
		if (all.isEmpty())
			return List.of();
		if (!all.endsWith("\0"))
			throw new IllegalArgumentException("The arguments were cut off on their way");
		return List.of(all.substring(0, all.length() - 1).split("\0", -1));
	}
}
