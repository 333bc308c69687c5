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

	private Path source(String path, String text) throws IOException {
		Path file = root.resolve("src").resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}
}
