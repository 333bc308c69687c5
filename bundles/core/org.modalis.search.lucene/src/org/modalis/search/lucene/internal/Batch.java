package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.Arrays;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.SmallFloat;

/**
 * The words of many texts, one after the other, of which an index is made at once: by counting how often each word comes, not by
 * a list for each word that grows again and again. Lucene is told of one empty word for each text that has any, and asks for the real ones when
 * it writes. Threads: one at a time.
 */
final class Batch {

	private static final int STEP_BITS = 2;
	private static final int MOST_STEP = 3;

	private final Vocabulary vocabulary = new Vocabulary();
	private final EmptyWord placeholder = new EmptyWord();
	/** Each word's number, and how many positions it is from the one before. */
	private int[] words = new int[1 << 16];
	private int size;
	/** Where the words of each text end. */
	private int[] ends = new int[1 << 10];
	private int texts;
	private int length;

	/** Takes the next text's words, and gives Lucene something in their place. */
	TokenStream take(TokenStream text) throws IOException {
		var term = text.addAttribute(CharTermAttribute.class);
		var step = text.addAttribute(PositionIncrementAttribute.class);
		length = 0;
		text.reset();
		while (text.incrementToken()) {
			int steps = step.getPositionIncrement();
			if (size == words.length)
				words = Arrays.copyOf(words, size * 2);
			words[size++] = vocabulary.number(term.buffer(), term.length()) << STEP_BITS | Math.min(steps, MOST_STEP);
			if (steps > 0)
				length++;
		}
		text.end();
		text.close();
		if (texts == ends.length)
			ends = Arrays.copyOf(ends, texts * 2);
		ends[texts++] = size;
		return placeholder.of(length > 0);
	}

	/** How many words there are. */
	int words() {
		return size;
	}

	int texts() {
		return texts;
	}

	/** Says how long texts are as Lucene would have counted. */
	BM25Similarity lengths() {
		return new BM25Similarity() {
			@Override
			public long computeNorm(FieldInvertState state) {
				return state.getName().equals(Documents.TEXT) ? SmallFloat.intToByte4(length) : super.computeNorm(state);
			}
		};
	}

	/** All words, sorted, with where they are. */
	Terms sorted() {
		int[] order = vocabulary.sorted();
		int[] ranks = new int[order.length];
		for (int rank = 0; rank < order.length; rank++)
			ranks[order[rank]] = rank;
		// counted by rank; then each is the place of the next of its word, and at last where the word ends
		int[] next = new int[order.length + 1];
		for (int i = 0; i < size; i++)
			next[ranks[words[i] >> STEP_BITS] + 1]++;
		for (int rank = 0; rank < order.length; rank++)
			next[rank + 1] += next[rank];
		int[] documents = new int[size];
		int[] positions = new int[size];
		for (int text = 0, i = 0; text < texts; text++)
			for (int position = -1; i < ends[text]; i++) {
				position += words[i] & MOST_STEP;
				int place = next[ranks[words[i] >> STEP_BITS]]++;
				documents[place] = text;
				positions[place] = position;
			}
		return new BatchTerms(vocabulary, order, next, documents, positions);
	}
}
