package org.modalis.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** No two packages need each other, directly or over others, in any bundle. */
final class CycleRule {

	private CycleRule() {
	}

	/** @param classes folders of compiled classes; those that do not exist are an error, since nothing would be checked */
	static List<String> violations(List<Path> classes) {
		var missing = classes.stream().filter(folder -> !Files.isDirectory(folder)).map(Path::toString).toList();
		if (!missing.isEmpty())
			return List.of("No compiled classes at " + String.join(", ", missing) + ". Build the bundles first: the check reads them.");
		var imported = new ClassFileImporter().importPaths(classes);
		var result = SlicesRuleDefinition.slices().assignedFrom(new OnePackageEach()).should().beFreeOfCycles().evaluate(imported);
		if (!result.hasViolation())
			return List.of();
		var cycles = new TreeSet<>(result.getFailureReport().getDetails());
		return cycles.stream().map(cycle -> "Packages form a cycle; move the type that both need into a package below them.\n" + cycle)
				.toList();
	}

	private static final class OnePackageEach implements SliceAssignment {
		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return type.getPackageName().startsWith("org.modalis") ? SliceIdentifier.of(type.getPackageName())
					: SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "packages";
		}
	}
}
