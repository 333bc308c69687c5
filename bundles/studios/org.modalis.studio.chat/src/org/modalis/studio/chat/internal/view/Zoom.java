package org.modalis.studio.chat.internal.view;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.modalis.api.settings.Settings;

/**
 * How large the conversation is shown, in percent, kept as the setting {@code chat.zoom}. Threads: the UI thread; the setting
 * is written on another.
 */
public final class Zoom {

	private static final String NAME = "chat.zoom";
	private static final int NORMAL = 100;
	private static final List<Integer> STEPS = List.of(60, 70, 80, 90, NORMAL, 110, 125, 150, 175, 200, 250, 300);

	private final Settings settings;
	private volatile int percent;

	public Zoom(Settings settings) {
		this.settings = settings;
		percent = settings.get(NAME).map(Zoom::read).orElse(NORMAL);
	}

	private static int read(String value) {
		try {
			return Math.clamp(Integer.parseInt(value), STEPS.getFirst(), STEPS.getLast());
		} catch (NumberFormatException e) {
			return NORMAL;
		}
	}

	public int percent() {
		return percent;
	}

	/** The next step that is larger. */
	public int in() {
		return set(STEPS.stream().filter(step -> step > percent).findFirst().orElse(percent));
	}

	/** The next step that is smaller. */
	public int out() {
		return set(STEPS.reversed().stream().filter(step -> step < percent).findFirst().orElse(percent));
	}

	/** As it was at first. */
	public int reset() {
		return set(NORMAL);
	}

	private int set(int next) {
		percent = next;
		CompletableFuture.runAsync(this::write);
		return next;
	}

	/** Writes what holds now, not what held when it was asked for: two writes may come in any order. */
	private synchronized void write() {
		settings.set(NAME, Integer.toString(percent));
	}
}
