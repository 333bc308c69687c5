package org.modalis.search.lucene.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What a user typed, read as words, {@code "phrases"} and {@code prefix*}; anything can be typed, nothing is an error. */
final class SearchWords {

	/** Words that must follow each other; the last may be only the beginning of a word. */
	private record Part(List<String> words, boolean prefix) {
	}

	private static final Pattern PART = Pattern.compile("\"([^\"]*)\"?|([^\\s\"]+)");
	private static final int LONGEST = 1000;

	private final List<Part> parts = new ArrayList<>();

	SearchWords(String typed, Words words) {
		String text = Words.composed(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
		for (Matcher part = PART.matcher(text); part.find();) {
			String inside = part.group(1) == null ? part.group(2) : part.group(1);
			List<String> found = words.of(inside).stream().map(Words.Word::text).toList();
			if (!found.isEmpty())
				parts.add(new Part(found, part.group(2) != null && inside.endsWith("*")));
		}
	}

	/** All parts must match; empty when nothing was typed that could be found. */
	Optional<Query> query(String field) {
		if (parts.isEmpty())
			return Optional.empty();
		var all = new BooleanQuery.Builder();
		for (Part part : parts)
			add(all, field, part);
		return Optional.of(all.build());
	}

	private static void add(BooleanQuery.Builder all, String field, Part part) {
		List<String> whole = part.prefix() ? part.words().subList(0, part.words().size() - 1) : part.words();
		if (whole.size() == 1)
			all.add(new TermQuery(new Term(field, whole.getFirst())), Occur.MUST);
		else if (whole.size() > 1)
			all.add(new PhraseQuery(field, whole.toArray(String[]::new)), Occur.MUST);
		if (part.prefix())
			all.add(new PrefixQuery(new Term(field, part.words().getLast())), Occur.MUST);
	}

	/** Whether a word of a text is one of those that were asked for. */
	boolean asksFor(String word) {
		for (Part part : parts)
			if (part.words().contains(word) || part.prefix() && word.startsWith(part.words().getLast()))
				return true;
		return false;
	}
}
