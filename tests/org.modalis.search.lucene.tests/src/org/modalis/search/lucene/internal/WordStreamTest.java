package org.modalis.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way for plain words gives what Unicode's rules give. */
class WordStreamTest {

	static final String[] PIECES = { "a", "the", "Word", "HTTP", "x1", "7", "é", "Ö", "ß", "ǅ", "ﬁ", "µ", "ª", "²", "İ", "ø", "日本", "語",
			"カタ", "ひ", "한", "e\u0301", "ع", "я", " ", " ", " ", "\n", "\u3000", "\u2028", "\u00A0", "'", "’", "“", ".", ",", ":", ";", "_",
			"-", "…", "«", "·", "#", "*", "\u20E3", "😀", "\u200D", "@", "=", "(", ")", "\u00AD", "\u0301", "۳" };

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anyTextHasTheSameWords(boolean parts) throws IOException {
		var random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			var text = new StringBuilder();
			for (int pieces = random.nextInt(12); pieces >= 0; pieces--)
				text.append(PIECES[random.nextInt(PIECES.length)]);
			assertSame(text.toString(), parts);
		}
	}

	@Test
	void longWordsAreCutAlike() throws IOException {
		assertSame("a" + "b".repeat(199) + " " + "c".repeat(200) + " " + "d".repeat(201) + " " + "e".repeat(600), true);
	}

	private static void assertSame(String text, boolean parts) throws IOException {
		var tokenizer = new StandardTokenizer();
		tokenizer.setReader(new StringReader(text));
		assertEquals(words(WordStream.chain(tokenizer, parts)), words(new WordStream(parts).of(text)), () -> "In: " + text);
	}

	private static List<String> words(TokenStream stream) throws IOException {
		var words = new ArrayList<String>();
		try (stream) {
			var term = stream.addAttribute(CharTermAttribute.class);
			var offset = stream.addAttribute(OffsetAttribute.class);
			var step = stream.addAttribute(PositionIncrementAttribute.class);
			stream.reset();
			while (stream.incrementToken())
				words.add(term + " " + offset.startOffset() + "-" + offset.endOffset() + " +" + step.getPositionIncrement());
			stream.end();
		}
		return words;
	}
}
