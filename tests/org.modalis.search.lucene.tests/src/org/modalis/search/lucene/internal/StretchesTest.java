package org.modalis.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.TextRange;
import org.modalis.search.lucene.internal.Words.Word;

/** Every word of a text is found in it. */
class StretchesTest {

	private final Words words = new Words();

	@Test
	void noWordIsPassedOver() {
		var random = new Random(11);
		int asked = 0;
		for (int i = 0; i < 20_000; i++) {
			var text = new StringBuilder();
			for (int pieces = random.nextInt(12); pieces >= 0; pieces--)
				text.append(WordStreamTest.PIECES[random.nextInt(WordStreamTest.PIECES.length)]);
			List<Word> all = new ArrayList<>();
			words.read(text.toString(), all::add);
			for (Word word : all) {
				var query = new AskedWords(SearchQuery.parse("\"" + word.text() + "\""), words);
				if (query.parts().size() != 1 || !query.parts().getFirst().words().equals(List.of(word.text())))
					continue;
				asked++;
				List<TextRange> found = query.in(text.toString());
				assertTrue(found.stream().anyMatch(range -> range.start() <= word.start() && range.end() >= word.end()),
						() -> word + " in: " + text + " found: " + found);
			}
		}
		assertTrue(asked > 20_000, "asked for " + asked + " words");
	}
}
