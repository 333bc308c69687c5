package org.modalis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows each rule a house that breaks it. */
class RulesTest {

	@TempDir
	Path root;

	@Test
	void namesAProviderThatImportsCore() throws IOException {
		bundle("bundles/providers/org.modalis.provider.acme", "org.modalis.provider.acme",
				"Import-Package: org.modalis.api.model,org.modalis.core.internal");
		var violations = LayerRule.violations(House.at(root));
		assertEquals(1, violations.size());
		assertTrue(violations.getFirst().startsWith("org.modalis.provider.acme imports org.modalis.core.internal"));
	}

	@Test
	void namesACoreBundleThatKnowsSwtAndAStudioThatKnowsTheClassicWorkbench() throws IOException {
		bundle("bundles/core/org.modalis.history.acme", "org.modalis.history.acme", "Require-Bundle: org.eclipse.swt");
		bundle("bundles/studios/org.modalis.studio.acme", "org.modalis.studio.acme", "Require-Bundle: org.eclipse.swt,org.eclipse.ui");
		var violations = String.join("\n", LayerRule.violations(House.at(root)));
		assertTrue(violations.contains("org.modalis.history.acme imports org.eclipse.swt"), violations);
		assertTrue(violations.contains("org.modalis.studio.acme imports org.eclipse.ui"), violations);
		assertEquals(2, violations.lines().count(), violations);
	}

	@Test
	void namesAnyoneElseWhoKnowsP2() throws IOException {
		bundle("bundles/workbench/org.modalis.workbench", "org.modalis.workbench",
				"Import-Package: org.eclipse.equinox.p2.core;version=\"2.0.0\"");
		assertTrue(LayerRule.violations(House.at(root)).getFirst().contains("only org.modalis.update may know p2"));
	}

	@Test
	void acceptsAStudioOnTheToolkitOfTheWorkbench() throws IOException {
		bundle("bundles/studios/org.modalis.studio.acme", "org.modalis.studio.acme",
				"Import-Package: org.modalis.workbench.toolkit;version=\"[1.0.0,2.0.0)\",org.modalis.api.chat");
		assertEquals(List.of(), LayerRule.violations(House.at(root)));
	}

	@Test
	void namesAnIntegrationThatSeesMoreThanItsContract() throws IOException {
		bundle("bundles/workbench/org.modalis.integrations", "org.modalis.integrations",
				"Import-Package: org.modalis.api.integration,org.modalis.api.keys,org.eclipse.swt.widgets");
		var violations = LayerRule.violations(House.at(root));
		assertEquals(2, violations.size(), violations.toString());
		assertTrue(violations.get(0).contains("imports org.modalis.api.keys"), violations.toString());
		assertTrue(violations.get(1).contains("imports org.eclipse.swt.widgets"), violations.toString());
	}

	@Test
	void namesAnExportWithoutAVersion() throws IOException {
		bundle("bundles/core/org.modalis.api", "org.modalis.api", "Export-Package: org.modalis.api.a;version=\"1.0.0\",org.modalis.api.b");
		var violations = ExportRule.violations(House.at(root));
		assertEquals(1, violations.size());
		assertTrue(violations.getFirst().contains("org.modalis.api.b without a version"));
	}

	@Test
	void namesABundleWithoutATestFragmentAndAFragmentWithoutATest() throws IOException {
		bundle("bundles/core/org.modalis.alone", "org.modalis.alone", "X: y");
		bundle("bundles/core/org.modalis.empty", "org.modalis.empty", "X: y");
		bundle("tests/org.modalis.empty.tests", "org.modalis.empty.tests", "Fragment-Host: org.modalis.empty");
		var violations = TestFragmentRule.violations(House.at(root));
		assertTrue(violations.get(0).startsWith("org.modalis.alone has no test fragment"), violations.toString());
		assertTrue(violations.get(1).startsWith("org.modalis.empty.tests holds no test"), violations.toString());
	}

	@Test
	void namesAProviderThatSaysNothingOfTheContract() throws IOException {
		bundle("bundles/providers/org.modalis.provider.acme", "org.modalis.provider.acme", "X: y");
		var violations = ContractRule.violations(House.at(root), "1.0");
		assertEquals(1, violations.size(), violations.toString());
		assertTrue(violations.getFirst().startsWith("org.modalis.provider.acme does not say which provider contract it keeps"), violations.toString());
	}

	@Test
	void namesABadgeThatNoTestHasEarned() throws IOException {
		bundle("bundles/providers/org.modalis.provider.acme", "org.modalis.provider.acme", "Modalis-Provider-Contract: 1.0");
		bundle("tests/org.modalis.provider.acme.tests", "org.modalis.provider.acme.tests", "Fragment-Host: org.modalis.provider.acme");
		var test = Files.createDirectories(root.resolve("tests/org.modalis.provider.acme.tests/src")).resolve("AcmeTest.java");
		Files.writeString(test, "class AcmeTest {}");
		var violations = ContractRule.violations(House.at(root), "1.0");
		assertEquals(1, violations.size(), violations.toString());
		assertTrue(violations.getFirst().contains("no class of its test fragment extends"), violations.toString());
		Files.writeString(test, "class AcmeTest extends OpenAiChatContract {}");
		assertEquals(List.of(), ContractRule.violations(House.at(root), "1.0"));
	}

	@Test
	void namesABadgeOfAnotherVersion() throws IOException {
		bundle("bundles/core/org.modalis.acme", "org.modalis.acme", "Modalis-Provider-Contract: 0.9");
		bundle("tests/org.modalis.acme.tests", "org.modalis.acme.tests", "Fragment-Host: org.modalis.acme");
		source("../tests/org.modalis.acme.tests/src/AcmeTest.java", "class AcmeTest extends ChatProviderContract {}");
		var violations = ContractRule.violations(House.at(root), "1.0");
		assertEquals(1, violations.size(), violations.toString());
		assertTrue(violations.getFirst().contains("keeps the provider contract 0.9, but the tests hold it to 1.0"), violations.toString());
	}

	@Test
	void namesTheEntryOfACatalogueThatIsIncomplete() throws IOException {
		bundle("bundles/providers/org.modalis.provider.acme", "org.modalis.provider.acme", "X: y");
		var file = "../bundles/providers/org.modalis.provider.acme/src/org/modalis/provider/acme/catalogue.json";
		source(file, """
				{"provider": "acme", "sources": {"s": {"title": "Acme, prices", "date": "2026-11-22"}}, "models": [{"id": "road-1",
				 "name": "Road 1", "modality": "chat", "limits": {"output": 10, "source": "s"}, "prices": {"input": 1, "output": 2, "source": "s"},
				 "abilities": {"can": ["streaming"], "source": "s"}}]}""");
		var violations = CatalogueRule.violations(House.at(root));
		assertEquals(1, violations.size(), violations.toString());
		assertTrue(violations.getFirst().contains("acme/road-1 has no context window."), violations.toString());
		source(file, "{}");
		assertTrue(CatalogueRule.violations(House.at(root)).getFirst().contains("does not say whose it is"));
	}

	@Test
	void namesAVendorOfTheOpenAiShapeThatGrewBeyond80Lines() throws IOException {
		bundle("bundles/providers/org.modalis.provider.acme", "org.modalis.provider.acme", "Import-Package: org.modalis.api.stream");
		provider("acme", "class AcmeProvider extends OpenAiChatProvider {\n", 80);
		assertEquals(List.of(), SizeRule.violations(House.at(root)));
		provider("acme", "class AcmeProvider extends OpenAiChatProvider {\n", 81);
		var violations = SizeRule.violations(House.at(root));
		assertEquals(1, violations.size(), violations.toString());
		assertTrue(violations.getFirst().startsWith("org.modalis.provider.acme has 81 lines of code"), violations.toString());
		assertTrue(violations.getFirst().contains("at most 80. Move what"), violations.toString());
	}

	@Test
	void allowsADialectOfItsOwn400LinesBesideTheOpenAiShapeToo() throws IOException {
		bundle("bundles/providers/org.modalis.provider.acme", "org.modalis.provider.acme", "X: y");
		bundle("bundles/providers/org.modalis.provider.parrot", "org.modalis.provider.parrot", "X: y");
		provider("acme", "import org.modalis.api.stream.SseReader;\nclass AcmeProvider extends OpenAiChatProvider {\n", 400);
		provider("parrot", "class ParrotProvider implements ChatProvider {\n", 400);
		assertEquals(List.of(), SizeRule.violations(House.at(root)));
		provider("parrot", "class ParrotProvider implements ChatProvider {\n", 401);
		assertTrue(SizeRule.violations(House.at(root)).getFirst().startsWith("org.modalis.provider.parrot has 401 lines of code"));
	}

	@Test
	void leavesTheEngineOnThisMachineAsLargeAsItIs() throws IOException {
		bundle("bundles/providers/org.modalis.provider.engine", "org.modalis.provider.engine", "X: y");
		provider("engine", "class Engine { Object info = ProviderInfo.of().onThisMachine();\n", 500);
		assertEquals(List.of(), SizeRule.violations(House.at(root)));
	}

	@Test
	void namesTwoPackagesThatNeedEachOther() throws IOException {
		Path one = source("org/modalis/one/One.java", "package org.modalis.one; public class One { org.modalis.two.Two other; }");
		Path two = source("org/modalis/two/Two.java", "package org.modalis.two; public class Two { org.modalis.one.One other; }");
		Path classes = Files.createDirectories(root.resolve("classes"));
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d", classes.toString(), one.toString(),
				two.toString());
		assertEquals(0, result);
		var violations = CycleRule.violations(List.of(classes));
		assertEquals(1, violations.size());
		assertTrue(violations.getFirst().contains("org.modalis.one"), violations.toString());
	}

	@Test
	void saysSoWhenThereIsNothingToCheck() {
		assertTrue(CycleRule.violations(List.of(root.resolve("nowhere"))).getFirst().startsWith("No compiled classes at"));
	}

	@Test
	void comparesNoticesWithWhatIsShipped() throws IOException {
		Path notices = Files.writeString(root.resolve("THIRD-PARTY.md"),
				"| `gson` | Gson | Apache-2.0 | home |\n| `gone` | Gone | MIT | home |\n| `odd` | Odd | Proprietary | home |\n");
		var violations = NoticeRule.violations(notices, Set.of("gson", "odd", "unnamed"));
		assertEquals(3, violations.size(), violations.toString());
		assertTrue(violations.get(0).contains("'Proprietary'"), violations.toString());
		assertTrue(violations.get(1).startsWith("unnamed is shipped"), violations.toString());
		assertTrue(violations.get(2).contains("names gone"), violations.toString());
	}

	private void bundle(String path, String name, String header) throws IOException {
		Path folder = Files.createDirectories(root.resolve(path).resolve("META-INF"));
		Files.writeString(folder.resolve("MANIFEST.MF"), "Manifest-Version: 1.0\nBundle-SymbolicName: " + name + "\n"
				+ header.replace(",", ",\n ") + "\n");
	}

	/** A provider's source of so many lines of code, and of much that is none. */
	private void provider(String id, String first, int lines) throws IOException {
		source("../bundles/providers/org.modalis.provider." + id + "/src/Provider.java", "package org.modalis.provider." + id + ";\n\n"
				+ "import java.util.List;\n/**\n * Many words.\n */\n\t// a reason\n" + first + "\tint line;\n".repeat(lines - 2) + "}\n");
	}

	private Path source(String path, String text) throws IOException {
		Path file = root.resolve("src").resolve(path).normalize();
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}
}
