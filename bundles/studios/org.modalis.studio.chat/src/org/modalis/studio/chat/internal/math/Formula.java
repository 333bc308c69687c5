package org.modalis.studio.chat.internal.math;

import java.util.Optional;

/**
 * Turns a formula into MathML, which web views draw without help. It knows the part of LaTeX that is common in answers:
 * fractions, roots, scripts, letters and operators, functions, accents, delimiters, matrices, cases, aligned lines and text.
 * Stateless; any thread.
 */
public final class Formula {

	/** Longer ones are no formulas that somebody reads. */
	private static final int LONGEST = 10_000;

	private Formula() {
	}

	/**
	 * The formula as one {@code <math>} element. A command that is not known stays in it as it was written.
	 *
	 * @param display whether it stands on a line of its own
	 * @return empty when it cannot be read, as when a brace is missing
	 */
	public static Optional<String> mathMl(String latex, boolean display) {
		if (latex.length() > LONGEST || latex.isBlank())
			return Optional.empty();
		try {
			return Optional.of((display ? "<math display=\"block\">" : "<math>") + new FormulaReader(latex, display).read() + "</math>");
		} catch (UnreadableException e) {
			return Optional.empty();
		}
	}
}
