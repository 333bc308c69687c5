package org.modalis.exchange.internal.formula;

import java.awt.geom.Path2D;
import java.util.Optional;

/** Where the shapes of letters come from. */
public interface Outlines {

	/**
	 * One letter.
	 *
	 * @param shape with y upwards, in the unit of the size of the letters
	 */
	record Letter(Path2D shape, double advance) {
	}

	/** Empty when no font has it. */
	Optional<Letter> letter(int codePoint);
}
