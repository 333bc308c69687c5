package org.modalis.bench.window;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Control;

/**
 * An answer of 3,000 lines from the vendor's socket to the page: what a piece costs in the last tenth against the first, by the
 * clock and by processor time. The vendor keeps a pace; an answer that cannot follow arrives later and later.
 */
final class LongAnswer {

	private static final int LINES = 3_000;
	private static final int WORDS = 8;
	private static final int PER_SECOND = 2_000;
	private static final int TENTHS = 10;
	/** The end of the text of the last message, found without reading all of it. */
	private static final String END = """
			const bodies = document.querySelectorAll('article .body');
			let node = bodies[bodies.length - 1];
			while (node && node.lastChild) node = node.lastChild;
			let text = '';
			for (let i = 0; node && i < 4 && text.length < 40; i++) {
				text = (node.data ?? '') + text;
				let up = node;
				while (up && !up.previousSibling && up.parentNode !== document.body) up = up.parentNode;
				node = up?.previousSibling;
				while (node && node.lastChild) node = node.lastChild;
			}
			return text;""";

	private final WindowBench bench;
	private final Screen screen;
	private final String kind;
	private final String before;
	private final IntFunction<String> line;

	private LongAnswer(WindowBench bench, Screen screen, String kind, String before, IntFunction<String> line) {
		this.bench = bench;
		this.screen = screen;
		this.kind = kind;
		this.before = before;
		this.line = line;
	}

	/** Prose, one block of code, one list, one table. */
	static List<LongAnswer> all(WindowBench bench, Screen screen) {
		return List.of(
				new LongAnswer(bench, screen, "prose", "", i -> i % 4 == 3 ? "\n\n" : "\n"),
				new LongAnswer(bench, screen, "one block of code", "```java\n", i -> "\n"),
				new LongAnswer(bench, screen, "one list", "- ", i -> "\n- "),
				new LongAnswer(bench, screen, "one table", "| a |\n|---|\n| ", i -> " |\n| "));
	}

	private String piece(int i) {
		int at = i % WORDS;
		return (i == 0 ? before : "") + switch (at) {
		case 0 -> "line";
		case WORDS - 1 -> " end" + i / WORDS + "." + line.apply(i / WORDS);
		default -> at == 3 ? " return" : " word";
		};
	}

	void run() throws Exception {
		int pieces = LINES * WORDS;
		try (var vendor = new StreamingVendor(pieces, PER_SECOND, this::piece); var pauses = new Pauses(screen.display())) {
			bench.execute("org.modalis.chat.new");
			LockSupport.parkNanos(1_000_000_000);
			bench.use(vendor);
			Control composer = screen.control("composer");
			screen.display().syncExec(composer::forceFocus);
			bench.press('a');
			new ProcessBuilder("xdotool", "key", "Return").inheritIO().start().waitFor();
			vendor.awaitCall();
			pauses.longestMillis();
			var clock = new long[TENTHS + 1];
			var own = new long[TENTHS + 1];
			var web = new long[TENTHS + 1];
			Browser browser = screen.browser();
			for (int tenth = 0; tenth <= TENTHS; tenth++) {
				int last = tenth == 0 ? 0 : LINES * tenth / TENTHS - 1;
				while (reached(browser) < last)
					LockSupport.parkNanos(20_000_000);
				clock[tenth] = System.nanoTime();
				own[tenth] = Load.own();
				web[tenth] = Load.webView();
			}
			double firstMillis = (clock[1] - clock[0]) / 1e6;
			double lastMillis = (clock[TENTHS] - clock[TENTHS - 1]) / 1e6;
			double firstUsed = own[1] - own[0] + web[1] - web[0];
			double lastUsed = own[TENTHS] - own[TENTHS - 1] + web[TENTHS] - web[TENTHS - 1];
			int tokens = pieces / TENTHS;
			System.out.printf(Locale.ROOT,
					"%s: an answer of %,d lines, %s, at %,d tokens/s: a token takes %.2f ms in the first tenth, %.2f in the last: %.2f x, goal 1.3;"
							+ " processor time %.3f and %.3f ms: %.2f x (program %.2f x, web view %.2f x); longest UI pause %.0f ms%n",
					Load.average(), LINES, kind, PER_SECOND, firstMillis / tokens, lastMillis / tokens, lastMillis / firstMillis, firstUsed / tokens,
					lastUsed / tokens, lastUsed / firstUsed, ratio(own), ratio(web), pauses.longestMillis());
		}
	}

	private static double ratio(long[] used) {
		return (used[TENTHS] - used[TENTHS - 1]) / (double) Math.max(1, used[1] - used[0]);
	}

	/** The number of the last line that the page shows. */
	private int reached(Browser browser) {
		String text = screen.get(() -> String.valueOf(browser.evaluate(END)));
		var found = java.util.regex.Pattern.compile("end(\\d+)\\.").matcher(text);
		int last = -1;
		while (found.find())
			last = Integer.parseInt(found.group(1));
		return last;
	}
}
