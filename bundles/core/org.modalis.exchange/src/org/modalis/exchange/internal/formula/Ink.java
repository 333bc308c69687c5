package org.modalis.exchange.internal.formula;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Something drawn that has a baseline, on which its left edge is at 0. Unit: the size of the letters around the formula; y grows
 * downwards.
 *
 * @param shape what is filled; not to be changed
 * @param ascent from the baseline upwards
 * @param descent from the baseline downwards
 */
public record Ink(Path2D shape, double width, double ascent, double descent) {

	static final Ink NONE = new Ink(new Path2D.Double(), 0, 0, 0);

	static Ink space(double width) {
		return new Ink(new Path2D.Double(), width, 0, 0);
	}

	static Ink bar(double width, double thick) {
		return of(new Rectangle2D.Double(0, -thick / 2, width, thick), width);
	}

	/** As high and low as the shape is. */
	static Ink of(Shape shape, double width) {
		Rectangle2D bounds = shape.getBounds2D();
		return new Ink(new Path2D.Double(shape), width, Math.max(0, -bounds.getMinY()), Math.max(0, bounds.getMaxY()));
	}

	public double height() {
		return ascent + descent;
	}

	/** Nothing stays nothing: it must not make room where it would have been. */
	Ink moved(double x, double down) {
		if (this == NONE)
			return this;
		return new Ink(new Path2D.Double(shape, AffineTransform.getTranslateInstance(x, down)), x + width, ascent - down, descent + down);
	}

	Ink stretched(double across, double up) {
		return new Ink(new Path2D.Double(shape, AffineTransform.getScaleInstance(across, up)), width * across, ascent * up, descent * up);
	}

	Ink widened(double to) {
		return new Ink(shape, to, ascent, descent);
	}

	/** Both over each other, as they stand. */
	Ink with(Ink other) {
		var both = new Path2D.Double(shape);
		both.append(other.shape, false);
		return new Ink(both, Math.max(width, other.width), Math.max(ascent, other.ascent), Math.max(descent, other.descent));
	}

	Ink invisible() {
		return new Ink(new Path2D.Double(), width, ascent, descent);
	}

	/** Moved up or down so that its middle is at this height above the baseline. */
	Ink centred(double axis) {
		return moved(0, (ascent - descent) / 2 - axis);
	}
}
