package org.modalis.exchange.internal.formula;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Optional;

import org.modalis.exchange.internal.formula.Outlines.Letter;

/** Letters and signs of formulas. */
final class Lettering {

	private static final double SLANT = 0.2;

	private final Outlines outlines;

	Lettering(Outlines outlines) {
		this.outlines = outlines;
	}

	Ink upright(String text, double size) {
		Ink all = Ink.NONE;
		for (int c : text.codePoints().toArray())
			all = Character.isSpaceChar(c) ? all.with(Ink.space(all.width() + 0.25 * size)) : all.with(sign(c, size).moved(all.width(), 0));
		return all;
	}

	/** As a variable: in the italics of mathematics, or slanted where no font has them. */
	Ink italic(String text, double size) {
		int c = text.codePointAt(0);
		Optional<Letter> letter = italic(c).flatMap(outlines::letter);
		if (letter.isPresent())
			return drawn(letter.get(), size, 0);
		return drawn(outlines.letter(c).orElseThrow(() -> new UndrawableException(c)), size, Character.isLetter(c) && c < 0x3000 ? SLANT : 0);
	}

	private static Optional<Integer> italic(int c) {
		if (c == 'h')
			return Optional.of(0x210E);
		if (c >= 'A' && c <= 'Z')
			return Optional.of(0x1D434 + c - 'A');
		if (c >= 'a' && c <= 'z')
			return Optional.of(0x1D44E + c - 'a');
		return c >= 'α' && c <= 'ω' ? Optional.of(0x1D6FC + c - 'α') : Optional.empty();
	}

	Ink sign(int c, double size) {
		if (c == 0x2061 || c == 0x2062 || c == 0x2063)
			return Ink.NONE;
		return drawn(outlines.letter(c).orElseThrow(() -> new UndrawableException(c)), size, 0);
	}

	private static Ink drawn(Letter letter, double size, double slant) {
		var shape = new Path2D.Double(letter.shape(), new AffineTransform(size, 0, size * slant, -size, 0, 0));
		return Ink.of(shape, letter.advance() * size);
	}
}
