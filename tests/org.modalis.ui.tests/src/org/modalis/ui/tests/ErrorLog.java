package org.modalis.ui.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** What is logged as an error while this is open. An error means a bug in Modalis. */
final class ErrorLog implements AutoCloseable {

	private final LogReaderService log = Services.get(LogReaderService.class);
	private final List<String> errors = new CopyOnWriteArrayList<>();
	private final LogListener listener = this::note;

	ErrorLog() {
		log.addLogListener(listener);
	}

	private void note(LogEntry entry) {
		if (entry.getLogLevel() == LogLevel.ERROR)
			errors.add(entry.getLoggerName() + ": " + entry.getMessage());
	}

	List<String> errors() {
		return List.copyOf(errors);
	}

	@Override
	public void close() {
		log.removeLogListener(listener);
	}
}
