package org.modalis.bench.window;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Finds what is on the screen, from the bench's thread. */
record Screen(Display display) {

	<T> T get(Supplier<T> read) {
		var value = new CompletableFuture<T>();
		display.syncExec(() -> {
			try {
				value.complete(read.get());
			} catch (Throwable t) {
				value.completeExceptionally(t);
			}
		});
		return value.join();
	}

	/** Waits until a condition, looked at in every turn of the event loop, holds; the time that took, in milliseconds. */
	double await(BooleanSupplier condition) {
		long begin = System.nanoTime();
		while (!get(condition::getAsBoolean))
			LockSupport.parkNanos(500_000);
		return (System.nanoTime() - begin) / 1e6;
	}

	Control control(String id) {
		return find(control -> id.equals(control.getData("org.modalis.id")));
	}

	/** A control that is there now. */
	Optional<Control> shown(String id) {
		return get(() -> all().filter(control -> id.equals(control.getData("org.modalis.id"))).findFirst());
	}

	Browser browser() {
		return (Browser) find(Browser.class::isInstance);
	}

	private Control find(Predicate<Control> wanted) {
		await(() -> all().anyMatch(wanted));
		return get(() -> all().filter(wanted).findFirst().orElseThrow());
	}

	private Stream<Control> all() {
		return Arrays.stream(display.getShells()).flatMap(Screen::below);
	}

	private static Stream<Control> below(Control control) {
		return control instanceof Composite composite
				? Stream.concat(Stream.of(control), Arrays.stream(composite.getChildren()).flatMap(Screen::below))
				: Stream.of(control);
	}
}
