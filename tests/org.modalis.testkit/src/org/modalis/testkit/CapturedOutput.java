package org.modalis.testkit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Takes what this process prints and logs until it is closed. */
final class CapturedOutput extends Handler implements AutoCloseable {
	private final PrintStream out = System.out;
	private final PrintStream err = System.err;
	private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
	private final Logger root = Logger.getLogger("");

	CapturedOutput() {
		var into = new PrintStream(taken, true, StandardCharsets.UTF_8);
		System.setOut(into);
		System.setErr(into);
		root.addHandler(this);
	}

	String printed() {
		return taken.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void publish(LogRecord message) {
		taken.writeBytes(new SimpleFormatter().format(message).getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void flush() {
		// nothing is held back
	}

	@Override
	public void close() {
		root.removeHandler(this);
		System.setOut(out);
		System.setErr(err);
	}
}
