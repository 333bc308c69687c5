package org.modalis.studio.chat.internal.session;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.modalis.api.settings.Settings;

/**
 * The folders of the list whose threads are folded away, kept as the setting {@code chat.folded}, one name a line. Threads: any; only
 * {@link #save} touches the disk.
 */
final class FoldedFolders {

	private static final String SETTING = "chat.folded";

	private final Settings settings;
	private Set<String> names;

	FoldedFolders(Settings settings) {
		this.settings = settings;
		names = settings.get(SETTING).map(text -> text.lines().filter(line -> !line.isBlank()).collect(Collectors.toSet())).orElse(Set.of());
	}

	synchronized Set<String> names() {
		return names;
	}

	/** Folds a folder, or shows what is in it. */
	synchronized void toggle(String name) {
		var next = new LinkedHashSet<>(names);
		if (!next.remove(name))
			next.add(name);
		names = Set.copyOf(next);
	}

	synchronized void renamed(String name, String newName) {
		if (names.contains(name)) {
			toggle(name);
			names = names.contains(newName) ? names : with(newName);
		}
	}

	private Set<String> with(String name) {
		var next = new LinkedHashSet<>(names);
		next.add(name);
		return Set.copyOf(next);
	}

	synchronized void deleted(String name) {
		if (names.contains(name))
			toggle(name);
	}

	/** Saves them as they are now. */
	synchronized void save() {
		if (names.isEmpty())
			settings.remove(SETTING);
		else
			settings.set(SETTING, names.stream().sorted().collect(Collectors.joining("\n")));
	}
}
