package org.modalis.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bundles of a checkout.
 *
 * @param root the top of the checkout
 * @param bundles what is below {@code bundles/}
 * @param tests what is below {@code tests/}
 */
record House(Path root, List<Bundle> bundles, List<Bundle> tests) {

	static House at(Path root) throws IOException {
		return new House(root, below(root.resolve("bundles"), 2), below(root.resolve("tests"), 1));
	}

	private static List<Bundle> below(Path folder, int depth) throws IOException {
		if (!Files.isDirectory(folder))
			return List.of();
		try (Stream<Path> folders = Files.find(folder, depth,
				(path, attributes) -> Files.exists(path.resolve("META-INF/MANIFEST.MF")))) {
			var found = new ArrayList<Bundle>();
			for (Path path : folders.sorted().toList())
				found.add(Bundle.read(path));
			return List.copyOf(found);
		}
	}
}
