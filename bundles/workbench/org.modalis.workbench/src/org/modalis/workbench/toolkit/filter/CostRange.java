package org.modalis.workbench.toolkit.filter;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** From one amount of money to another, both in it. Currencies are not converted: of several, the highest number counts. */
public record CostRange(Optional<BigDecimal> least, Optional<BigDecimal> most) {

	/** Whatever it cost. */
	public static final CostRange ANY = new CostRange(Optional.empty(), Optional.empty());

	public CostRange {
		Objects.requireNonNull(least);
		Objects.requireNonNull(most);
	}

	/** Whether an amount is in it. */
	public boolean contains(BigDecimal amount) {
		return least.filter(least -> amount.compareTo(least) < 0).isEmpty() && most.filter(most -> amount.compareTo(most) > 0).isEmpty();
	}

	/** It in words, for example {@code at least 0.5}. */
	public String words() {
		if (least.isPresent() && most.isPresent())
			return least.get().toPlainString() + " to " + most.get().toPlainString();
		return least.map(amount -> "at least " + amount.toPlainString())
				.or(() -> most.map(amount -> "at most " + amount.toPlainString())).orElse("any");
	}
}
