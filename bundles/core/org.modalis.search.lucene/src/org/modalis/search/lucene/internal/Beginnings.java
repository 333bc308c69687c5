package org.modalis.search.lucene.internal;

import java.io.IOException;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/** Notes the first one, two and three characters of each word that goes through, for a field that is indexed right after this one. */
final class Beginnings extends TokenFilter {

	/** The longest beginning that is noted. */
	static final int LONGEST = 3;
	private static final FieldType DOCUMENTS_ONLY = new FieldType();

	static {
		DOCUMENTS_ONLY.setIndexOptions(IndexOptions.DOCS);
		DOCUMENTS_ONLY.setOmitNorms(true);
		DOCUMENTS_ONLY.setTokenized(true);
		DOCUMENTS_ONLY.freeze();
	}

	private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
	/** Each as its characters in one number, 16 bits for each; open addressing, zero is free. */
	private long[] noted = new long[256];
	private int count;

	Beginnings(TokenStream words) {
		super(words);
	}

	@Override
	public boolean incrementToken() throws IOException {
		if (!input.incrementToken())
			return false;
		char[] letters = term.buffer();
		long beginning = 0;
		for (int i = 0; i < Math.min(LONGEST, term.length()); i++) {
			beginning = beginning << 16 | letters[i];
			if (!Character.isHighSurrogate(letters[i]))
				note(beginning);
		}
		return true;
	}

	private void note(long beginning) {
		int at = place(noted, beginning);
		if (noted[at] == beginning)
			return;
		noted[at] = beginning;
		if (++count <= noted.length / 2)
			return;
		var larger = new long[noted.length * 2];
		for (long each : noted)
			if (each != 0)
				larger[place(larger, each)] = each;
		noted = larger;
	}

	private static int place(long[] in, long beginning) {
		int at = (int) (beginning * 0x9E3779B97F4A7C15L >>> 40) & in.length - 1;
		while (in[at] != 0 && in[at] != beginning)
			at = at + 1 & in.length - 1;
		return at;
	}

	IndexableField field(String name) {
		return new Field(name, new Noted(), DOCUMENTS_ONLY);
	}

	/** Comes to life when the words have gone through. */
	private final class Noted extends TokenStream {

		private final CharTermAttribute beginning = addAttribute(CharTermAttribute.class);
		private int next;

		@Override
		public void reset() {
			next = 0;
		}

		@Override
		public boolean incrementToken() {
			while (next < noted.length && noted[next] == 0)
				next++;
			if (next == noted.length)
				return false;
			clearAttributes();
			long letters = noted[next++];
			for (int bits = 16 * (LONGEST - 1); bits >= 0; bits -= 16)
				if (letters >>> bits != 0)
					beginning.append((char) (letters >>> bits));
			return true;
		}
	}
}
