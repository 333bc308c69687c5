package org.modalis.studio.chat.internal.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the words of code apart, line by line, from a table of each language's words, strings and comments. It is no parser:
 * what it does not know stays plain. Grammars of editors know more, but match with backtracking, for which no bound can be
 * given over code that anybody may have written. Here the time is proportional to the length of the line, whatever the line says, and very long
 * lines stay plain. Immutable; any thread.
 */
public final class Highlighter {

	/** Lines beyond this are data, not code that somebody reads. */
	private static final int LONGEST_LINE = 5_000;

	private final Language language;
	/** The first characters of everything that begins a comment or a string: most characters begin none. */
	private final String opening;

	private Highlighter(Language language) {
		this.language = language;
		String marks = Stream.of(language.block().keySet(), language.line(), language.text(), language.string(), language.character())
				.flatMap(Collection::stream).map(mark -> mark.substring(0, 1)).collect(Collectors.joining());
		opening = language.is("fold") ? marks + marks.toLowerCase(Locale.ROOT) : marks;
	}

	/**
	 * What a line begins in the middle of.
	 *
	 * @param end what ends it; empty when a line begins afresh
	 */
	public record State(String end, Token.Kind kind) {

		/** The beginning of the code. */
		public static final State FRESH = new State("", Token.Kind.STRING);
	}

	/** One line's tokens, in order and without overlap, and the state in which the next line begins. */
	public record Line(List<Token> tokens, State next) {
	}

	/** For the language that goes by a name, as people write it after a fence; empty when it is not known. */
	public static Optional<Highlighter> of(String name) {
		return Languages.named(name).map(Highlighter::new);
	}

	/** One name of each language that is known. */
	public static Set<String> names() {
		return Languages.names();
	}

	/** The tokens of one line, without its end. */
	public Line line(String line, State before) {
		if (line.length() > LONGEST_LINE)
			return new Line(List.of(), before);
		for (Map.Entry<String, Token.Kind> start : language.starts().entrySet())
			if (line.startsWith(start.getKey()))
				return new Line(List.of(new Token(0, line.length(), start.getValue())), before);
		return new Reading(line, before).read();
	}

	/** One pass over one line. */
	private final class Reading {

		private final String line;
		private final List<Token> tokens = new ArrayList<>();
		private State state;
		private int at;

		Reading(String line, State before) {
			this.line = line;
			state = before;
		}

		Line read() {
			while (at < line.length()) {
				int from = at;
				if (state.kind() == Token.Kind.KEYWORD)
					tag();
				else if (!state.end().isEmpty())
					inside(at);
				else if (!(opens() && (comment() || quoted()) || regex() || section() || markup() || number() || word()))
					at++;
				if (at == from)
					throw new IllegalStateException("No progress at " + at);
			}
			return new Line(List.copyOf(tokens), state);
		}

		private void add(int from, Token.Kind kind) {
			if (at > from)
				tokens.add(new Token(from, at, kind));
		}

		/** Goes on to the end of a comment or text that may have begun on an earlier line. */
		private void inside(int from) {
			while (at < line.length()) {
				if (line.startsWith(state.end(), at)) {
					at += state.end().length();
					add(from, state.kind());
					state = State.FRESH;
					return;
				}
				at = Math.min(line.length(), at + (state.kind() == Token.Kind.STRING && escaped() ? 2 : 1));
			}
			add(from, state.kind());
		}

		private boolean escaped() {
			return !language.escape().isEmpty() && line.startsWith(language.escape(), at);
		}

		private boolean opens() {
			return opening.indexOf(line.charAt(at)) >= 0;
		}

		private boolean comment() {
			int from = at;
			for (Map.Entry<String, String> block : language.block().entrySet())
				if (line.startsWith(block.getKey(), at)) {
					state = new State(block.getValue(), Token.Kind.COMMENT);
					at += block.getKey().length();
					inside(from);
					return true;
				}
			boolean open = !language.is("spaced") || at == 0 || Character.isWhitespace(line.charAt(at - 1));
			if (!open || language.line().stream().noneMatch(mark -> starts(mark)))
				return false;
			at = line.length();
			add(from, Token.Kind.COMMENT);
			return true;
		}

		/** Whether a mark stands here; one that is a word only when the word ends there. */
		private boolean starts(String mark) {
			return line.regionMatches(language.is("fold"), at, mark, 0, mark.length()) && (!Character.isLetter(mark.charAt(0))
					|| (at == 0 || !letter(line.charAt(at - 1))) && (at + mark.length() >= line.length() || !letter(line.charAt(at + mark.length()))));
		}

		private boolean quoted() {
			int from = at;
			for (String mark : language.text())
				if (line.startsWith(mark, at)) {
					state = new State(mark, Token.Kind.STRING);
					at += mark.length();
					inside(from);
					return true;
				}
			for (String mark : language.string())
				if (line.startsWith(mark, at)) {
					at += mark.length();
					closeOnThisLine(mark);
					add(from, key() ? Token.Kind.NAME : Token.Kind.STRING);
					return true;
				}
			return language.character().stream().anyMatch(this::character);
		}

		private void closeOnThisLine(String mark) {
			while (at < line.length() && !line.startsWith(mark, at))
				at = Math.min(line.length(), at + (escaped() ? 2 : 1));
			at = Math.min(line.length(), at + mark.length());
		}

		/** A single character in quotes; a lone quote is an operator or a lifetime. */
		private boolean character(String quote) {
			if (!line.startsWith(quote, at) || at + 2 >= line.length())
				return false;
			int end = line.charAt(at + 1) == '\\' ? line.indexOf(quote, at + 3) : at + 1 + Character.charCount(line.codePointAt(at + 1));
			if (end < 0 || end > at + 12 || !line.startsWith(quote, end))
				return false;
			int from = at;
			at = end + 1;
			add(from, Token.Kind.STRING);
			return true;
		}

		/** A regular expression where a value is expected; after a value the slash divides. */
		private boolean regex() {
			if (!language.is("regex") || line.charAt(at) != '/')
				return false;
			int before = at - 1;
			while (before >= 0 && before > at - 4 && line.charAt(before) == ' ')
				before--;
			if (before >= 0 && "(=,:[!&|?{;~".indexOf(line.charAt(before)) < 0)
				return false;
			for (int end = at + 1; end < Math.min(line.length(), at + 200); end++)
				if (line.charAt(end) == '\\')
					end++;
				else if (line.charAt(end) == '/') {
					int from = at;
					at = end + 1;
					while (at < line.length() && Character.isLetter(line.charAt(at)))
						at++;
					add(from, Token.Kind.STRING);
					return true;
				}
			return false;
		}

		private boolean section() {
			if (!language.is("sections") || line.charAt(at) != '[' || !line.substring(0, at).isBlank())
				return false;
			at = line.length();
			add(0, Token.Kind.KEYWORD);
			return true;
		}

		private boolean markup() {
			if (!language.is("markup") || line.charAt(at) != '<' || at + 1 >= line.length()
					|| !Character.isLetter(line.charAt(at + 1)) && "/?!".indexOf(line.charAt(at + 1)) < 0)
				return false;
			int from = at;
			at += 2;
			while (at < line.length() && (letter(line.charAt(at)) || ":-.".indexOf(line.charAt(at)) >= 0))
				at++;
			add(from, Token.Kind.KEYWORD);
			state = new State(">", Token.Kind.KEYWORD);
			return true;
		}

		/** Inside a tag: attributes and their values. */
		private void tag() {
			int from = at;
			char c = line.charAt(at++);
			if (c == '>') {
				boolean closesItself = from > 0 && "/?".indexOf(line.charAt(from - 1)) >= 0;
				tokens.add(new Token(closesItself ? from - 1 : from, at, Token.Kind.KEYWORD));
				state = State.FRESH;
			} else if (c == '"' || c == '\'') {
				int end = line.indexOf(c, at);
				at = end < 0 ? line.length() : end + 1;
				add(from, Token.Kind.STRING);
			} else if (letter(c) || "@:#*".indexOf(c) >= 0) {
				while (at < line.length() && (letter(line.charAt(at)) || ":-.".indexOf(line.charAt(at)) >= 0))
					at++;
				add(from, Token.Kind.NAME);
			}
		}

		private boolean number() {
			char c = line.charAt(at);
			if (c < '0' || c > '9')
				return false;
			int from = at;
			while (at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || "._".indexOf(line.charAt(at)) >= 0))
				at++;
			add(from, Token.Kind.NUMBER);
			return true;
		}

		private boolean word() {
			char c = line.charAt(at);
			boolean sigil = language.sigils().indexOf(c) >= 0;
			if (!letter(c) && !sigil)
				return false;
			int from = at++;
			while (at < line.length() && (letter(line.charAt(at)) || Character.isDigit(line.charAt(at))))
				at++;
			String word = line.substring(from, at);
			if (language.words().contains(language.is("fold") ? word.toLowerCase(Locale.ROOT) : word))
				add(from, Token.Kind.KEYWORD);
			else if (sigil ? at > from + 1 : at < line.length() && line.charAt(at) == '(' || key())
				add(from, Token.Kind.NAME);
			return true;
		}

		/** Whether what ends here is a key, as the colon or equals sign after it says. */
		private boolean key() {
			int next = at;
			while (next < line.length() && next < at + 40 && line.charAt(next) == ' ')
				next++;
			return next < line.length() && language.key().indexOf(line.charAt(next)) >= 0
					&& !(next + 1 < line.length() && "/=".indexOf(line.charAt(next + 1)) >= 0);
		}

		private boolean letter(char c) {
			return Character.isLetter(c) || c == '_' || language.letters().indexOf(c) >= 0;
		}
	}
}
