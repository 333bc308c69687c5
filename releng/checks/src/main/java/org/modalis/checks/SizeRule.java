package org.modalis.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A vendor stays small: at most 80 lines of Java where its API has the shape of OpenAI's, at most 400 where it reads a protocol of its
 * own. Lines of code count, without blank ones, comments, imports and packages. The engine on this machine is no vendor.
 */
final class SizeRule {
	private static final int SHAPED = 80;
	private static final int OWN_DIALECT = 400;
	private static final Pattern NO_CODE = Pattern.compile("\\s*($|//|\\*|/\\*|import |package ).*");
	private static final Pattern ENGINE = Pattern.compile("\\.onThisMachine\\(\\)");
	private static final Pattern SHAPE = Pattern.compile("\\bextends\\s+OpenAiChatProvider\\b");
	private static final Pattern STREAM = Pattern.compile("^import org\\.modalis\\.api\\.stream\\.");

	private SizeRule() {
	}

	static List<String> violations(House house) throws IOException {
		var violations = new ArrayList<String>();
		for (Bundle bundle : house.bundles())
			if (bundle.layer().equals("providers"))
				check(bundle, source(bundle.folder().resolve("src")), violations);
		return violations;
	}

	private static void check(Bundle bundle, List<String> source, List<String> violations) {
		if (source.stream().anyMatch(ENGINE.asPredicate()))
			return;
		// who has the shape of OpenAI's and a second protocol beside it reads that one's stream
		boolean shaped = source.stream().anyMatch(SHAPE.asPredicate()) && source.stream().noneMatch(STREAM.asPredicate());
		long lines = source.stream().filter(line -> !NO_CODE.matcher(line).matches()).count();
		int most = shaped ? SHAPED : OWN_DIALECT;
		if (lines > most)
			violations.add(bundle.name() + " has " + lines + " lines of code, but " + (shaped ? "a vendor of the OpenAI shape"
					: "a vendor with a dialect of its own") + " may have at most " + most + ". Move what other vendors need too into org.modalis.api"
					+ " (org.modalis.api.vendor, org.modalis.api.json), and what is data into catalogue.json.");
	}

	private static List<String> source(Path folder) throws IOException {
		if (!Files.isDirectory(folder))
			return List.of();
		try (Stream<Path> files = Files.walk(folder)) {
			var lines = new ArrayList<String>();
			for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList())
				lines.addAll(Files.readAllLines(file));
			return lines;
		}
	}
}
