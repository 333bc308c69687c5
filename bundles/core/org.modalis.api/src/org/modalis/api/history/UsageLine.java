package org.modalis.api.history;

import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;

import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;

/**
 * What the answers of one model used and cost in a month. Answers in another currency, and those whose cost is not known, have
 * lines of their own, so that no sum pretends to be whole.
 *
 * @param month in the time zone that was asked for
 * @param model the model; empty where it was not noted
 * @param answers how many
 * @param usage the sums of what is known of them; not known when it is known of none
 * @param cost the sum; empty when it is not known
 */
public record UsageLine(YearMonth month, Optional<ModelId> model, long answers, Usage usage, Optional<Cost> cost) {

	public UsageLine {
		Objects.requireNonNull(month);
		Objects.requireNonNull(model);
		Objects.requireNonNull(usage);
		Objects.requireNonNull(cost);
	}
}
