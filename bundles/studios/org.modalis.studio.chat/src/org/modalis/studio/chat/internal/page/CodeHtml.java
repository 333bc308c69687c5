package org.modalis.studio.chat.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.modalis.studio.chat.internal.code.Highlighter;
import org.modalis.studio.chat.internal.code.Token;
import org.modalis.studio.chat.internal.html.Html;

/** Draws a code block: its header, and its lines with their words in colours. */
final class CodeHtml {

	/** More is shown without colours. */
	private static final int LONGEST = 200_000;

	private static final String SAVE = "<button type=\"button\" data-act=\"save\" aria-label=\"Save this code as a file\">Save as…</button>";

	static final String COPY = "<button type=\"button\" data-act=\"code\" aria-label=\"Copy this code\">Copy</button>";

	private final String language;
	private final Optional<Highlighter> highlighter;

	private final boolean saves;

	CodeHtml(String language, Set<Action> offered) {
		saves = offered.contains(Action.SAVE_CODE);
		this.language = language;
		highlighter = Highlighter.of(language);
	}

	/** What stands before the lines. */
	String open(String holder) {
		String name = language.isEmpty() ? "text" : language;
		return "<div class=\"code\"><div class=\"bar\"><span>" + Html.text(name) + "</span>" + COPY + (saves ? SAVE : "") + "</div><pre><code" + holder + ">";
	}

	/** What stands after them. */
	static String close() {
		return "</code></pre></div>";
	}

	/** All of it. */
	String whole(String text) {
		return open("") + lines(text, Highlighter.State.FRESH).stream().map(Block.Part::html).collect(Collectors.joining()) + close();
	}

	/**
	 * Its lines, of which each one's start is its number.
	 *
	 * @param state what the first one begins in the middle of
	 */
	List<Block.Part> lines(String text, Highlighter.State state) {
		boolean plain = text.length() > LONGEST;
		var lines = new ArrayList<Block.Part>();
		for (int at = 0; at < text.length();) {
			int end = text.indexOf('\n', at);
			String line = text.substring(at, end < 0 ? text.length() : end);
			Optional<Highlighter.Line> read = plain ? Optional.empty() : highlighter.isEmpty() ? Optional.empty()
					: Optional.of(highlighter.get().line(line, state));
			lines.add(new Block.Part("<span>" + words(line, read.map(Highlighter.Line::tokens).orElse(List.of())) + (end < 0 ? "" : "\n") + "</span>",
					lines.size(), state));
			state = read.map(Highlighter.Line::next).orElse(state);
			at = end < 0 ? text.length() : end + 1;
		}
		return lines;
	}

	private static String words(String line, List<Token> tokens) {
		if (tokens.isEmpty())
			return Html.text(line);
		var out = new StringBuilder(line.length() * 2);
		int at = 0;
		for (Token token : tokens) {
			out.append(Html.text(line.substring(at, token.start()))).append("<i class=\"").append(token.kind().code()).append("\">")
					.append(Html.text(line.substring(token.start(), token.end()))).append("</i>");
			at = token.end();
		}
		return out.append(Html.text(line.substring(at))).toString();
	}
}
