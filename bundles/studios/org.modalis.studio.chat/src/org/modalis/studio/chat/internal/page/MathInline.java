package org.modalis.studio.chat.internal.page;

import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Finds formulas within text: {@code $…$}, {@code $$…$$}, {@code \(…\)} and {@code \[…\]}. A dollar sign is far more often
 * money, or a variable of a shell, than the beginning of a formula; so a single one counts only when it clings to what it
 * encloses, stands free on its outside, and encloses no amount.
 */
final class MathInline implements InlineContentParserFactory, InlineContentParser {

	/** Nothing that is longer and fits into a line of text is a formula. */
	private static final int LONGEST = 1_000;
	private static final Pattern AMOUNT = Pattern.compile("\\d[\\d.,]*(?:\\s?(?:[kKmMbB]|bn|million|billion))?(?:[\\s,;:/–-][^\\\\^_=+{}<>]*)?");

	@Override
	public Set<Character> getTriggerCharacters() {
		return Set.of('$', '\\');
	}

	@Override
	public InlineContentParser create() {
		return this;
	}

	@Override
	public ParsedInline tryParse(InlineParserState state) {
		Scanner scanner = state.scanner();
		int before = scanner.peekPreviousCodePoint();
		var begin = scanner.position();
		String opening = opening(scanner);
		var inside = scanner.position();
		String closing = switch (opening) {
		case "\\(" -> "\\)";
		case "\\[" -> "\\]";
		default -> opening;
		};
		if (opening.isEmpty() || !find(scanner, closing))
			return ParsedInline.none();
		String latex = scanner.getSource(inside, scanner.position()).getContent();
		scanner.next(closing);
		if (!(opening.equals("$") ? free(before, latex, scanner.peek()) : !latex.isBlank() && !(opening.equals("\\[") && scanner.peek() == '(')))
			return ParsedInline.none();
		String source = scanner.getSource(begin, scanner.position()).getContent();
		return ParsedInline.of(new MathNode(source, latex, opening.equals("$$") || opening.equals("\\[")), scanner.position());
	}

	private static String opening(Scanner scanner) {
		for (String opening : new String[] { "$$", "$", "\\(", "\\[" })
			if (scanner.next(opening))
				return opening;
		return "";
	}

	/** Goes to the closing delimiter. */
	private static boolean find(Scanner scanner, String closing) {
		for (int i = 0; i < LONGEST && scanner.hasNext(); i++) {
			var here = scanner.position();
			if (scanner.next(closing)) {
				scanner.setPosition(here);
				return true;
			}
			if (scanner.peek() == '\\' && closing.startsWith("$"))
				scanner.next();
			if (scanner.hasNext())
				scanner.next();
		}
		return false;
	}

	private static boolean free(int before, String latex, char after) {
		return !Character.isLetterOrDigit(before) && !Character.isLetterOrDigit(after) && !latex.isBlank()
				&& !Character.isWhitespace(latex.charAt(0)) && !Character.isWhitespace(latex.charAt(latex.length() - 1))
				&& !latex.contains("`") && !AMOUNT.matcher(latex).matches();
	}
}
