package org.modalis.studio.chat.internal.view;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.MatchResult;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.studio.chat.internal.session.FoundWords;
import org.modalis.studio.chat.internal.session.FoundWords.Place;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * The search in the plain conversation: a field above it, hidden until it is wanted. The text is searched here; where the words
 * stand in the rest of the thread is asked for once for each search. Threads: the UI thread.
 */
final class PlainFind {

	/** The messages that are in the text, and the others. */
	interface Messages {

		/** Looks for words in the whole thread; false when all of it is in the text. */
		boolean search(String words, Consumer<FoundWords> then);

		/** Where a message begins and ends in the text. */
		Optional<int[]> bounds(UUID message);

		/** The message at a place of the text. */
		Optional<UUID> at(int offset);

		/** Brings a message into the text, later. */
		void bring(UUID message);
	}

	/** One of the hits in a message that is on its way; from its end when negative. */
	private record Wanted(UUID message, int nth) {
	}

	private final Composite bar;
	private final StyledText text;
	private final Messages messages;
	private final Text field;
	private final Label count;
	private Optional<List<Place>> all = Optional.empty();
	private Optional<Wanted> wanted = Optional.empty();
	private boolean searching;

	PlainFind(Composite parent, Look look, StyledText text, Messages messages) {
		this.text = text;
		this.messages = messages;
		bar = look.bar(parent, 2);
		bar.moveAbove(text);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		field = Look.named(new Text(bar, SWT.SEARCH), "org.modalis.chat.plainFind", "Find in this thread");
		field.setMessage("Find in this thread");
		field.setLayoutData(new GridData(220, SWT.DEFAULT));
		count = look.label(bar, "", ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.NONE);
		count.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		field.addListener(SWT.Modify, e -> search());
		field.addListener(SWT.DefaultSelection, e -> go(true));
		field.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ESC)
				close();
			else if (e.keyCode == SWT.ARROW_UP || e.keyCode == SWT.ARROW_DOWN)
				go(e.keyCode == SWT.ARROW_DOWN);
		});
		show(false);
	}

	void open() {
		show(true);
		field.setFocus();
		field.selectAll();
	}

	/** Whether it was open. */
	boolean close() {
		boolean was = bar.getVisible();
		if (was) {
			show(false);
			text.setFocus();
		}
		return was;
	}

	private void show(boolean on) {
		bar.setVisible(on);
		((GridData) bar.getLayoutData()).exclude = !on;
		bar.getParent().layout();
	}

	/** The text has changed. */
	void changed() {
		if (!bar.getVisible() || field.getText().isEmpty())
			return;
		wanted.filter(place -> messages.bounds(place.message()).isPresent()).ifPresent(this::goTo);
		tell();
	}

	private List<MatchResult> matches() {
		return field.getText().isEmpty() ? List.of() : FoundWords.pattern(field.getText()).matcher(text.getText()).results().toList();
	}

	private void search() {
		all = Optional.empty();
		wanted = Optional.empty();
		String words = field.getText();
		var found = matches();
		found.stream().filter(hit -> hit.start() >= text.getSelectionRange().x).findFirst().or(() -> found.stream().reduce((a, b) -> b))
				.ifPresent(this::select);
		searching = !words.isEmpty() && messages.search(words, there -> {
			if (!field.isDisposed() && field.getText().equals(words))
				found(there, found.isEmpty());
		});
		tell();
	}

	private void found(FoundWords found, boolean go) {
		searching = false;
		all = Optional.of(found.places());
		if (go && !found.places().isEmpty())
			goTo(found.from() < found.places().size() ? new Wanted(found.places().get(found.from()).message(), 0)
					: new Wanted(found.places().getLast().message(), -1));
		tell();
	}

	private void goTo(Wanted place) {
		var bounds = messages.bounds(place.message());
		wanted = bounds.isPresent() ? Optional.empty() : Optional.of(place);
		if (bounds.isEmpty()) {
			messages.bring(place.message());
			return;
		}
		var own = in(bounds.get());
		if (!own.isEmpty())
			select(place.nth() < 0 ? own.getLast() : own.get(Math.min(place.nth(), own.size() - 1)));
	}

	private List<MatchResult> in(int[] bounds) {
		return matches().stream().filter(hit -> hit.start() >= bounds[0] && hit.start() < bounds[1]).toList();
	}

	private void go(boolean down) {
		var found = matches();
		int at = text.getSelectionRange().x;
		var next = down ? found.stream().filter(hit -> hit.start() > at).findFirst()
				: found.reversed().stream().filter(hit -> hit.start() < at).findFirst();
		if (next.isPresent())
			select(next.get());
		else if (all.isPresent())
			goOn(all.get(), down);
		else if (!found.isEmpty())
			select(down ? found.getFirst() : found.getLast());
		tell();
	}

	/** Goes to what comes after or before those messages that are in the text. */
	private void goOn(List<Place> there, boolean down) {
		if (there.isEmpty())
			return;
		int edge = down ? -1 : there.size();
		for (int i = 0; i < there.size(); i++)
			if (messages.bounds(there.get(i).message()).isPresent()) {
				edge = i;
				if (!down)
					break;
			}
		Place next = there.get((edge + (down ? 1 : -1) + there.size()) % there.size());
		goTo(new Wanted(next.message(), down ? 0 : -1));
	}

	private void select(MatchResult hit) {
		text.setSelection(hit.start(), hit.end());
	}

	private void tell() {
		var found = matches();
		int sum = all.map(there -> there.stream().mapToInt(Place::count).sum()).orElse(found.size());
		String place = found.isEmpty() && searching ? "" : sum == 0 ? "No matches" : place(found) + " of " + sum;
		count.setText(field.getText().isEmpty() ? "" : place + (searching ? "  Searching the thread…" : ""));
	}

	/** Which of all hits is selected, counted from 1. */
	private int place(List<MatchResult> found) {
		int at = text.getSelectionRange().x;
		if (all.isEmpty())
			return (int) found.stream().filter(hit -> hit.start() <= at).count();
		Optional<UUID> selected = messages.at(at);
		int before = 0;
		for (Place place : all.get()) {
			if (selected.equals(Optional.of(place.message())))
				return before + (int) in(messages.bounds(place.message()).orElseThrow()).stream().filter(hit -> hit.start() <= at).count();
			before += place.count();
		}
		return 0;
	}
}
