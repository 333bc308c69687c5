package org.modalis.checks;

import java.util.ArrayList;
import java.util.List;

/** Which bundle may import which: the arrows of docs/architecture.md, and who may know SWT, the workbench and p2. */
final class LayerRule {

	private LayerRule() {
	}

	static List<String> violations(House house) {
		var violations = new ArrayList<String>();
		for (Bundle bundle : house.bundles())
			for (String use : bundle.uses())
				check(bundle, use, violations);
		return violations;
	}

	private static void check(Bundle bundle, String use, List<String> violations) {
		if (use.startsWith("org.modalis.") && !mayUseOurs(bundle, use))
			violations.add(bundle.name() + " imports " + use + ", but the layer '" + bundle.layer()
					+ "' may only see " + seen(bundle) + ". Move what is shared into org.modalis.api, or turn the arrow round.");
		if (isIntegration(bundle) && use.startsWith("org.modalis.") && !use.equals("org.modalis.api.integration"))
			violations.add(bundle.name() + " imports " + use + ", but an integration may only see org.modalis.api.integration."
					+ " Widen that contract if it needs more.");
		if (isUi(use) && !List.of("studios", "workbench").contains(bundle.layer()) || isUi(use) && (bundle.name().endsWith(".cli") || isIntegration(bundle)))
			violations.add(bundle.name() + " imports " + use + ", but only studios and the workbench may know a user interface."
					+ " Report through org.modalis.api and let the studio draw it.");
		if (isClassicWorkbench(use) && !List.of("org.modalis.workbench", "org.modalis.update").contains(bundle.name()))
			violations.add(bundle.name() + " imports " + use + ", but only org.modalis.workbench and org.modalis.update may name"
					+ " org.eclipse.ui. Use e4 (an @Inject'ed service or a model fragment) instead.");
		if (use.startsWith("org.eclipse.equinox.p2") && !bundle.name().equals("org.modalis.update"))
			violations.add(bundle.name() + " imports " + use + ", but only org.modalis.update may know p2. Put it there.");
	}

	private static boolean mayUseOurs(Bundle bundle, String use) {
		if (use.equals("org.modalis.api") || use.startsWith("org.modalis.api."))
			return true;
		if (use.startsWith(bundle.name()))
			return true;
		boolean seesToolkit = bundle.layer().equals("studios") || bundle.name().equals("org.modalis.update");
		return seesToolkit && (use.equals("org.modalis.workbench.toolkit") || use.startsWith("org.modalis.workbench.toolkit."));
	}

	private static String seen(Bundle bundle) {
		return bundle.layer().equals("studios") ? "org.modalis.api and org.modalis.workbench.toolkit" : "org.modalis.api";
	}

	private static boolean isIntegration(Bundle bundle) {
		return bundle.name().startsWith("org.modalis.integrations");
	}

	private static boolean isUi(String use) {
		return use.startsWith("org.eclipse.swt") || use.startsWith("org.eclipse.jface") || use.startsWith("org.eclipse.e4.ui")
				|| isClassicWorkbench(use);
	}

	private static boolean isClassicWorkbench(String use) {
		return use.equals("org.eclipse.ui") || use.startsWith("org.eclipse.ui.");
	}
}
