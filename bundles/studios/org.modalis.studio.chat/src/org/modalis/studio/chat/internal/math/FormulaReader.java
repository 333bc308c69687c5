package org.modalis.studio.chat.internal.math;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.modalis.studio.chat.internal.html.Html;
import org.modalis.studio.chat.internal.math.Symbols.Symbol;

/** Reads one formula. */
final class FormulaReader {

	private static final int DEEPEST = 60;
	private static final Set<String> ROW_ENDS = Set.of("&", "\\\\", "\\cr", "\\end", "");
	private static final Map<String, String> SPACES = Map.ofEntries(Map.entry("\\,", "0.167em"), Map.entry("\\thinspace", "0.167em"),
			Map.entry("\\:", "0.222em"), Map.entry("\\>", "0.222em"), Map.entry("\\;", "0.278em"), Map.entry("\\!", "-0.167em"),
			Map.entry("\\ ", "0.25em"), Map.entry("~", "0.25em"), Map.entry("\\enspace", "0.5em"), Map.entry("\\quad", "1em"),
			Map.entry("\\qquad", "2em"));
	private static final Map<String, Letters> SHAPES = Map.ofEntries(Map.entry("\\mathbf", Letters.BOLD), Map.entry("\\bf", Letters.BOLD),
			Map.entry("\\boldsymbol", Letters.BOLD_ITALIC), Map.entry("\\bm", Letters.BOLD_ITALIC), Map.entry("\\mathcal", Letters.SCRIPT),
			Map.entry("\\mathscr", Letters.SCRIPT), Map.entry("\\mathfrak", Letters.FRAKTUR), Map.entry("\\mathbb", Letters.BLACKBOARD),
			Map.entry("\\Bbb", Letters.BLACKBOARD), Map.entry("\\mathsf", Letters.SANS), Map.entry("\\mathtt", Letters.MONO));
	private static final Map<String, String> FENCES = Map.of("pmatrix", "()", "bmatrix", "[]", "Bmatrix", "{}", "vmatrix", "||", "Vmatrix",
			"‖‖", "cases", "{ ", "rcases", " }");

	/** @param limits whether what is above and below stands there, and not at the side */
	private record Atom(String ml, boolean limits) {
	}

	private final Lexer words;
	private final boolean display;
	private Optional<Letters> shape = Optional.empty();
	private boolean upright;
	private int depth;

	FormulaReader(String latex, boolean display) {
		words = new Lexer(latex);
		this.display = display;
	}

	/** The whole formula, which may consist of several lines. */
	String read() {
		String all = table("aligned");
		if (!words.peek().isEmpty())
			throw new UnreadableException();
		return all;
	}

	private String row(Set<String> ends) {
		deeper();
		var out = new StringBuilder();
		for (String next = words.peek(); !ends.contains(next); next = words.peek()) {
			if (next.isEmpty())
				throw new UnreadableException();
			out.append(scripted());
		}
		depth--;
		return out.toString();
	}

	private String scripted() {
		String first = words.peek();
		Atom base = first.equals("^") || first.equals("_") || first.equals("'") ? new Atom("<mrow></mrow>", false) : atom(false);
		boolean limits = base.limits();
		String below = "";
		String above = "";
		while (true) {
			if (words.take("\\limits"))
				limits = true;
			else if (words.take("\\nolimits"))
				limits = false;
			else if (words.take("'"))
				above += "<mo>′</mo>";
			else if (words.take("^"))
				above += argument();
			else if (words.take("_"))
				below += argument();
			else
				return scripts(base.ml(), below, above, limits);
		}
	}

	private static String scripts(String base, String below, String above, boolean limits) {
		if (below.isEmpty() && above.isEmpty())
			return base;
		String name = below.isEmpty() ? limits ? "mover" : "msup" : above.isEmpty() ? limits ? "munder" : "msub"
				: limits ? "munderover" : "msubsup";
		return element(name, base + (below.isEmpty() ? "" : group(below)) + (above.isEmpty() ? "" : group(above)));
	}

	/** What a command or script applies to: a group in braces, or one thing. */
	private String argument() {
		deeper();
		String ml = atom(true).ml();
		depth--;
		return ml.startsWith("<mrow>") ? ml : group(ml);
	}

	private void deeper() {
		if (++depth > DEEPEST)
			throw new UnreadableException();
	}

	private Atom atom(boolean one) {
		String digits = one ? "" : numeral();
		if (!digits.isEmpty())
			return plain("<mn>" + letters(digits) + "</mn>");
		String word = words.next();
		return switch (word) {
		case "{" -> braces();
		case "}", "&", "\\\\", "\\cr", "\\right", "\\end", "" -> throw new UnreadableException();
		case "-" -> plain("<mo>−</mo>");
		case "*" -> plain("<mo>∗</mo>");
		case "(", ")", "[", "]", "|" -> plain("<mo stretchy=\"false\">" + word + "</mo>");
		default -> word.startsWith("\\") || word.equals("~") ? command(word) : plain(character(word));
		};
	}

	private String numeral() {
		words.peek();
		return words.digits();
	}

	private Atom braces() {
		Optional<Letters> before = shape;
		boolean straight = upright;
		String content = row(Set.of("}"));
		words.next();
		shape = before;
		upright = straight;
		return plain(group(content));
	}

	private String character(String c) {
		int code = c.codePointAt(0);
		if (Character.isDigit(code))
			return "<mn>" + letters(c) + "</mn>";
		if (!Character.isLetter(code))
			return "<mo>" + Html.text(c) + "</mo>";
		if (Character.isIdeographic(code))
			return "<mtext>" + Html.text(c) + "</mtext>";
		return (upright ? "<mi mathvariant=\"normal\">" : "<mi>") + letters(c) + "</mi>";
	}

	private String letters(String text) {
		return Html.text(shape.isPresent() ? shape.get().of(text) : text);
	}

	private Atom command(String word) {
		if (SPACES.containsKey(word))
			return plain("<mspace width=\"" + SPACES.get(word) + "\"></mspace>");
		if (SHAPES.containsKey(word))
			return shaped(Optional.of(SHAPES.get(word)), false);
		Optional<Symbol> symbol = Symbols.of(word.substring(1));
		return symbol.isPresent() ? symbol(symbol.get()) : structure(word);
	}

	private Atom shaped(Optional<Letters> next, boolean straight) {
		Optional<Letters> before = shape;
		boolean wasUpright = upright;
		shape = next;
		upright = straight;
		Atom content = plain(argument());
		shape = before;
		upright = wasUpright;
		return content;
	}

	private Atom symbol(Symbol symbol) {
		String text = Html.text(symbol.text());
		return switch (symbol.kind()) {
		case "letter" -> plain("<mi>" + text + "</mi>");
		case "upright" -> plain("<mi mathvariant=\"normal\">" + text + "</mi>");
		case "large" -> new Atom("<mo largeop=\"true\" movablelimits=\"false\">" + text + "</mo>", display);
		case "integral" -> plain("<mo largeop=\"true\">" + text + "</mo>");
		case "function" -> plain("<mi mathvariant=\"normal\">" + text + "</mi>" + gap());
		case "limit" -> new Atom("<mo movablelimits=\"false\">" + text + "</mo>", display);
		case "accent" -> over(argument(), text);
		case "open", "close" -> plain("<mo stretchy=\"false\">" + text + "</mo>");
		default -> plain("<mo>" + text + "</mo>");
		};
	}

	/** A name is set apart from what it applies to, unless that is in brackets. */
	private String gap() {
		String next = words.peek();
		return next.isEmpty() || "([{^_)]},&".contains(next) || next.equals("\\left") || ROW_ENDS.contains(next) ? ""
				: "<mspace width=\"0.167em\"></mspace>";
	}

	private static Atom over(String base, String mark) {
		boolean brace = "⏞⏜".contains(mark);
		return new Atom("<mover accent=\"true\">" + base + "<mo>" + mark + "</mo></mover>", brace);
	}

	private Atom structure(String word) {
		return switch (word) {
		case "\\frac", "\\tfrac", "\\cfrac" -> plain(element("mfrac", argument() + argument()));
		case "\\dfrac" -> plain("<mstyle displaystyle=\"true\">" + element("mfrac", argument() + argument()) + "</mstyle>");
		case "\\binom", "\\dbinom", "\\tbinom" -> plain(fenced("(", "<mfrac linethickness=\"0\">" + argument() + argument() + "</mfrac>", ")"));
		case "\\sqrt" -> plain(root());
		case "\\text", "\\textrm", "\\mbox", "\\textit", "\\textnormal", "\\textbf", "\\texttt", "\\textsf" -> plain(text(words.raw()));
		case "\\mathrm", "\\rm", "\\mathup" -> shaped(Optional.empty(), true);
		case "\\mathit", "\\mathnormal", "\\mathop", "\\mathbin", "\\mathrel", "\\mathord", "\\mathopen", "\\mathclose", "\\mathpunct" ->
			plain(argument());
		case "\\operatorname" -> named();
		case "\\left" -> plain(leftRight());
		case "\\middle" -> plain(fence(delimiter()));
		case "\\big", "\\bigl", "\\bigr", "\\bigm", "\\Big", "\\Bigl", "\\Bigr", "\\Bigm" -> plain(sized("1.4em"));
		case "\\bigg", "\\biggl", "\\biggr", "\\Bigg", "\\Biggl", "\\Biggr" -> plain(sized("2.2em"));
		case "\\begin" -> plain(environment());
		case "\\substack" -> plain(substack());
		case "\\underline" -> under(argument(), "_", false);
		case "\\underbrace" -> under(argument(), "⏟", true);
		case "\\overset", "\\stackrel" -> plain(swapped("mover"));
		case "\\underset" -> plain(swapped("munder"));
		case "\\xrightarrow" -> plain(longArrow("→"));
		case "\\xleftarrow" -> plain(longArrow("←"));
		case "\\not" -> plain("<mo>" + negated() + "</mo>");
		case "\\pmod" -> plain("<mspace width=\"1em\"></mspace>" + fenced("(", "<mi>mod</mi><mspace width=\"0.278em\"></mspace>" + argument(), ")"));
		case "\\bmod", "\\mod" -> plain("<mspace width=\"0.278em\"></mspace><mi>mod</mi><mspace width=\"0.278em\"></mspace>");
		case "\\boxed", "\\fbox" -> plain("<mrow class=\"boxed\">" + argument() + "</mrow>");
		case "\\phantom", "\\hphantom", "\\vphantom" -> plain(element("mphantom", argument()));
		case "\\cancel", "\\bcancel" -> plain("<mrow class=\"cancel\">" + argument() + "</mrow>");
		case "\\tag" -> plain("<mspace width=\"2em\"></mspace>" + text("(" + words.raw() + ")"));
		case "\\textcolor", "\\color", "\\label", "\\hspace", "\\vspace" -> without(words.raw());
		case "\\displaystyle", "\\textstyle", "\\scriptstyle", "\\limits", "\\nolimits", "\\nonumber", "\\notag", "\\hline" -> plain("");
		case "\\{", "\\}" -> plain("<mo stretchy=\"false\">" + word.substring(1) + "</mo>");
		case "\\|" -> plain("<mo stretchy=\"false\">‖</mo>");
		case "\\$", "\\%", "\\#", "\\_", "\\&" -> plain(element("mtext", Html.text(word.substring(1))));
		default -> plain("<mtext class=\"unknown\">" + Html.text(word) + "</mtext>");
		};
	}

	private static Atom plain(String ml) {
		return new Atom(ml, false);
	}

	/** @param ignored what this page has no use for */
	private static Atom without(String ignored) {
		return plain("");
	}

	private String root() {
		if (!words.take("["))
			return element("msqrt", argument());
		String degree = row(Set.of("]"));
		words.next();
		return element("mroot", argument() + group(degree));
	}

	private static String text(String raw) {
		String shown = raw.replace("\\ ", " ").replaceAll("\\\\([%$#&_{}])", "$1").replace("$", "");
		return element("mtext", Html.text(shown.replace(' ', '\u00a0')));
	}

	private Atom named() {
		boolean limits = words.take("*") && display;
		return new Atom("<mi mathvariant=\"normal\">" + Html.text(words.raw().replace("\\,", "\u2006")) + "</mi>" + (limits ? "" : gap()), limits);
	}

	private String leftRight() {
		String open = delimiter();
		String content = row(Set.of("\\right"));
		words.next();
		return fenced(open, content, delimiter());
	}

	private String delimiter() {
		String word = words.next();
		if (word.isEmpty())
			throw new UnreadableException();
		if (word.equals("."))
			return "";
		if (word.equals("\\|"))
			return "‖";
		return word.length() > 2 ? Symbols.of(word.substring(1)).map(Symbol::text).orElse(word) : word.replace("\\", "");
	}

	private static String fenced(String open, String content, String close) {
		return "<mrow>" + fence(open) + content + fence(close) + "</mrow>";
	}

	private static String fence(String delimiter) {
		return delimiter.isBlank() ? "" : "<mo stretchy=\"true\" fence=\"true\">" + Html.text(delimiter) + "</mo>";
	}

	private String sized(String size) {
		return "<mo stretchy=\"true\" minsize=\"" + size + "\" maxsize=\"" + size + "\">" + Html.text(delimiter()) + "</mo>";
	}

	private static Atom under(String base, String mark, boolean limits) {
		return new Atom("<munder accentunder=\"true\">" + base + "<mo>" + mark + "</mo></munder>", limits);
	}

	/** For commands that are given first what stands above or below. */
	private String swapped(String name) {
		String first = argument();
		return element(name, argument() + first);
	}

	private String longArrow(String arrow) {
		String below = "";
		if (words.take("[")) {
			below = row(Set.of("]"));
			words.next();
		}
		return element("munderover", "<mo stretchy=\"true\">" + arrow + "</mo>" + group(below) + group(argument()));
	}

	private String negated() {
		String word = words.next();
		String symbol = word.startsWith("\\") ? Symbols.of(word.substring(1)).map(Symbol::text).orElse(word) : word;
		return Html.text(symbol + "\u0338");
	}

	private String environment() {
		String name = words.raw().replace("*", "");
		if (name.equals("array") || name.equals("alignedat") || name.equals("alignat"))
			words.raw();
		String content = table(name);
		words.next();
		if (!words.raw().replace("*", "").equals(name))
			throw new UnreadableException();
		String fences = FENCES.getOrDefault(name, "  ");
		return fenced(fences.substring(0, 1), content, fences.substring(1));
	}

	private String substack() {
		if (!words.take("{"))
			throw new UnreadableException();
		var rows = new StringBuilder();
		do
			rows.append("<mtr>").append(element("mtd", row(Set.of("\\\\", "}")))).append("</mtr>");
		while (words.next().equals("\\\\"));
		return element("mtable", rows.toString());
	}

	/** Lines and cells up to the end of the formula or environment; one that has but one cell is no table. */
	private String table(String name) {
		var rows = new StringBuilder();
		var cells = new StringBuilder();
		int count = 0;
		while (true) {
			String cell = row(ROW_ENDS);
			String end = words.peek();
			boolean last = end.isEmpty() || end.equals("\\end");
			if (last && count == 0)
				return cell;
			count++;
			cells.append(element("mtd", cell));
			if (last)
				break;
			words.next();
			if (!end.equals("&")) {
				if (words.follows('['))
					words.upTo(']');
				rows.append(element("mtr", cells.toString()));
				cells.setLength(0);
			}
		}
		if (!cells.toString().equals("<mtd></mtd>"))
			rows.append(element("mtr", cells.toString()));
		return "<mtable class=\"" + (name.endsWith("cases") ? "cases" : name.endsWith("matrix") || name.equals("array") ? "matrix" : "lines")
				+ "\">" + rows + "</mtable>";
	}

	private static String group(String content) {
		return "<mrow>" + content + "</mrow>";
	}

	private static String element(String name, String content) {
		return "<" + name + ">" + content + "</" + name + ">";
	}
}
