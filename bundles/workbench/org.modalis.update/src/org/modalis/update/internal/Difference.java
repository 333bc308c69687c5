package org.modalis.update.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.metadata.IProvidedCapability;
import org.eclipse.equinox.p2.metadata.IRequirement;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * What distinguishes the installation on disk from the bundles in the running framework.
 *
 * @param arriving installed on disk, not in the framework
 * @param leaving in the framework, no longer installed on disk
 * @param fixed the bundles among those touched that cannot be exchanged while Modalis runs, by name
 */
record Difference(Set<BundleVersion> arriving, Set<BundleVersion> leaving, List<String> fixed) {

	/** The features that everything else stands on; their bundles hold open windows, databases and connections. */
	private static final List<String> FOUNDATION = List.of("org.modalis.feature.platform.feature.group",
			"org.modalis.feature.feature.group");
	private static final String BUNDLE = "osgi.bundle";
	private static final String FRAGMENT = "osgi.fragment";

	static Difference between(IProfile installed, BundleContext running) {
		var wanted = new HashSet<BundleVersion>();
		var fragments = new HashSet<BundleVersion>();
		for (IInstallableUnit unit : installed.query(QueryUtil.createIUAnyQuery(), null))
			for (IProvidedCapability capability : unit.getProvidedCapabilities())
				if (capability.getNamespace().equals(BUNDLE))
					wanted.add(of(capability));
				else if (capability.getNamespace().equals(FRAGMENT))
					fragments.add(new BundleVersion(unit.getId(), Version.parseVersion(unit.getVersion().toString())));
		Set<BundleVersion> present = Arrays.stream(running.getBundles()).filter(bundle -> bundle.getSymbolicName() != null)
				.map(BundleVersion::of).collect(Collectors.toSet());
		var arriving = without(wanted, present);
		var leaving = without(present, wanted);
		return new Difference(arriving, leaving, fixed(installed, running, arriving, leaving, fragments));
	}

	boolean isEmpty() {
		return arriving.isEmpty() && leaving.isEmpty();
	}

	/** Fixed is what the foundation names, what it would be torn down with, and a fragment, which joins its host at start only. */
	private static List<String> fixed(IProfile installed, BundleContext running, Set<BundleVersion> arriving,
			Set<BundleVersion> leaving, Set<BundleVersion> fragments) {
		Set<String> foundation = foundation(installed.query(QueryUtil.createIUAnyQuery(), null).toUnmodifiableSet());
		var touched = new TreeSet<String>();
		List<Bundle> leavingBundles = Arrays.stream(running.getBundles())
				.filter(bundle -> bundle.getSymbolicName() != null && leaving.contains(BundleVersion.of(bundle))).toList();
		running.getBundle(0).adapt(FrameworkWiring.class).getDependencyClosure(leavingBundles)
				.forEach(bundle -> touched.add(bundle.getSymbolicName()));
		arriving.stream().filter(fragments::contains).map(BundleVersion::name).forEach(touched::add);
		arriving.stream().map(BundleVersion::name).filter(foundation::contains).forEach(touched::add);
		var arrivingFragments = arriving.stream().filter(fragments::contains).map(BundleVersion::name).collect(Collectors.toSet());
		touched.removeIf(name -> !foundation.contains(name) && !arrivingFragments.contains(name));
		return List.copyOf(touched);
	}

	private static Set<String> foundation(Set<IInstallableUnit> units) {
		List<IRequirement> required = units.stream().filter(unit -> FOUNDATION.contains(unit.getId()))
				.flatMap(unit -> unit.getRequirements().stream()).toList();
		return units.stream().filter(unit -> required.stream().anyMatch(unit::satisfies)).map(IInstallableUnit::getId)
				.collect(Collectors.toSet());
	}

	private static BundleVersion of(IProvidedCapability capability) {
		return new BundleVersion(capability.getName(), Version.parseVersion(capability.getVersion().toString()));
	}

	private static Set<BundleVersion> without(Set<BundleVersion> all, Set<BundleVersion> some) {
		var rest = new HashSet<>(all);
		rest.removeAll(some);
		return Set.copyOf(rest);
	}
}
