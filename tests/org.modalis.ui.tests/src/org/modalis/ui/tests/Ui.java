package org.modalis.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;

/** Looks at the running application from the test's thread. */
final class Ui {

	private static final int LOOK_AGAIN_MILLIS = 15;
	private static final int PATIENCE_SECONDS = 30;
	private static final int STILL_LOOKS = 10;

	private Ui() {
	}

	static Display display() {
		return PlatformUI.getWorkbench().getDisplay();
	}

	/** A value read on the UI thread. */
	static <T> T get(Supplier<T> read) {
		var value = new CompletableFuture<T>();
		display().syncExec(() -> {
			try {
				value.complete(read.get());
			} catch (Throwable t) {
				value.completeExceptionally(t);
			}
		});
		return value.join();
	}

	static void run(Runnable action) {
		get(() -> {
			action.run();
			return null;
		});
	}

	/** The visible control that its maker named so with {@code setData("org.modalis.id", id)}. */
	static Control control(String id) {
		if (display().getThread() == Thread.currentThread())
			return shown(id).orElseThrow(() -> new AssertionError("There is no control named " + id));
		await("a control named " + id, () -> shown(id).isPresent());
		return get(() -> shown(id).orElseThrow());
	}

	/** The visible control of that name, if there is one now. On the UI thread. */
	static Optional<Control> shown(String id) {
		return all(Control.class).filter(control -> id.equals(control.getData("org.modalis.id"))).findFirst();
	}

	/** Every visible control of a class. On the UI thread. */
	static <C extends Control> Stream<C> all(Class<C> type) {
		return Arrays.stream(display().getShells()).flatMap(Ui::below).filter(type::isInstance).map(type::cast)
				.filter(Control::isVisible);
	}

	/** The titles of the visible windows. On the UI thread. */
	static List<String> windows() {
		return all(Shell.class).map(Shell::getText).toList();
	}

	/** Waits until a window beside the main one has the keyboard. */
	static Shell window(String title) {
		await("the window " + title, () -> display().getActiveShell() != null && display().getActiveShell().getText().equals(title));
		var window = get(() -> display().getActiveShell());
		awaitStill(window);
		return window;
	}

	/** The window manager moves a new window about, and a click would miss. */
	private static void awaitStill(Shell window) {
		var places = new ArrayDeque<Rectangle>();
		await("the window to stay where it is", () -> {
			places.add(window.getBounds());
			if (places.size() > STILL_LOOKS)
				places.remove();
			return places.size() == STILL_LOOKS && places.stream().distinct().count() == 1;
		});
	}

	/** Presses Esc in the window that has the keyboard and waits until it is gone. */
	static void leave(Shell window) {
		User.press("Escape");
		await("the window to close", window::isDisposed);
	}

	/** Closes every window but the main one, which a failed test may leave behind. */
	static void closeWindows() {
		run(() -> all(Shell.class).filter(shell -> shell.getParent() != null).toList().forEach(Shell::close));
	}

	/** Expands a tree wholly, as clicks do: its items may be made only then. On the UI thread. */
	static void expand(Tree tree) {
		for (var item : tree.getItems())
			expand(item);
	}

	private static void expand(TreeItem item) {
		var event = new Event();
		event.item = item;
		item.getParent().notifyListeners(SWT.Expand, event);
		item.setExpanded(true);
		for (var below : item.getItems())
			expand(below);
	}

	private static Stream<Control> below(Control control) {
		var self = Stream.of(control);
		return control instanceof Composite composite
				? Stream.concat(self, Arrays.stream(composite.getChildren()).flatMap(Ui::below))
				: self;
	}

	/** Waits until a condition, looked at on the UI thread between its events, holds. Fails with the name of what was awaited. */
	static void await(String what, BooleanSupplier condition) {
		var done = new CompletableFuture<Void>();
		display().asyncExec(() -> look(condition, done));
		try {
			done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		} catch (TimeoutException e) {
			done.cancel(false);
			throw new AssertionError("Waited " + PATIENCE_SECONDS + " s for " + what + "; see " + screenshot("timeout"));
		} catch (ExecutionException | InterruptedException e) {
			throw new AssertionError("While waiting for " + what, e);
		}
	}

	private static void look(BooleanSupplier condition, CompletableFuture<Void> done) {
		if (done.isDone())
			return;
		try {
			if (condition.getAsBoolean())
				done.complete(null);
			else
				display().timerExec(LOOK_AGAIN_MILLIS, () -> look(condition, done));
		} catch (Throwable t) {
			done.completeExceptionally(t);
		}
	}

	/** Keeps a picture of the screen in {@code target/screenshots}. */
	static Path screenshot(String name) {
		return get(() -> {
			var gc = new GC(display());
			var image = new Image(display(), display().getBounds());
			try {
				gc.copyArea(image, 0, 0);
				var loader = new ImageLoader();
				loader.data = new ImageData[] { image.getImageData() };
				Path file = Files.createDirectories(Path.of("target/screenshots")).resolve(name + ".png").toAbsolutePath();
				loader.save(file.toString(), SWT.IMAGE_PNG);
				return file;
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			} finally {
				image.dispose();
				gc.dispose();
			}
		});
	}
}
