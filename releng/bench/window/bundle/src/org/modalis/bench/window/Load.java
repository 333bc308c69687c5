package org.modalis.bench.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How busy the machine is, and how much processor time this program and its web view have used. */
final class Load {

	private Load() {
	}

	/** How many processes wanted a processor in the last minute, on average. */
	static String average() {
		try {
			return "load " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The processor time of this process, in milliseconds. */
	static long own() {
		return millis(ProcessHandle.current());
	}

	/** The processor time of the processes that this one has started: the web view's. */
	static long webView() {
		return ProcessHandle.current().descendants().mapToLong(Load::millis).sum();
	}

	private static long millis(ProcessHandle process) {
		Optional<Duration> used = process.info().totalCpuDuration();
		return used.map(Duration::toMillis).orElse(0L);
	}
}
