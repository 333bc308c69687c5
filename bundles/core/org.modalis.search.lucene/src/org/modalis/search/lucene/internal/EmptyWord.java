package org.modalis.search.lucene.internal;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** A text of one word without letters, or of none. */
final class EmptyWord extends TokenStream {

	private boolean any;
	private boolean given;

	EmptyWord() {
		addAttribute(CharTermAttribute.class);
	}

	EmptyWord of(boolean anyWord) {
		any = anyWord;
		return this;
	}

	@Override
	public void reset() {
		given = !any;
	}

	@Override
	public boolean incrementToken() {
		if (given)
			return false;
		given = true;
		clearAttributes();
		return true;
	}
}
