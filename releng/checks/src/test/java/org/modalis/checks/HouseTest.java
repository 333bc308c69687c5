package org.modalis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the rules against this very checkout. */
class HouseTest {

	private static final Path ROOT = Path.of(System.getProperty("modalis.root"));
	private static House house;

	@BeforeAll
	static void readHouse() throws IOException {
		house = House.at(ROOT);
		assertTrue(house.bundles().size() >= 11, "found only " + house.bundles().size() + " bundles below " + ROOT);
	}

	@Test
	void bundlesImportOnlyWhatTheirLayerMaySee() {
		assertKept(LayerRule.violations(house));
	}

	@Test
	void exportedPackagesHaveAVersion() {
		assertKept(ExportRule.violations(house));
	}

	@Test
	void everyBundleHasATestFragment() throws IOException {
		assertKept(TestFragmentRule.violations(house));
	}

	@Test
	void everyProviderKeepsTheProviderContract() throws IOException {
		assertKept(ContractRule.violations(house, ContractRule.version(house)));
	}

	@Test
	void everyVendorStaysSmall() throws IOException {
		assertKept(SizeRule.violations(house));
	}

	@Test
	void everyCatalogueIsComplete() throws IOException {
		assertKept(CatalogueRule.violations(house));
	}

	@Test
	void packagesAreFreeOfCycles() {
		assertKept(CycleRule.violations(Stream.concat(house.bundles().stream(), Stream.of(testkit())).filter(Bundle::hasCode).map(Bundle::classes).toList()));
	}

	@Test
	void thirdPartyNoticesNameWhatIsShipped() throws IOException {
		Path products = ROOT.resolve("product/target/products");
		assertTrue(Files.isDirectory(products), "No materialised products at " + products + ". Build the product first.");
		assertKept(NoticeRule.violations(ROOT.resolve("THIRD-PARTY.md"), NoticeRule.shipped(house, products)));
	}

	private static Bundle testkit() {
		return house.tests().stream().filter(bundle -> bundle.name().equals("org.modalis.testkit")).findFirst().orElseThrow();
	}

	private static void assertKept(List<String> violations) {
		assertEquals("", violations.stream().collect(Collectors.joining("\n")));
	}
}
