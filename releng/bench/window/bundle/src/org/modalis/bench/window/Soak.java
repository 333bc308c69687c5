package org.modalis.bench.window;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.workbench.toolkit.FlatButton;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Uses the window as somebody does all day, round after round: asks, stops, asks again for another answer, goes from branch to branch and
 * thread to thread, searches, attaches a file, opens and closes the windows, takes a provider away and brings it back, deletes. After
 * rounds that warm everything up it writes down what the program holds, and at the end again.
 */
final class Soak {

	private static final int WARM_ROUNDS = 6;
	private static final Duration REPORT_EVERY = Duration.ofSeconds(60);
	private static final String PROVIDER = "org.modalis.provider.openai.compatible";

	private final WindowBench bench;
	private final Display display;
	private final Screen screen;
	private HistoryStore history;
	private StyledText composer;
	private int round;

	Soak(WindowBench bench, Display display) {
		this.bench = bench;
		this.display = display;
		screen = new Screen(display);
	}

	void run(Duration length) throws Exception {
		history = WindowBench.service(HistoryService.class).open();
		composer = (StyledText) screen.control("composer");
		WindowBench.seed(history, "Long thread", 2_000);
		WindowBench.seed(history, "Short thread", 50);
		Path file = Files.writeString(Files.createTempFile("notes", ".txt"), "Words of a file.\n".repeat(200));
		try (var vendor = new StreamingVendor(600, 2_000, i -> i % 40 == 39 ? "\n\n" : i % 200 == 50 ? "\n```java\nint a = 1;\n```\n" : "word ")) {
			bench.use(vendor);
			run("nextThread"); // its model is the vendor's, and new threads begin with the model of the thread before
			while (round < WARM_ROUNDS)
				round(file);
			Remains before = Remains.of(display);
			System.out.printf(Locale.ROOT, "%s: after %d rounds to warm up: %s%n", Load.average(), round, before);
			int warm = round;
			long end = System.nanoTime() + length.toNanos();
			long report = System.nanoTime() + REPORT_EVERY.toNanos();
			while (System.nanoTime() < end) {
				round(file);
				if (System.nanoTime() > report) {
					System.out.printf(Locale.ROOT, "after %d rounds: %s%n", round, Remains.of(display));
					report = System.nanoTime() + REPORT_EVERY.toNanos();
				}
			}
			Remains after = Remains.of(display);
			System.out.printf(Locale.ROOT, "%s: after %d rounds more: %s%n", Load.average(), round - warm, after);
			System.out.printf(Locale.ROOT, "heap %.2f x, goal 1.05; widgets %+d %s, resources %+d %s, threads %+d%n", (double) after.heap() / before.heap(),
					Remains.sum(after.widgets()) - Remains.sum(before.widgets()), Remains.difference(before.widgets(), after.widgets()),
					Remains.sum(after.resources()) - Remains.sum(before.resources()), Remains.difference(before.resources(), after.resources()),
					after.threads() - before.threads());
		} finally {
			Files.delete(file);
		}
	}

	private void round(Path file) throws Exception {
		round++;
		bench.execute("org.modalis.chat.new");
		attach(file);
		Conversation thread = ask("Question of round " + round);
		Message first = answered(thread);
		again("regenerate", thread, first.id());
		Message second = answered(thread);
		idle();
		for (UUID shown : List.of(first.id(), second.id(), first.id()))
			history.branches().show(shown);
		begin(thread, "And another one");
		bench.execute("org.modalis.chat.stop");
		await("the end of it", () -> last(thread).filter(each -> each.state() != Message.State.STREAMING));
		idle();
		for (String command : List.of("nextThread", "nextThread", "previousThread", "previousThread", "toggleSettings", "toggleSettings", "zoomIn", "zoomReset"))
			run(command);
		window("search", field -> ((Text) field).setText("round " + round), "searchField");
		window("pickModel", filter -> ((Text) filter).setText("ben"), "modelFilter");
		window("compare", field -> field.forceFocus(), "compareField");
		window("replay", start -> start.forceFocus(), "replayStart");
		find();
		provider(thread);
		history.delete(thread.id());
		pause(200);
	}

	private void run(String command) {
		bench.execute("org.modalis.chat." + command);
		pause(120);
	}

	/** Opens a window by its command, does something in it, and closes it. */
	private void window(String command, Consumer<Control> use, String control) {
		display.syncExec(() -> {
			composer.getShell().forceActive();
			composer.forceFocus();
		});
		pause(150);
		display.asyncExec(() -> bench.execute("org.modalis.chat." + command));
		Control found = await(control, () -> screen.shown(control));
		Shell opened = screen.get(found::getShell);
		display.syncExec(() -> use.accept(found));
		pause(250);
		display.syncExec(opened::close);
		await("end of the window", () -> screen.get(opened::isDisposed) ? Optional.of(true) : Optional.empty());
		display.syncExec(() -> composer.getShell().forceActive());
	}

	private void find() throws Exception {
		run("find");
		new ProcessBuilder("xdotool", "type", "word").start().waitFor();
		pause(300);
		new ProcessBuilder("xdotool", "key", "Escape").start().waitFor();
		display.syncExec(composer::forceFocus);
	}

	/** The provider leaves in the middle of an answer and comes back. */
	private void provider(Conversation thread) throws Exception {
		Bundle bundle = Arrays.stream(FrameworkUtil.getBundle(Soak.class).getBundleContext().getBundles())
				.filter(each -> each.getSymbolicName().equals(PROVIDER)).findFirst().orElseThrow();
		begin(thread, "Who leaves?");
		bundle.stop(Bundle.STOP_TRANSIENT);
		await("its end", () -> last(thread).filter(each -> each.state() != Message.State.STREAMING));
		bundle.start(Bundle.START_TRANSIENT);
		bench.awaitModel();
		idle();
	}

	/** Asks; the answer has begun, and may have ended on a slow machine. */
	private void begin(Conversation thread, String question) {
		UUID before = last(thread).map(Message::id).orElseThrow();
		write(question);
		again("send", thread, before);
	}

	/** A command is refused while the window has not heard that the answer before it ended; then somebody would try again. */
	private void again(String command, Conversation thread, UUID before) {
		long[] next = { 0 };
		await("answer to " + command, () -> {
			if (System.nanoTime() > next[0]) {
				bench.execute("org.modalis.chat." + command);
				next[0] = System.nanoTime() + 6_000_000_000L;
			}
			return last(thread).filter(each -> each.role() == Message.Role.ASSISTANT && !each.id().equals(before));
		});
	}

	private void attach(Path file) throws Exception {
		var context = FrameworkUtil.getBundle(Soak.class).getBundleContext();
		var reference = context.getAllServiceReferences("org.modalis.studio.chat.internal.session.ComposerFiles", null)[0];
		Object files = context.getService(reference);
		Method attach = files.getClass().getMethod("attach", List.class);
		attach.invoke(files, List.of(file));
		context.ungetService(reference);
		pause(300);
	}

	private void write(String text) {
		display.syncExec(() -> composer.setText(text));
		pause(50);
	}

	private Conversation ask(String text) throws Exception {
		write(text);
		bench.execute("org.modalis.chat.send");
		return await("the thread", () -> threads().filter(thread -> thread.title().equals(text) || last(thread).isPresent() && thread.title().contains("round " + round)));
	}

	private Optional<Conversation> threads() {
		try {
			return Optional.of(history.conversations().getFirst());
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	/** The window hears of the end a moment after it is kept. */
	private void idle() {
		await("button that sends", () -> screen.shown("send").filter(button -> screen.get(() -> ((FlatButton) button).getText()).equals("Send")));
		pause(50);
	}

	private Message answered(Conversation thread) {
		Message last = await("the answer", () -> last(thread).filter(each -> each.role() == Message.Role.ASSISTANT && each.state() == Message.State.COMPLETE));
		idle();
		return last;
	}

	private Optional<Message> last(Conversation thread) {
		try {
			return history.lastMessages(thread.id(), 1).stream().findFirst();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static void pause(long millis) {
		LockSupport.parkNanos(millis * 1_000_000);
	}

	private <T> T await(String what, Supplier<Optional<T>> wanted) {
		long end = System.nanoTime() + 60_000_000_000L;
		while (true) {
			Optional<T> found = wanted.get();
			if (found.isPresent())
				return found.get();
			if (System.nanoTime() > end)
				throw new IllegalStateException("In round " + round + " there was no " + what + ": " + threads().flatMap(this::last).map(Message::state));
			pause(20);
		}
	}
}
