package org.modalis.studio.chat.internal.parts;

import java.util.List;
import java.util.UUID;

import org.modalis.api.history.Prompt;
import org.modalis.studio.chat.internal.prompts.Tags;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowSource;

/** Prompts as rows, the favourites under a heading of their own. */
final class PromptRows implements RowSource {

	private final List<Prompt> shown;

	/** @param shown favourites first */
	PromptRows(List<Prompt> shown) {
		this.shown = List.copyOf(shown);
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
