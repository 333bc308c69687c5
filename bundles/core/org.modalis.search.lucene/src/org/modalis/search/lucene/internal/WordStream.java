package org.modalis.search.lucene.internal;

import java.io.CharArrayReader;
import java.io.IOException;

import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of one text after the other. What stands between white space is a word at once where it is plain; else it goes through
 * Unicode's rules, which never join anything over white space. Threads: one.
 */
final class WordStream extends TokenFilter {

	private static final int KEPT = 1 << 16;
	private static final int SCRIPTS = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA
			| CJKBigramFilter.HANGUL;

	private final Tokenizer tokenizer;
	private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
	private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
	private char[] text = new char[1024];
	private int length;
	private int next;
	/** Where the stretch begins that goes through Unicode's rules; -1 when none does. */
	private int ruled = -1;

	/** @param parts whether names of programs also become their parts, and single characters words beside the pairs */
	WordStream(boolean parts) {
		this(new StandardTokenizer(), parts);
	}

	private WordStream(Tokenizer tokenizer, boolean parts) {
		super(chain(tokenizer, parts));
		this.tokenizer = tokenizer;
	}

	/** Unicode's rules alone, which give the same words as the whole stream. */
	static TokenStream chain(Tokenizer words, boolean parts) {
		return new CJKBigramFilter(new FoldingFilter(new LowerCaseFilter(new NameFilter(words, parts))), SCRIPTS, parts);
	}

	/** Begins another text. */
	WordStream of(String newText) {
		length = newText.length();
		if (text.length < length || text.length > KEPT)
			text = new char[Math.max(length, 1024)];
		newText.getChars(0, length, text, 0);
		return this;
	}

	@Override
	public void reset() {
		next = 0;
	}

	@Override
	public boolean incrementToken() throws IOException {
		while (true) {
			if (ruled >= 0) {
				if (input.incrementToken()) {
					offset.setOffset(ruled + offset.startOffset(), ruled + offset.endOffset());
					return true;
				}
				endRules();
			}
			int start = next;
			while (start < length && Latin.space(text[start]))
				start++;
			if (start == length)
				return false;
			next = start + 1;
			while (next < length && !Latin.space(text[next]))
				next++;
			if (take(start, next))
				return true;
		}
	}

	/** Whether it is one plain word; else it may have any number of them, or none. */
	private boolean take(int start, int end) throws IOException {
		int first = start;
		int last = end;
		while (first < last && Latin.sign(text[first]))
			first++;
		while (last > first && Latin.sign(text[last - 1]))
			last--;
		if (first == last)
			return false;
		int folded = last - first > Latin.LONGEST ? -1 : fold(first, last);
		if (folded < 0) {
			tokenizer.setReader(new CharArrayReader(text, start, end - start));
			input.reset();
			ruled = start;
			return false;
		}
		clearAttributes();
		term.setLength(folded);
		offset.setOffset(first, last);
		return true;
	}

	private int fold(int first, int last) {
		char[] into = term.buffer();
		if (into.length < (last - first) * Latin.GROWS)
			into = term.resizeBuffer((last - first) * Latin.GROWS);
		return Latin.fold(text, first, last, into);
	}

	private void endRules() throws IOException {
		ruled = -1;
		input.end();
		input.close();
	}

	@Override
	public void end() {
		endAttributes();
		offset.setOffset(length, length);
	}

	@Override
	public void close() throws IOException {
		if (ruled >= 0)
			endRules();
	}
}
