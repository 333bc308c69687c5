package org.modalis.provider.local.internal;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/** The weights of the default model, which ./test gets the way ./run does. */
final class RealWeights {
	private RealWeights() {
	}

	/** A context with their folder; without them the caller's tests do not run, which is said aloud and fails in CI. */
	static FolderContext context() {
		String set = System.getenv("MODALIS_MODELS");
		Path folder = set != null && !set.isBlank() ? Path.of(set) : Path.of(System.getProperty("user.home"), ".modalis", "models");
		if (!Files.exists(folder.resolve("tinyllama-1.1b-chat-v1.0.IQ2_XXS.gguf"))) {
			String missing = "THE REAL ENGINE WAS NOT TESTED: the weights of the default model are not in " + folder + ".";
			System.err.println("!!! " + missing);
			if ("true".equals(System.getenv("CI")))
				fail(missing);
			Assumptions.abort(missing);
		}
		return new FolderContext(folder);
	}
}
