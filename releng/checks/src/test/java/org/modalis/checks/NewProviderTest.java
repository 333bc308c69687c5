package org.modalis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator of providers, and the guide that begins with it. */
@EnabledOnOs(OS.LINUX)
class NewProviderTest {
	private static final Path ROOT = Path.of(System.getProperty("modalis.root"));
	private static final Path SITE = ROOT.resolve("releng/update-site/target/repository");
	private static final Path PRODUCT = ROOT.resolve("product/target/products/org.modalis.product/linux/gtk/x86_64/modalis");

	@TempDir
	Path folder;
	private Guide guide;

	private record Ended(int code, String out) {
		/** The lines of Maven's output that say what is wrong. */
		String problems() {
			return out.lines().filter(line -> line.contains("ERROR") || line.contains("FAILURE")).collect(Collectors.joining("\n"));
		}
	}

	@BeforeEach
	void readGuide() throws IOException {
		guide = Guide.read(ROOT.resolve("docs/write-a-provider.md"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Acme", "1acme", "acme-", "-acme", "acme_x", "acme/x", "new", "acme-class", "ollama", "openai-compatible",
			"local" })
	void refusesAnIdThatIsMalformedOrTaken(String id) throws Exception {
		var refused = run(folder, ROOT.resolve("releng/new-provider").toString(), id, "--standalone", folder.resolve("x").toString());
		assertNotEquals(0, refused.code(), refused.out());
		assertTrue(refused.out().strip().matches("[A-Z'].*\\."), refused.out());
		assertTrue(Files.notExists(folder.resolve("x")), "something was made all the same");
	}

	@Test
	void listsANewProviderWhereverThisRepositoryListsProviders() throws Exception {
		for (var file : List.of("pom.xml", "bundles/providers/pom.xml", "features/pom.xml", "tests/pom.xml", "product/modalis.product",
				"releng/update-site/category.xml"))
			copy(ROOT.resolve(file), folder.resolve(file));
		copyAll(ROOT.resolve("releng/new-provider.d"), folder.resolve("releng/new-provider.d"));
		copy(ROOT.resolve("releng/new-provider"), folder.resolve("releng/new-provider"));
		var made = run(folder, "bash", "releng/new-provider", "acme-cloud", "--name", "Acme Cloud");
		assertEquals(0, made.code(), made.out());
		for (var file : List.of("features/pom.xml", "releng/update-site/category.xml", "product/modalis.product"))
			assertEquals(1, count("org.modalis.feature.provider.acme.cloud", folder.resolve(file)), file);
		assertEquals(1, count("<module>org.modalis.provider.acme.cloud</module>", folder.resolve("bundles/providers/pom.xml")));
		assertEquals(1, count("<module>org.modalis.provider.acme.cloud.tests</module>", folder.resolve("tests/pom.xml")));
		var house = House.at(folder);
		assertEquals(List.of(), TestFragmentRule.violations(house));
		assertEquals(List.of(), ContractRule.violations(house, ContractRule.version(House.at(ROOT))));
		assertEquals(List.of(), CatalogueRule.violations(house));
		assertEquals(List.of(), LayerRule.violations(house));
		var again = run(folder, "bash", "releng/new-provider", "acme-cloud");
		assertNotEquals(0, again.code());
		assertTrue(again.out().startsWith("There is a provider 'acme-cloud' already."), again.out());
	}

	@Test
	void aProviderOfAThirdPartyPassesTheContractAndIsListedByTheProduct() throws Exception {
		assertTrue(Files.isDirectory(SITE), "There is no update site at " + SITE + ". Build it first.");
		var made = run(folder, ROOT.resolve("releng/new-provider").toString(), "road-runner", "--name", "Road Runner", "--namespace",
				"org.road", "--standalone", "plain");
		assertEquals(0, made.code(), made.out());
		writeWhatTheGuideSays();
		build();
		assertTrue(testsOf("plain/org.road.modalis.road.runner.tests") > 120);
		assertTrue(testsOf("acme/com.example.modalis.acme.tests") > 120);
		var product = install(List.of("plain/org.road.modalis.road.runner", "acme/com.example.modalis.acme"),
				"org.road.modalis.road.runner.feature.feature.group", "com.example.modalis.acme.feature.feature.group");
		var listed = run(folder, "env", "MODALIS_JAVA=" + System.getProperty("java.home"), "MODALIS_VM_ARGS=-Duser.home=" + folder,
				product.resolve("modalis").toString(), "providers");
		assertTrue(listed.out().contains("road-runner") && listed.out().contains("acme"), listed.out());
	}

	private void writeWhatTheGuideSays() throws Exception {
		assertTrue(guide.command().startsWith("releng/new-provider acme "), guide.command());
		var made = run(folder, "bash", "-c", ROOT + "/" + guide.command());
		assertEquals(0, made.code(), made.out());
		var sources = folder.resolve("acme/com.example.modalis.acme/src/com/example/modalis/acme/internal");
		var tests = folder.resolve("acme/com.example.modalis.acme.tests/src/com/example/modalis/acme/internal");
		for (var shown : guide.generated().entrySet())
			assertEquals(Files.readString(sources.resolve(shown.getKey())), shown.getValue(), "the guide shows what the generator made");
		for (var file : guide.files().entrySet())
			Files.writeString((file.getKey().endsWith("Test.java") ? tests : sources).resolve(file.getKey()), file.getValue());
		var manifest = folder.resolve("acme/com.example.modalis.acme/META-INF/MANIFEST.MF");
		assertTrue(Files.readString(manifest).contains("Modalis-Provider-Contract: " + ContractRule.version(House.at(ROOT))));
	}

	/** Both at once, as that takes half as long. */
	private void build() throws Exception {
		copyAll(folder.resolve("plain/.mvn"), folder.resolve(".mvn"));
		Files.writeString(folder.resolve("pom.xml"), """
				<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId>
				<artifactId>both</artifactId><version>1</version><packaging>pom</packaging>
				<modules><module>plain</module><module>acme</module></modules></project>""");
		var built = maven("verify");
		assertEquals(0, built.code(), built.problems());
	}

	/** With p2, into a copy of the product that the build made. */
	private Path install(List<String> sites, String... features) throws Exception {
		var product = folder.resolve("modalis");
		assertEquals(0, run(folder, "cp", "-a", PRODUCT.toString(), product.toString()).code());
		var repositories = new ArrayList<>(List.of(SITE.toUri().toString()));
		for (var site : sites)
			repositories.add(folder.resolve(site + ".site/target/repository").toUri().toString());
		var installed = maven("org.eclipse.tycho:tycho-p2-director-plugin:" + System.getProperty("modalis.tycho") + ":director", "-N",
				"-Drepositories=" + String.join(",", repositories), "-DinstallIUs=" + String.join(",", features),
				"-Ddestination=" + product, "-Dprofile=" + profileOf(product));
		assertEquals(0, installed.code(), installed.problems());
		return product;
	}

	private static String profileOf(Path product) throws IOException {
		try (Stream<Path> profiles = Files.list(product.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry"))) {
			return profiles.findFirst().orElseThrow().getFileName().toString().replace(".profile", "");
		}
	}

	private Ended maven(String... arguments) throws Exception {
		var command = new ArrayList<>(List.of(System.getProperty("modalis.maven") + "/bin/mvn", "-B", "-ntp", "-q"));
		command.addAll(List.of(arguments));
		return run(folder, command.toArray(String[]::new));
	}

	/** How many tests of a fragment ran, none of which failed or was skipped. */
	private int testsOf(String fragment) throws IOException {
		int tests = 0;
		try (Stream<Path> reports = Files.list(folder.resolve(fragment).resolve("target/surefire-reports"))) {
			for (var report : reports.filter(file -> file.getFileName().toString().startsWith("TEST-")).toList()) {
				var text = Files.readString(report);
				for (var bad : List.of("errors", "failures", "skipped"))
					assertEquals(0, attribute(text, bad), report + ": " + bad);
				tests += attribute(text, "tests");
			}
		}
		return tests;
	}

	private static int attribute(String report, String name) {
		var found = Pattern.compile("<testsuite [^>]*\\b" + name + "=\"(\\d+)\"").matcher(report);
		assertTrue(found.find(), name + " in the report");
		return Integer.parseInt(found.group(1));
	}

	private static Ended run(Path in, String... command) throws IOException, InterruptedException {
		var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		var process = builder.start();
		process.getOutputStream().close();
		var out = new String(process.getInputStream().readAllBytes());
		return new Ended(process.waitFor(), out);
	}

	private static int count(String text, Path file) throws IOException {
		return Files.readString(file).split(Pattern.quote(text), -1).length - 1;
	}

	private static void copyAll(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (var file : files.filter(Files::isRegularFile).toList())
				copy(file, to.resolve(from.relativize(file).toString()));
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		Files.createDirectories(to.getParent());
		Files.copy(from, to);
	}
}
