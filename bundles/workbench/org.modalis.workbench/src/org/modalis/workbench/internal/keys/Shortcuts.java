package org.modalis.workbench.internal.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.commands.MCommand;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;

/** The commands of Modalis and its studios with the keys that they have now, whoever gave them. */
final class Shortcuts {

	/**
	 * One command.
	 *
	 * @param keys as they are written on keys, for example {@code Ctrl+N}; several are divided by commas; empty text for none
	 */
	record Shortcut(String command, String category, String name, String description, String keys) {
	}

	private static final String OURS = "org.modalis.";

	private Shortcuts() {
	}

	/** What the application holds at this moment, by category and name. Commands that need to be told more are not among them. */
	static List<Shortcut> of(MApplication application) {
		var keys = keys(application);
		var all = new ArrayList<Shortcut>();
		for (MCommand command : application.getCommands())
			if (command.getElementId().startsWith(OURS) && command.getParameters().isEmpty())
				all.add(new Shortcut(command.getElementId(), category(command), command.getLocalizedCommandName(),
						Optional.ofNullable(command.getLocalizedDescription()).orElse(""),
						String.join(", ", keys.getOrDefault(command.getElementId(), List.of()))));
		all.sort(Comparator.comparing(Shortcut::category).thenComparing(Shortcut::name, String.CASE_INSENSITIVE_ORDER));
		return all;
	}

	private static Map<String, List<String>> keys(MApplication application) {
		var keys = new HashMap<String, List<String>>();
		for (var table : application.getBindingTables())
			for (var binding : table.getBindings())
				if (binding.getCommand() != null && !binding.getTags().contains("deleted")) {
					var known = keys.computeIfAbsent(binding.getCommand().getElementId(), any -> new ArrayList<>());
					written(binding.getKeySequence()).filter(key -> !known.contains(key)).ifPresent(known::add);
				}
		return keys;
	}

	private static Optional<String> written(String sequence) {
		try {
			return Optional.of(KeySequence.getInstance(sequence).format());
		} catch (ParseException noKey) {
			return Optional.empty();
		}
	}

	/** A command without a category belongs to the studio that its id names. */
	private static String category(MCommand command) {
		if (command.getCategory() != null && command.getCategory().getName() != null)
			return command.getCategory().getLocalizedName();
		String studio = command.getElementId().substring(OURS.length()).split("\\.")[0];
		return studio.substring(0, 1).toUpperCase(Locale.ROOT) + studio.substring(1);
	}

	/** Those in which every word is found, in their name, description, category or keys. */
	static List<Shortcut> with(List<Shortcut> all, String words) {
		var wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
		return all.stream().filter(each -> {
			String text = String.join(" ", each.name(), each.description(), each.category(), each.keys()).toLowerCase(Locale.ROOT);
			return wanted.stream().allMatch(text::contains);
		}).toList();
	}
}
