package org.modalis.search.lucene.internal;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** A text of one word without letters. */
final class EmptyWord extends TokenStream {

	private boolean given;

	EmptyWord() {
		addAttribute(CharTermAttribute.class);
	}

	@Override
	public void reset() {
		given = false;
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
