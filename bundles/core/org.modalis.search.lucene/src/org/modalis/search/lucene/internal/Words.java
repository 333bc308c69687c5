package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * How text becomes words: Unicode word breaks, without case and diacritics; Chinese, Japanese and Korean as pairs of characters;
 * names of programs also by their parts. A query is cut in the same way, but into as few words as possible.
 * <p>
 * Threads: any.
 */
final class Words {

	/**
	 * A word as it is indexed.
	 *
	 * @param position counts words; those that stand for the same stretch of text share it
	 * @param start in the text
	 * @param end in the text, exclusive
	 */
	record Word(String text, int position, int start, int end) {

		/** The same in a longer text. */
		Word at(int offset, int positions) {
			return new Word(text, position + positions, start + offset, end + offset);
		}
	}

	/** Raised when the same text would become other words than before: then every index must be made anew. */
	static final int FORM = 1;

	private final ThreadLocal<WordStream> indexed = ThreadLocal.withInitial(() -> new WordStream(true));
	private final ThreadLocal<WordStream> asked = ThreadLocal.withInitial(() -> new WordStream(false));

	/** The words of a text that is to be found; there is one such stream per thread, so the last must be read. */
	TokenStream indexed(String text) {
		return indexed.get().of(text);
	}

	/** The words of a text that is looked for, in their order. */
	List<String> asked(String text) {
		var found = new ArrayList<String>();
		read(asked.get().of(text), word -> found.add(word.text()));
		return found;
	}

	/** Reads the words of a text that may be found. */
	void read(String text, Consumer<Word> reader) {
		read(indexed(text), reader);
	}

	private static void read(TokenStream stream, Consumer<Word> reader) {
		try (stream) {
			var term = stream.addAttribute(CharTermAttribute.class);
			var offset = stream.addAttribute(OffsetAttribute.class);
			var step = stream.addAttribute(PositionIncrementAttribute.class);
			stream.reset();
			int position = -1;
			while (stream.incrementToken()) {
				position += step.getPositionIncrement();
				reader.accept(new Word(term.toString(), position, offset.startOffset(), offset.endOffset()));
			}
			stream.end();
		} catch (IOException e) {
			throw new UncheckedIOException("Text in memory cannot fail to be read", e);
		}
	}
}
