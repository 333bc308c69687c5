package org.modalis.checks;

import java.util.ArrayList;
import java.util.List;

/** An exported package is API: it has a version, and nothing internal is exported. */
final class ExportRule {

	private ExportRule() {
	}

	static List<String> violations(House house) {
		var violations = new ArrayList<String>();
		for (Bundle bundle : house.bundles())
			check(bundle, violations);
		for (Bundle bundle : house.tests())
			check(bundle, violations);
		return violations;
	}

	private static void check(Bundle bundle, List<String> violations) {
		for (String clause : bundle.clauses("Export-Package")) {
			String exported = Bundle.clauseName(clause);
			if (!clause.matches(".*;\\s*version\\s*=.*"))
				violations.add(bundle.name() + " exports " + exported + " without a version. Write Export-Package: " + exported
						+ ";version=\"1.0.0\" in its MANIFEST.MF.");
			if (exported.contains(".internal"))
				violations.add(bundle.name() + " exports " + exported + ", which is internal by its name. Take it out of Export-Package,"
						+ " or move the types to a package without '.internal'.");
		}
	}
}
