package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/** Notes the first one and two characters of each word that goes through, for a field that is indexed right after this one. */
final class Beginnings extends TokenFilter {

	/** The longest beginning that is noted. */
	static final int LONGEST = 2;
	private static final FieldType DOCUMENTS_ONLY = new FieldType();

	static {
		DOCUMENTS_ONLY.setIndexOptions(IndexOptions.DOCS);
		DOCUMENTS_ONLY.setOmitNorms(true);
		DOCUMENTS_ONLY.setTokenized(true);
		DOCUMENTS_ONLY.freeze();
	}

	private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
	/** Two characters in one number. */
	private final Set<Integer> noted = new HashSet<>();

	Beginnings(TokenStream words) {
		super(words);
	}

	@Override
	public boolean incrementToken() throws IOException {
		if (!input.incrementToken())
			return false;
		char[] letters = term.buffer();
		if (term.length() > 0 && !Character.isSurrogate(letters[0]))
			noted.add((int) letters[0]);
		if (term.length() > 1)
			noted.add(letters[0] << 16 | letters[1]);
		return true;
	}

	IndexableField field(String name) {
		return new Field(name, new Noted(), DOCUMENTS_ONLY);
	}

	/** Comes to life when the words have gone through. */
	private final class Noted extends TokenStream {

		private final CharTermAttribute beginning = addAttribute(CharTermAttribute.class);
		private Iterator<Integer> next = noted.iterator();

		@Override
		public void reset() {
			next = noted.iterator();
		}

		@Override
		public boolean incrementToken() {
			if (!next.hasNext())
				return false;
			clearAttributes();
			int letters = next.next();
			if (letters >>> 16 != 0)
				beginning.append((char) (letters >>> 16));
			beginning.append((char) letters);
			return true;
		}
	}
}
