package org.modalis.api.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What came of an export.
 *
 * @param file what was written
 * @param threads how many threads are in it
 * @param problems what could not be taken along, as an attached file that is damaged
 */
public record ExportReport(Path file, int threads, List<ExchangeProblem> problems) {

	public ExportReport {
		Objects.requireNonNull(file);
		problems = List.copyOf(problems);
	}
}
