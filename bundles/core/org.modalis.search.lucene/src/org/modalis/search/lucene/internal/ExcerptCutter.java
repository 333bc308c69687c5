package org.modalis.search.lucene.internal;

import java.util.ArrayList;
import java.util.List;

import org.modalis.api.search.Excerpt;
import org.modalis.api.search.TextRange;

/** Cuts about 160 characters out of a text, where most of what was asked for is together, on one line. */
final class ExcerptCutter {

	private static final int LENGTH = 160;
	private static final int BEFORE = 50;

	private final String text;
	private final List<TextRange> matches;
	private final char[] line = new char[LENGTH + 4];
	private int length;
	private final List<TextRange> shown = new ArrayList<>();

	private ExcerptCutter(String text, List<TextRange> matches) {
		this.text = text;
		this.matches = matches;
	}

	/** @param matches in order and apart from each other */
	static Excerpt cut(String text, List<TextRange> matches) {
		return new ExcerptCutter(text, matches).cut();
	}

	private Excerpt cut() {
		int match = matches.isEmpty() ? 0 : matches.get(best()).start();
		int start = match <= BEFORE ? 0 : wordStart(match - BEFORE, match);
		int end = Math.min(text.length(), start + LENGTH);
		if (end < text.length() && Character.isLowSurrogate(text.charAt(end)))
			end--;
		if (start > 0)
			cutOff();
		write(start, end);
		boolean space = length > 0 && line[length - 1] == ' ';
		if (end < text.length()) {
			if (!space)
				line[length++] = ' ';
			line[length++] = '…';
		} else if (space)
			length--;
		return new Excerpt(new String(line, 0, length), shown);
	}

	private void cutOff() {
		line[length++] = '…';
		line[length++] = ' ';
	}

	/** The match from which on most matches are within reach. */
	private int best() {
		int best = 0;
		int most = 0;
		for (int from = 0, to = 0; from < matches.size(); from++) {
			while (to < matches.size() && matches.get(to).end() <= matches.get(from).start() + LENGTH - BEFORE)
				to++;
			if (to - from > most) {
				most = to - from;
				best = from;
			}
		}
		return best;
	}

	private int wordStart(int from, int limit) {
		for (int i = from; i < limit; i++)
			if (Latin.space(text.charAt(i)))
				return i + 1;
		return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
	}

	/** White space becomes one space, and matches move along. */
	private void write(int start, int end) {
		int next = 0;
		while (next < matches.size() && matches.get(next).start() < start)
			next++;
		int opened = -1;
		for (int i = start; i <= end; i++) {
			if (opened >= 0 && (i == end || i == matches.get(next).end())) {
				shown.add(new TextRange(opened, length));
				opened = -1;
				next++;
			}
			if (i == end)
				return;
			if (opened < 0 && next < matches.size() && matches.get(next).start() == i)
				opened = length;
			write(text.charAt(i));
		}
	}

	private void write(char c) {
		if (!Latin.space(c))
			line[length++] = c;
		else if (length > 0 && line[length - 1] != ' ')
			line[length++] = ' ';
	}
}
