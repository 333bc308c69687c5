package org.modalis.bench.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.settings.Settings;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/**
 * What is measured inside the running window. Opening a thread of 5,000 messages against one of 50, from the command to the
 * drawn page. Typing while an answer of 500 pieces a second streams, against typing while nothing does: from the key event to
 * the changed text. Then {@link LongThread} and {@link LongAnswer}.
 */
final class WindowBench {

	private static final int LONG = 5_000;
	private static final int SHORT = 50;
	private static final int OPENINGS = 15;
	private static final int KEYS = 150;
	private static final long KEY_PAUSE_NANOS = 40_000_000;

	private final Display display;
	private final Screen screen;

	WindowBench(Display display) {
		this.display = display;
		screen = new Screen(display);
	}

	void run() throws Exception {
		HistoryStore history = service(HistoryService.class).open();
		seed(history, "Short thread", SHORT);
		seed(history, "Long thread", LONG);
		screen.control("composer");
		try (var pauses = new Pauses(display)) {
			openings(pauses);
			typing(pauses);
			new LongThread(this, screen, pauses).run(history);
			for (LongAnswer answer : LongAnswer.all(this, screen))
				answer.run();
		}
	}

	private void openings(Pauses pauses) throws Exception {
		Browser browser = screen.browser();
		execute("org.modalis.chat.nextThread"); // from the newest thread to the one below it
		var longOnes = new ArrayList<Double>();
		var shortOnes = new ArrayList<Double>();
		pauses.longestMillis();
		for (int i = 0; i < OPENINGS; i++) {
			longOnes.add(open(browser, "org.modalis.chat.previousThread", "Long thread, last"));
			shortOnes.add(open(browser, "org.modalis.chat.nextThread", "Short thread, last"));
		}
		System.out.printf(Locale.ROOT,
				"opening %,d messages %.0f ms, %,d messages %.0f ms (medians of %d): %.2f x; longest UI pause %.0f ms%n", LONG,
				median(longOnes), SHORT, median(shortOnes), OPENINGS, median(longOnes) / median(shortOnes), pauses.longestMillis());
	}

	double open(Browser browser, String command, String marker) throws Exception {
		long begin = System.nanoTime();
		execute(command);
		screen.await(() -> shows(browser, marker));
		return (System.nanoTime() - begin) / 1e6;
	}

	private static boolean shows(Browser browser, String text) {
		return Boolean.TRUE.equals(browser.evaluate("return document.body.innerText.includes('" + text + "');"));
	}

	/** In the short thread, which the openings left on the screen and whose model is the streaming vendor's. */
	private void typing(Pauses pauses) throws Exception {
		try (var vendor = new StreamingVendor()) {
			use(vendor);
			Control composer = screen.control("composer");
			type(composer, 20);
			pauses.longestMillis();
			var idle = type(composer, KEYS);
			double idlePause = pauses.longestMillis();
			new ProcessBuilder("xdotool", "key", "Return").inheritIO().start().waitFor();
			vendor.awaitCall();
			type(composer, 20);
			pauses.longestMillis();
			var streaming = type(composer, KEYS);
			System.out.printf(Locale.ROOT,
					"typing, key to text: idle p50 %.1f ms p95 %.1f ms, at %d events/s p50 %.1f ms p95 %.1f ms: p95 %.2f x; longest UI pause idle %.0f ms, streaming %.0f ms%n",
					percentile(idle, 50), percentile(idle, 95), StreamingVendor.PER_SECOND, percentile(streaming, 50),
					percentile(streaming, 95), percentile(streaming, 95) / percentile(idle, 95), idlePause, pauses.longestMillis());
			execute("org.modalis.chat.stop");
		}
	}

	/** Makes a vendor the one whose model the threads name. */
	void use(StreamingVendor vendor) throws Exception {
		service(Settings.class).set("provider.openai-compatible.baseUrl", vendor.baseUrl());
		awaitModel();
	}

	void awaitModel() throws Exception {
		var model = new ModelId("openai-compatible", StreamingVendor.MODEL);
		var registry = service(ModelRegistry.class);
		screen.await(() -> registry.snapshot().model(model).isPresent());
	}

	private List<Double> type(Control composer, int keys) throws InterruptedException {
		var arrived = new SynchronousQueue<Long>();
		display.syncExec(() -> {
			composer.forceFocus();
			composer.addListener(SWT.Modify, e -> arrived.offer(System.nanoTime()));
		});
		var latencies = new ArrayList<Double>();
		for (int i = 0; i < keys; i++) {
			long pressed = System.nanoTime();
			press('a');
			Long seen = arrived.poll(5, TimeUnit.SECONDS);
			if (seen == null)
				throw new IllegalStateException("A key did not arrive in the composer");
			latencies.add((seen - pressed) / 1e6);
			LockSupport.parkNanos(KEY_PAUSE_NANOS);
		}
		return latencies;
	}

	/** Posts a key to the window system, as a keyboard would. From the UI thread: the window system's library is not for others. */
	void press(char character) {
		display.syncExec(() -> {
			for (int type : new int[] { SWT.KeyDown, SWT.KeyUp }) {
				var event = new Event();
				event.type = type;
				event.character = character;
				display.post(event);
			}
		});
	}

	void execute(String command) {
		display.syncExec(() -> {
			try {
				PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
			} catch (NotEnabledException e) {
				System.out.println(command + " was not possible just then");
			} catch (Exception e) {
				throw new IllegalStateException(command, e);
			}
		});
	}

	static void seed(HistoryStore history, String title, int count) throws Exception {
		var thread = history.createConversation(title, Optional.of(new ModelId("openai-compatible", StreamingVendor.MODEL)));
		var messages = new ArrayList<Message>();
		Optional<UUID> parent = Optional.empty();
		for (int i = 0; i < count; i++) {
			String text = title + (i == count - 1 ? ", last" : ", message " + i) + "\n\nA paragraph with **bold** text, `code` and a list:\n\n- one\n- two\n\n```java\nint a = "
					+ i + ";\n```\n";
			messages.add(Message.user(Ids.next(), thread.id(), parent, text, Instant.now()));
			parent = Optional.of(messages.getLast().id());
		}
		history.appendAll(messages);
	}

	static <T> T service(Class<T> type) throws InterruptedException {
		var tracker = new ServiceTracker<T, T>(FrameworkUtil.getBundle(WindowBench.class).getBundleContext(), type, null);
		tracker.open();
		return tracker.waitForService(TimeUnit.SECONDS.toMillis(30));
	}

	static double median(List<Double> values) {
		return percentile(values, 50);
	}

	private static double percentile(List<Double> values, int percent) {
		var sorted = values.stream().sorted().toList();
		return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
	}
}
