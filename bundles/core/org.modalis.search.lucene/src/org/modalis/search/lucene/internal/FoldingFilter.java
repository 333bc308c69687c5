package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes away what people leave out when they search: accents in any script, Arabic and Hebrew vowel signs, the difference between
 * ß and ss or wide and narrow letters. Signs that make another letter (in Indic scripts, in kana) stay.
 */
final class FoldingFilter extends TokenFilter {

	private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
	private char[] folded = new char[64];

	FoldingFilter(TokenStream words) {
		super(words);
	}

	@Override
	public boolean incrementToken() throws IOException {
		if (!input.incrementToken())
			return false;
		char[] letters = term.buffer();
		for (int i = 0; i < term.length(); i++)
			if (letters[i] >= 0x80) {
				fold();
				break;
			}
		return true;
	}

	/** Most letters need no look at the tables of Unicode: those of Chinese, Japanese and Korean stay, and Latin ones have a rule. */
	private void fold() {
		if (all(Latin::kept))
			return;
		if (all(c -> c < Latin.LETTERS))
			ascii(term.buffer(), term.length());
		else
			foldAny();
	}

	private interface Kind {
		boolean has(char c);
	}

	private boolean all(Kind kind) {
		char[] letters = term.buffer();
		for (int i = 0; i < term.length(); i++)
			if (!kind.has(letters[i]))
				return false;
		return true;
	}

	private void ascii(char[] letters, int length) {
		if (folded.length < length * 4)
			folded = new char[length * 4];
		int now = ASCIIFoldingFilter.foldToASCII(letters, 0, folded, 0, length);
		term.copyBuffer(folded, 0, now);
	}

	private void foldAny() {
		var bare = new StringBuilder(term.length());
		Normalizer.normalize(term, Form.NFKD).codePoints().filter(c -> !left(c)).forEach(bare::appendCodePoint);
		String whole = Normalizer.normalize(bare, Form.NFKC).toLowerCase(Locale.ROOT);
		if (whole.isBlank())
			return;
		ascii(whole.toCharArray(), whole.length());
	}

	private static boolean left(int c) {
		return c >= 0x300 && c <= 0x36F || c >= 0x591 && c <= 0x5C7 || c >= 0x64B && c <= 0x652 || c == 0x640;
	}
}
