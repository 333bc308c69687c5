package org.modalis.exchange.internal.outgoing;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.modalis.exchange.internal.formula.Outlines.Letter;

/** One font: what it can show, and its outlines. */
final class Face {

	/** Installable embedding, or embedding for editing, printing and previewing; only a bit of its own forbids it. */
	private static final int FORBIDDEN = 0x0002;
	private static final int PICTURES_ONLY = 0x0200;

	private final TrueTypeFont font;
	private final CmapLookup glyphs;
	private final BitSet known = new BitSet();
	private final BitSet asked = new BitSet();

	/** @throws IOException if it is no font that says which letters it has */
	Face(TrueTypeFont font) throws IOException {
		this.font = font;
		glyphs = font.getUnicodeCmapLookup();
	}

	TrueTypeFont font() {
		return font;
	}

	boolean has(int codePoint) {
		if (!asked.get(codePoint)) {
			asked.set(codePoint);
			known.set(codePoint, glyphs.getGlyphId(codePoint) > 0);
		}
		return known.get(codePoint);
	}

	/** Whether the library can put it into a PDF: not with outlines in the form of PostScript, and not where its maker forbids it. */
	boolean fitsPdf() {
		try {
			int rights = font.getOS2Windows() == null ? 0 : font.getOS2Windows().getFsType();
			boolean postScript = font instanceof OpenTypeFont open && open.isPostScript();
			return !postScript && font.getGlyph() != null && (rights & 0xF) != FORBIDDEN && (rights & PICTURES_ONLY) == 0;
		} catch (IOException e) {
			return false;
		}
	}

	Optional<Letter> letter(int codePoint) {
		if (!has(codePoint))
			return Optional.empty();
		try {
			int glyph = glyphs.getGlyphId(codePoint);
			double em = font.getUnitsPerEm();
			var shape = new Path2D.Double(outline(glyph), AffineTransform.getScaleInstance(1 / em, 1 / em));
			return Optional.of(new Letter(shape, font.getAdvanceWidth(glyph) / em));
		} catch (IOException e) {
			return Optional.empty();
		}
	}

	private GeneralPath outline(int glyph) throws IOException {
		if (font instanceof OpenTypeFont open && open.isPostScript())
			return open.getCFF().getFont().getType2CharString(glyph).getPath();
		GlyphData data = font.getGlyph().getGlyph(glyph);
		return data == null ? new GeneralPath() : data.getPath();
	}
}
