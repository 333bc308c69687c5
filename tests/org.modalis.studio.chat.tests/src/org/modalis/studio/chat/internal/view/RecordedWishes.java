package org.modalis.studio.chat.internal.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.modalis.studio.chat.internal.session.FoundWords;
import org.modalis.studio.chat.internal.session.FoundWords.Sought;
import org.modalis.studio.chat.internal.session.Paging;

/**
 * Writes down what is wished for.
 *
 * @param searches answers who looks for words
 */
record RecordedWishes(List<String> asked, List<Optional<UUID>> drawn, BiConsumer<Sought, Consumer<FoundWords>> searches) implements Wishes {

	RecordedWishes(List<String> asked, List<Optional<UUID>> drawn) {
		this(asked, drawn, (sought, then) -> {
		});
	}

	@Override
	public void copy(UUID message) {
		asked.add("copy " + message);
	}

	@Override
	public void copyCode(UUID message, int number) {
		asked.add("code " + message + " " + number);
	}

	@Override
	public void saveCode(UUID message, int number) {
		asked.add("save " + message + " " + number);
	}

	@Override
	public void regenerate(UUID answer) {
		asked.add("regenerate " + answer);
	}

	@Override
	public void goOn(UUID answer) {
		asked.add("continue " + answer);
	}

	@Override
	public void fork(UUID message) {
		asked.add("fork " + message);
	}

	@Override
	public void delete(UUID message) {
		asked.add("delete " + message);
	}

	@Override
	public void edit(UUID question, String text, boolean run) {
		asked.add((run ? "edit and run " : "edit ") + question + " " + text);
	}

	@Override
	public void sibling(UUID message, int step) {
		asked.add("sibling " + message + " " + step);
	}

	@Override
	public void file(UUID message, int number) {
		asked.add("file " + message + " " + number);
	}

	@Override
	public void thumbnail(UUID message, int number) {
		asked.add("small " + message + " " + number);
	}

	@Override
	public void showPicture(UUID message, String address) {
		asked.add("picture " + message + " " + address);
	}

	@Override
	public void open(String address) {
		asked.add("open " + address);
	}

	@Override
	public void older() {
		asked.add("older");
	}

	@Override
	public void page(Paging where) {
		asked.add(where.name().toLowerCase(Locale.ROOT));
	}

	@Override
	public void lookAt(UUID message) {
		asked.add("look " + message);
	}

	@Override
	public void find(Sought sought, Consumer<FoundWords> then) {
		asked.add("find " + sought.words());
		searches.accept(sought, then);
	}

	@Override
	public void stop() {
		asked.add("stop");
	}

	@Override
	public void drawn(Optional<UUID> thread) {
		drawn.add(thread);
	}
}
