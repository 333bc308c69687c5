package org.modalis.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bundle says {@code Modalis-Provider-Contract} only when its tests hold it to the provider contract, in the version that it
 * says; and every provider of this house says so.
 */
final class ContractRule {
	private static final String HEADER = "Modalis-Provider-Contract";
	private static final Pattern EXTENDS = Pattern.compile("\\bextends\\s+(ChatProvider|ClosedProvider|OpenAiChat|ModelProvider)Contract\\b");
	private static final Pattern VERSION = Pattern.compile("\\bVERSION = \"([^\"]+)\"");

	private ContractRule() {
	}

	/** @param contract the version of the contract that the tests run */
	static List<String> violations(House house, String contract) throws IOException {
		var violations = new ArrayList<String>();
		for (Bundle bundle : house.bundles()) {
			var said = bundle.headers().get(HEADER);
			if (said == null && bundle.layer().equals("providers"))
				violations.add(bundle.name() + " does not say which provider contract it keeps. Let its test extend ChatProviderContract,"
						+ " then write '" + HEADER + ": " + contract + "' into its MANIFEST.MF.");
			if (said != null && !said.equals(contract))
				violations.add(bundle.name() + " says that it keeps the provider contract " + said + ", but the tests hold it to " + contract
						+ ". Write '" + HEADER + ": " + contract + "' into its MANIFEST.MF once they pass.");
			if (said != null && !isTested(house, bundle))
				violations.add(bundle.name() + " says that it keeps the provider contract, but no class of its test fragment extends"
						+ " ChatProviderContract. Add one, or take '" + HEADER + "' out of its MANIFEST.MF.");
		}
		return violations;
	}

	/** The version that the contract itself says. */
	static String version(House house) throws IOException {
		var source = Files.readString(house.root().resolve("tests/org.modalis.testkit/src/org/modalis/testkit/ModelProviderContract.java"));
		var version = VERSION.matcher(source);
		if (!version.find())
			throw new IllegalStateException("ModelProviderContract has no VERSION");
		return version.group(1);
	}

	private static boolean isTested(House house, Bundle bundle) throws IOException {
		for (Bundle test : house.tests())
			if (Bundle.clauseName(test.headers().getOrDefault("Fragment-Host", "")).equals(bundle.name()) && extendsContract(test.folder()))
				return true;
		return false;
	}

	private static boolean extendsContract(Path fragment) throws IOException {
		try (Stream<Path> files = Files.walk(fragment.resolve("src"))) {
			for (Path file : files.filter(each -> each.getFileName().toString().endsWith("Test.java")).toList())
				if (EXTENDS.matcher(Files.readString(file)).find())
					return true;
		}
		return false;
	}
}
