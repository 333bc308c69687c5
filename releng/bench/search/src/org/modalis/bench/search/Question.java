package org.modalis.bench.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.modalis.api.search.SearchQuery;

/**
 * One search, in both languages.
 *
 * @param kind what it is an example of
 * @param query for Modalis
 * @param match for FTS5
 * @param where what FTS5 must look for in the table
 */
record Question(String kind, SearchQuery query, String match, String where) {

	/** A mix as people search: mostly words, letter by letter, and now and then an operator. */
	static List<Question> mix(Corpus corpus, int each) {
		var all = new ArrayList<Question>();
		for (int i = 0; i < each; i++) {
			int language = i % 3;
			String frequent = corpus.wordOfRank(language, i % 20);
			String usual = corpus.wordOfRank(language, 200 + 7 * i);
			String rare = corpus.wordOfRank(language, 5000 + 311 * i);
			all.add(plain("frequent word", frequent));
			all.add(plain("usual word", usual));
			all.add(plain("rare word", rare));
			all.add(plain("two words", frequent + " " + usual));
			all.add(plain("three words", corpus.word(language) + " " + corpus.word(language) + " " + corpus.word(language)));
			String phrase = corpus.wordOfRank(language, i % 5) + " " + corpus.wordOfRank(language, (i + 1) % 7);
			all.add(new Question("phrase", SearchQuery.parse("\"" + phrase + "\""), "\"" + phrase + "\"", ""));
			for (int length = 1; length <= Math.min(6, usual.length()); length++) {
				String begun = usual.substring(0, length);
				all.add(new Question("as typed, letter " + length, SearchQuery.typing(begun), "\"" + begun + "\"*", ""));
			}
			all.add(new Question("word, role", SearchQuery.parse(usual + " role:user"), quoted(usual), "m.role = 'USER'"));
			all.add(new Question("word, model", SearchQuery.parse(frequent + " model:gpt-5"), quoted(frequent),
					"m.model LIKE 'openai/%gpt-5%'"));
			all.add(new Question("word, time", SearchQuery.parse(frequent + " after:2m"), quoted(frequent),
					"m.created >= " + Instant.now().minus(Duration.ofDays(60)).toEpochMilli()));
		}
		return all;
	}

	private static Question plain(String kind, String words) {
		return new Question(kind, SearchQuery.parse(words), quoted(words), "");
	}

	private static String quoted(String words) {
		return "\"" + words.replace(" ", "\" \"") + "\"";
	}
}
