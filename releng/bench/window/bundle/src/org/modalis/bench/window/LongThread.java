package org.modalis.bench.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.swt.browser.Browser;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;

/** Opening a thread of 10,000 questions and answers, and reading through it with the keys of a keyboard and the wheel of a mouse. */
final class LongThread {

	private static final int MESSAGES = 10_000;
	private static final int OPENINGS = 7;
	private static final int TURNS = 20;
	private static final String KEYS = "25";
	private static final String DELAY = "30";
	private static final String TITLE = "Ten thousand";
	private static final String FIRST = "return [...document.querySelectorAll('article')].find(each => each.getBoundingClientRect().bottom > 0)"
			+ "?.innerText.match(/number (\\d+)/)?.[1] ?? '';";
	private static final String LAST = "const all = document.getElementsByTagName('article'); return all[all.length - 1]?.textContent.includes('number "
			+ (MESSAGES - 1) + "') ?? false;";
	private static final String COUNT = "return '' + document.querySelectorAll('article').length;";

	private final WindowBench bench;
	private final Screen screen;
	private final Pauses pauses;
	private final Browser browser;

	LongThread(WindowBench bench, Screen screen, Pauses pauses) {
		this.bench = bench;
		this.screen = screen;
		this.pauses = pauses;
		browser = screen.browser();
	}

	void run(HistoryStore history) throws Exception {
		seed(history);
		bench.execute("org.modalis.chat.nextThread");
		screen.await(() -> !text(FIRST).equals(String.valueOf(MESSAGES - 1)));
		var times = new ArrayList<Double>();
		double worst = 0;
		for (int i = 0; i < OPENINGS; i++) {
			pauses.longestMillis();
			long begin = System.nanoTime();
			bench.execute("org.modalis.chat.previousThread");
			screen.await(() -> Boolean.TRUE.equals(browser.evaluate(LAST)));
			times.add((System.nanoTime() - begin) / 1e6);
			worst = Math.max(worst, pauses.longestMillis());
			if (i < OPENINGS - 1) {
				bench.execute("org.modalis.chat.nextThread");
				LockSupport.parkNanos(500_000_000);
			}
		}
		say("opening %,d messages: %.0f ms (median of %d, slowest %.0f); goal 500 ms; longest UI pause %.0f ms%n", MESSAGES, WindowBench.median(times),
				OPENINGS, times.stream().mapToDouble(Double::doubleValue).max().orElseThrow(), worst);
		type("mousemove", "--sync", margin(0), margin(1), "click", "1");
		scroll("PageUp", "key", "--delay", DELAY, "--repeat", KEYS, "Prior");
		scroll("wheel up", "click", "--delay", DELAY, "--repeat", KEYS, "4");
		scroll("Home", "key", "--delay", DELAY, "--repeat", KEYS, "Home");
		scroll("PageDown", "key", "--delay", DELAY, "--repeat", KEYS, "Next");
		scroll("End", "key", "--delay", DELAY, "--repeat", KEYS, "End");
	}

	/** Beside the messages, where nothing can be pressed. */
	private String margin(int axis) {
		return screen.get(() -> {
			var at = browser.toDisplay(5, browser.getSize().y / 2);
			return String.valueOf(axis == 0 ? at.x : at.y);
		});
	}

	/** As a hand would, through the window system. */
	private static void type(String... arguments) throws Exception {
		var command = new ArrayList<>(List.of("xdotool"));
		command.addAll(List.of(arguments));
		new ProcessBuilder(command).inheritIO().start().waitFor();
	}

	/** The page is asked only between the turns, because asking is a pause itself. */
	private void scroll(String how, String... keys) throws Exception {
		String from = text(FIRST);
		long own = Load.own();
		long web = Load.webView();
		long begin = System.nanoTime();
		double worst = 0;
		int most = 0;
		for (int turn = 0; turn < TURNS; turn++) {
			pauses.longestMillis();
			type(keys);
			worst = Math.max(worst, pauses.longestMillis());
			most = Math.max(most, Integer.parseInt(text(COUNT)));
		}
		say("%s, %d times: message %s to %s in %.1f s, at most %,d messages in the page; longest UI pause %.0f ms, goal 50 ms; processor %.1f s, web view %.1f s%n",
				how, TURNS * Integer.parseInt(KEYS), from, text(FIRST), (System.nanoTime() - begin) / 1e9, most, worst, (Load.own() - own) / 1e3, (Load.webView() - web) / 1e3);
	}

	private static void say(String format, Object... values) {
		System.out.print(Load.average() + ": " + String.format(Locale.ROOT, format, values));
	}

	private String text(String script) {
		return screen.get(() -> String.valueOf(browser.evaluate(script)));
	}

	private static void seed(HistoryStore history) throws Exception {
		var model = new ModelId("openai-compatible", StreamingVendor.MODEL);
		var thread = history.createConversation(TITLE, Optional.of(model));
		var messages = new ArrayList<Message>();
		Optional<UUID> parent = Optional.empty();
		for (int i = 0; i < MESSAGES; i++) {
			Message made = i % 2 == 0 ? Message.user(Ids.next(), thread.id(), parent, "Question number " + i + ": how does that work?", Instant.now())
					: answer(Message.answer(Ids.next(), thread.id(), parent.orElseThrow(), model, "Bench", Instant.now()), i);
			messages.add(made);
			parent = Optional.of(made.id());
		}
		history.appendAll(messages);
	}

	private static Message answer(Message begun, int i) {
		String text = "Answer number " + i + " with **bold** text, `code` and a list:\n\n- the first of the items\n- the second\n\n"
				+ (i % 6 == 1 ? "```java\nint answer = " + i + ";\nreturn answer * 2;\n```\n" : "Some more words that fill a line or two of the page, as answers do.\n");
		return begun.withText(text, "").ended(Message.State.COMPLETE, "", begun.figures());
	}
}
