package org.modalis.search.lucene.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchTerm;
import org.modalis.api.search.SearchTerm.Kind;
import org.modalis.api.search.TextRange;
import org.modalis.search.lucene.internal.Words.Word;

/** The words and phrases of a query, as they are indexed. */
final class AskedWords {

	/** Words that must follow each other; where it is open, the last may be only the beginning of a word. */
	record Part(List<String> words, boolean open, boolean excluded) {

		boolean matches(int at, String word) {
			String wanted = words.get(at);
			return word.equals(wanted) || open && at == words.size() - 1 && word.startsWith(wanted);
		}
	}

	/** What lies behind this in a text is not looked at for highlighting. */
	static final int LOOKED_AT = 200_000;

	private final Words words;
	private final List<Part> parts = new ArrayList<>();
	/** Those that are not excluded. */
	private final List<Part> wanted;
	private final Stretches stretches;

	AskedWords(SearchQuery query, Words words) {
		this.words = words;
		for (SearchTerm term : query.terms())
			if (term.kind() == Kind.WORD || term.kind() == Kind.PHRASE) {
				List<String> found = words.asked(term.value());
				if (!found.isEmpty())
					parts.add(new Part(found, term.open(), term.excluded()));
			}
		wanted = parts.stream().filter(part -> !part.excluded()).toList();
		stretches = new Stretches(wanted.stream().flatMap(part -> part.words().stream()).distinct().toList());
	}

	List<Part> parts() {
		return parts;
	}

	/** Where they are in a text, in order, touching ones made one. */
	List<TextRange> in(String text) {
		if (wanted.isEmpty())
			return List.of();
		var found = new ArrayList<TextRange>();
		Map<Integer, List<Word>> near = candidates(text);
		for (Part part : wanted)
			for (List<Word> first : near.values())
				for (Word word : first)
					if (part.matches(0, word.text()))
						follow(part, word, near, found);
		return joined(found);
	}

	/** The words of a text that are among those asked for, by position. */
	private Map<Integer, List<Word>> candidates(String text) {
		Map<Integer, List<Word>> near = new HashMap<>();
		stretches.forEach(text, Math.min(text.length(), LOOKED_AT),
				(start, end, position) -> words.read(text.substring(start, end), word -> {
					if (isWanted(word.text()))
						near.computeIfAbsent(position + word.position(), at -> new ArrayList<>(2)).add(word.at(start, position));
				}));
		return near;
	}

	private boolean isWanted(String word) {
		for (Part part : wanted)
			for (int i = 0; i < part.words().size(); i++)
				if (part.matches(i, word))
					return true;
		return false;
	}

	private static void follow(Part part, Word first, Map<Integer, List<Word>> near, List<TextRange> found) {
		int end = first.end();
		for (int i = 1; i < part.words().size(); i++) {
			int at = i;
			Word next = near.getOrDefault(first.position() + i, List.of()).stream().filter(word -> part.matches(at, word.text()))
					.findFirst().orElse(null);
			if (next == null)
				return;
			end = next.end();
		}
		found.add(new TextRange(first.start(), end));
	}

	private static List<TextRange> joined(List<TextRange> found) {
		found.sort(Comparator.comparingInt(TextRange::start));
		var apart = new ArrayList<TextRange>();
		for (TextRange range : found)
			if (!apart.isEmpty() && range.start() < apart.getLast().end())
				apart.add(new TextRange(apart.getLast().start(), Math.max(range.end(), apart.removeLast().end())));
			else
				apart.add(range);
		return apart;
	}
}
