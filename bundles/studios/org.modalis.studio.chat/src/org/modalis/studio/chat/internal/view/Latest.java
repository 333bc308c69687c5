package org.modalis.studio.chat.internal.view;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * Brings values from any thread to the UI thread, only the newest of those that wait, and only while a widget lives: however
 * fast a source is, the UI does one update at a time.
 */
public final class Latest<T> implements Consumer<T> {

	private final Control control;
	private final Display display;
	private final Consumer<T> then;
	private final AtomicReference<T> waiting = new AtomicReference<>();

	/** @param then called on the UI thread */
	public Latest(Control control, Consumer<T> then) {
		this.control = control;
		this.display = control.getDisplay();
		this.then = then;
	}

	@Override
	public void accept(T value) {
		if (waiting.getAndSet(value) == null && !display.isDisposed())
			display.asyncExec(() -> {
				T newest = waiting.getAndSet(null);
				if (!control.isDisposed())
					then.accept(newest);
			});
	}
}
