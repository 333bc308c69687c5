package org.modalis.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is shipped and not ours is named in {@code THIRD-PARTY.md} with its licence, and nothing is named there that is not
 * shipped. Shipped is: every bundle in the materialised products, and every library nested in one of our bundles.
 */
final class NoticeRule {

	/** Licences that allow redistribution with a program under EPL-2.0. */
	private static final Set<String> ACCEPTED = Set.of("EPL-2.0", "EPL-1.0", "Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause",
			"EDL-1.0", "W3C", "Unicode-3.0", "0BSD", "LGPL-2.1 or Apache-2.0", "Bouncy Castle (MIT)", "LGPL-2.1 or EPL-1.0",
			// used unchanged and in a jar of its own, which whoever gets the program can replace
			"LGPL-2.1-or-later");

	private NoticeRule() {
	}

	/** @param shipped names of shipped bundles and nested libraries, without versions */
	static List<String> violations(Path notices, Set<String> shipped) throws IOException {
		var violations = new ArrayList<String>();
		var named = new TreeSet<String>();
		for (String line : Files.readAllLines(notices)) {
			String[] cells = line.split("\\|");
			if (cells.length < 4 || !line.startsWith("| `"))
				continue;
			String name = cells[1].strip().replace("`", "");
			String licence = cells[3].strip();
			named.add(name);
			if (!ACCEPTED.contains(licence))
				violations.add(notices.getFileName() + " gives " + name + " the licence '" + licence + "', which is not on the list of"
						+ " accepted ones. Replace the library, or add the licence to NoticeRule after reading it.");
		}
		for (String name : shipped)
			if (!named.contains(name))
				violations.add(name + " is shipped but not named in " + notices.getFileName()
						+ ". Add a row with its project, licence and home, and a reason in docs/dependencies.md.");
		for (String name : named)
			if (!shipped.contains(name))
				violations.add(notices.getFileName() + " names " + name + ", which is no longer shipped. Remove its row.");
		return violations;
	}

	/** The names of everything that is not ours in the products and in the nested libraries of the bundles. */
	static Set<String> shipped(House house, Path products) throws IOException {
		var names = new TreeSet<String>();
		try (Stream<Path> files = Files.walk(products)) {
			files.filter(file -> file.getParent().getFileName().toString().equals("plugins"))
					.map(file -> file.getFileName().toString().split("_", 2)[0])
					.filter(name -> !name.startsWith("org.modalis.")).map(NoticeRule::withoutPlatform).forEach(names::add);
		}
		for (Bundle bundle : house.bundles())
			for (String entry : bundle.clauses("Bundle-ClassPath"))
				if (entry.startsWith("lib/"))
					names.add(entry.substring("lib/".length()));
		return names;
	}

	/** Fragments for one operating system are named once: {@code org.eclipse.swt.gtk.linux.x86_64} counts as its family. */
	private static String withoutPlatform(String name) {
		return name.replaceFirst("^(org\\.eclipse\\.swt|org\\.eclipse\\.equinox\\.security)\\.(gtk|win32|cocoa|linux|macosx)(\\..*|$)", "$1.*");
	}
}
