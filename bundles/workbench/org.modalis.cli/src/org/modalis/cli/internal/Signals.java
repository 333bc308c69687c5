package org.modalis.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns Ctrl+C and {@code kill} into an interrupt of one thread for as long as it is open, so that a command can save what it
 * has before the platform goes down; a shutdown hook would run beside the platform's own. A second signal ends the process on
 * the spot.
 */
final class Signals implements AutoCloseable {

	private static final List<String> NAMES = List.of("INT", "TERM", "HUP");
	private static final int SIGNAL_EXIT = 128;

	private final Thread interrupted;
	private final AtomicInteger received = new AtomicInteger();
	private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();

	Signals(Thread interrupted) {
		this.interrupted = interrupted;
		for (var name : NAMES)
			take(name);
	}

	/** The exit code that says which signal came, for example 130 for Ctrl+C; empty when none did. */
	OptionalInt exitCode() {
		return received.get() == 0 ? OptionalInt.empty() : OptionalInt.of(SIGNAL_EXIT + received.get());
	}

	@Override
	public void close() {
		before.forEach(Signal::handle);
	}

	private void take(String name) {
		try {
			var signal = new Signal(name);
			before.put(signal, Signal.handle(signal, this::arrived));
		} catch (IllegalArgumentException notHere) {
			// Windows has no HUP, and a Java started with -Xrs leaves signals to the system: both end the process as ever.
		}
	}

	private void arrived(Signal signal) {
		if (received.getAndSet(signal.getNumber()) != 0)
			Runtime.getRuntime().halt(SIGNAL_EXIT + signal.getNumber());
		interrupted.interrupt();
	}
}
