package org.modalis.api.exchange;

import java.util.List;

/**
 * What came of an import.
 *
 * @param added threads that are new here
 * @param grown threads that were here and got messages
 * @param unchanged threads that were here with everything already, or were deleted here
 * @param messages how many messages were added
 * @param files how many attached files were taken along
 * @param problems what could not be read, in the order in which it was met
 * @param canceled whether the user stopped it; what was added until then stays, and the next import goes on from there
 */
public record ImportReport(int added, int grown, int unchanged, int messages, int files, List<ExchangeProblem> problems,
		boolean canceled) {

	public ImportReport {
		problems = List.copyOf(problems);
	}
}
