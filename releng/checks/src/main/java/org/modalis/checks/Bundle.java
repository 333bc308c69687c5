package org.modalis.checks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;

/**
 * One bundle or fragment of this repository, as its manifest describes it.
 *
 * @param name the symbolic name
 * @param folder where it is
 * @param headers the manifest's main headers
 */
record Bundle(String name, Path folder, Map<String, String> headers) {

	/** Whether it has classes of its own; one that only wraps a library has none. */
	boolean hasCode() {
		return Files.isDirectory(folder.resolve("src"));
	}

	/** Reads {@code META-INF/MANIFEST.MF} below a folder. */
	static Bundle read(Path folder) throws IOException {
		try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
			var headers = new TreeMap<String, String>();
			new Manifest(in).getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
			return new Bundle(clauseName(headers.get("Bundle-SymbolicName")), folder, headers);
		}
	}

	/** The layer a bundle lives in: the folder between {@code bundles} and the bundle, or {@code tests}. */
	String layer() {
		return folder.getParent().getFileName().toString();
	}

	/** The clauses of a header, split at the commas outside quotes; none when the header is absent. */
	List<String> clauses(String header) {
		var clauses = new ArrayList<String>();
		var clause = new StringBuilder();
		boolean quoted = false;
		for (char c : headers.getOrDefault(header, "").toCharArray()) {
			quoted ^= c == '"';
			if (c == ',' && !quoted) {
				clauses.add(clause.toString().strip());
				clause.setLength(0);
			} else {
				clause.append(c);
			}
		}
		if (!clause.toString().isBlank())
			clauses.add(clause.toString().strip());
		return clauses;
	}

	/** The names of packages and bundles that it imports or requires. */
	List<String> uses() {
		var uses = new ArrayList<String>();
		for (String header : List.of("Import-Package", "Require-Bundle"))
			clauses(header).forEach(clause -> uses.add(clauseName(clause)));
		return uses;
	}

	/** Where its compiled classes are after the build. */
	Path classes() {
		return folder.resolve("target/classes");
	}

	static String clauseName(String clause) {
		return clause.split(";", 2)[0].strip();
	}
}
