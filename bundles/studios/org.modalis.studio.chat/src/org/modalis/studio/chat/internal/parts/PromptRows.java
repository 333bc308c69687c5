package org.modalis.studio.chat.internal.parts;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.modalis.api.history.Prompt;
import org.modalis.studio.chat.internal.prompts.Tags;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowSource;

/** The prompts as rows: favourites first, then by name; those that have every word of a filter. */
final class PromptRows implements RowSource {

	private final List<Prompt> shown;

	PromptRows(List<Prompt> all, String filter) {
		var words = List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+"));
		var fitting = all.stream().filter(prompt -> {
			String text = (prompt.name() + " " + Tags.line(prompt.tags()) + " " + prompt.text()).toLowerCase(Locale.ROOT);
			return words.stream().allMatch(text::contains);
		}).toList();
		shown = Stream.concat(fitting.stream().filter(Prompt::favourite), fitting.stream().filter(prompt -> !prompt.favourite())).toList();
	}

	@Override
	public int size() {
		return shown.size();
	}

	@Override
	public Row row(int index) {
		Prompt prompt = shown.get(index);
		String line = prompt.text().strip().lines().findFirst().orElse("");
		return new Row(prompt.name(), prompt.tags().isEmpty() ? line : Tags.line(prompt.tags()), prompt.version() > 1 ? "v" + prompt.version() : "");
	}

	@Override
	public String group(int index) {
		return shown.get(index).favourite() ? "Favourites" : shown.getFirst().favourite() ? "Others" : "";
	}

	Prompt prompt(int index) {
		return shown.get(index);
	}

	int indexOf(UUID prompt) {
		return shown.stream().map(Prompt::id).toList().indexOf(prompt);
	}
}
