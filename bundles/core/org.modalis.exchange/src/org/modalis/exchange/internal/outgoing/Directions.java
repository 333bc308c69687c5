package org.modalis.exchange.internal.outgoing;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BidiRun;
import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;

/** Brings text that is written from right to left into the order in which it is printed, with Arabic letters joined, by ICU. */
final class Directions implements BidiReorderer {

	private static final int ORDER = ArabicShaping.TEXT_DIRECTION_LOGICAL | ArabicShaping.LENGTH_GROW_SHRINK;

	/** Cuts one paragraph into runs of one direction. */
	static final class Runs implements BidiSplitter {

		private final Bidi bidi = new Bidi();

		@Override
		public void setParagraph(String text, byte direction) {
			bidi.setPara(text, direction == RTL ? Bidi.RTL : direction == LTR ? Bidi.LTR : Bidi.LEVEL_DEFAULT_LTR, null);
		}

		@Override
		public int countTextRuns() {
			return bidi.countRuns();
		}

		@Override
		public BidiTextRun getVisualRun(int index) {
			BidiRun run = bidi.getVisualRun(index);
			return new BidiTextRun(run.getStart(), run.getLength(), run.isOddRun() ? RTL : LTR);
		}

		@Override
		public byte getBaseDirection(String text) {
			return Bidi.getBaseDirection(text);
		}
	}

	/** Whether the first letter that has a direction is written from right to left. */
	static boolean fromTheRight(String text) {
		return Bidi.getBaseDirection(text) == Bidi.RTL;
	}

	/** Letters in the forms that they have in their word; other text as it is. */
	static String joined(String text) {
		return shaped(text, ArabicShaping.LETTERS_SHAPE);
	}

	private static String shaped(String text, int how) {
		try {
			return new ArabicShaping(ORDER | how).shape(text);
		} catch (ArabicShapingException e) {
			return text;
		}
	}

	@Override
	public String reorderRTLTextToLTR(String text) {
		return Bidi.writeReverse(text, Bidi.DO_MIRRORING | Bidi.KEEP_BASE_COMBINING);
	}

	@Override
	public String shapeText(String text) {
		return joined(text);
	}

	@Override
	public String deshapeText(String text) {
		return shaped(text, ArabicShaping.LETTERS_UNSHAPE);
	}

	@Override
	public boolean isLiveImplementation() {
		return true;
	}
}
