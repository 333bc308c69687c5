package org.modalis.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every bundle has a test fragment with at least one test. */
final class TestFragmentRule {

	private TestFragmentRule() {
	}

	static List<String> violations(House house) throws IOException {
		var violations = new ArrayList<String>();
		for (Bundle bundle : house.bundles()) {
			var fragment = house.tests().stream()
					.filter(test -> Bundle.clauseName(test.headers().getOrDefault("Fragment-Host", "")).equals(bundle.name()))
					.findFirst();
			if (fragment.isEmpty())
				violations.add(bundle.name() + " has no test fragment. Make tests/" + bundle.name() + ".tests with 'Fragment-Host: "
						+ bundle.name() + "' and list it in tests/pom.xml.");
			else if (!hasTest(fragment.get().folder()))
				violations.add(fragment.get().name() + " holds no test. Add a class named ...Test below its src folder.");
		}
		return violations;
	}

	private static boolean hasTest(Path fragment) throws IOException {
		Path sources = fragment.resolve("src");
		if (!Files.isDirectory(sources))
			return false;
		try (Stream<Path> files = Files.walk(sources)) {
			return files.anyMatch(file -> file.getFileName().toString().endsWith("Test.java"));
		}
	}
}
