package org.modalis.search.semantic.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers are those of the model's own vocabulary: 101 and 102 enclose a passage, 100 is unknown. */
class WordPiecesTest {

	private WordPieces pieces;

	@BeforeEach
	void read() throws IOException {
		try (Reader tokenizer = new InputStreamReader(WordPieces.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json"),
				StandardCharsets.UTF_8)) {
			pieces = new WordPieces(tokenizer);
		}
	}

	@Test
	void caseAndAccentsAreLeftAwayAndSignsStandAlone() {
		assertArrayEquals(new long[] { 101, 7592, 1010, 2088, 999, 102 }, pieces.passages("Hello, Wörld!", 128, 1).getFirst());
	}

	@Test
	void anUnknownWordIsCutIntoItsLongestKnownParts() {
		assertArrayEquals(new long[] { 101, 14477, 20961, 3468, 102 }, pieces.passages("unaffable", 128, 1).getFirst());
	}

	@Test
	void whatCannotBeCutIsUnknown() {
		assertArrayEquals(new long[] { 101, 100, 7592, 102 }, pieces.passages("\uD83E\uDEE8 hello", 128, 1).getFirst());
		assertArrayEquals(new long[] { 101, 100, 102 }, pieces.passages("a".repeat(101), 128, 1).getFirst());
	}

	@Test
	void longTextBecomesSomePassagesAndTheRestIsLeftOut() {
		List<long[]> passages = pieces.passages("hello ".repeat(1000), 10, 3);
		assertEquals(List.of(10, 10, 10), passages.stream().map(passage -> passage.length).toList());
		assertEquals(List.of(10, 4), pieces.passages("hello ".repeat(10), 10, 3).stream().map(passage -> passage.length).toList());
		assertEquals(List.of(), pieces.passages(" \n", 10, 3));
	}
}
