package org.modalis.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.modalis.api.catalogue.Catalogue;

/** Every catalogue of models can be read and is complete, by the same check as in the product. */
final class CatalogueRule {
	private static final Pattern PROVIDER = Pattern.compile("\"provider\"\\s*:\\s*\"([^\"]*)\"");

	private CatalogueRule() {
	}

	static List<String> violations(House house) throws IOException {
		var violations = new ArrayList<String>();
		for (Bundle bundle : house.bundles())
			for (Path file : catalogues(bundle.folder()))
				check(house.root().relativize(file), Files.readString(file), violations);
		return violations;
	}

	private static void check(Path name, String json, List<String> violations) {
		var provider = PROVIDER.matcher(json);
		if (!provider.find()) {
			violations.add(name + " does not say whose it is. Begin it with {\"provider\": \"the provider's id\", ...}.");
			return;
		}
		try {
			Catalogue.parse(json, provider.group(1));
		} catch (IllegalArgumentException e) {
			violations.add(name + " is wrong; docs/write-a-provider.md describes its form.\n" + e.getMessage());
		}
	}

	private static List<Path> catalogues(Path bundle) throws IOException {
		var sources = bundle.resolve("src");
		if (!Files.isDirectory(sources))
			return List.of();
		try (Stream<Path> files = Files.walk(sources)) {
			return files.filter(file -> file.getFileName().toString().equals("catalogue.json")).sorted().toList();
		}
	}
}
