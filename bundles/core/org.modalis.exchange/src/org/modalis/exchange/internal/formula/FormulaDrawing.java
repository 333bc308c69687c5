package org.modalis.exchange.internal.formula;

import java.util.ArrayList;
import java.util.List;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Lays MathML out as ink: rows, fractions, roots, scripts, limits, accents, brackets that grow, and tables. Sizes and gaps are near
 * those of TeX. For one thread.
 */
public final class FormulaDrawing {

	/** The height of the middle of signs such as + above the baseline. */
	static final double AXIS = 0.26;
	private static final double RULE = 0.05;
	private static final double SMALLER = 0.72;
	private static final double SMALLEST = 0.45;

	/** @param display whether there is room above and below, as on a line of its own */
	record Style(double size, boolean display) {

		Style inScript() {
			return new Style(Math.max(SMALLEST, size * SMALLER), false);
		}

		Style inFraction() {
			return display ? new Style(size, false) : inScript();
		}

		Style inline() {
			return new Style(size, false);
		}
	}

	private final Lettering letters;
	private final Structures structures = new Structures(RULE);

	public FormulaDrawing(Outlines outlines) {
		letters = new Lettering(outlines);
	}

	/**
	 * A whole formula.
	 *
	 * @throws UndrawableException if a sign is in no font, or the element is not MathML that is known here
	 */
	public Ink of(Element math) {
		return row(children(math), new Style(1, math.getAttribute("display").equals("block")));
	}

	private static List<Element> children(Element parent) {
		var found = new ArrayList<Element>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling())
			if (child instanceof Element element)
				found.add(element);
		return found;
	}

	private Ink row(List<Element> parts, Style style) {
		var inks = new ArrayList<Ink>();
		double ascent = 0;
		double descent = 0;
		for (Element part : parts) {
			Ink ink = grows(part) ? Ink.NONE : draw(part, style);
			inks.add(ink);
			ascent = Math.max(ascent, ink.ascent());
			descent = Math.max(descent, ink.descent());
		}
		double reach = Math.max(ascent - AXIS * style.size(), descent + AXIS * style.size());
		Ink all = Ink.NONE;
		Signs last = Signs.SEPARATING;
		for (int i = 0; i < parts.size(); i++) {
			Element part = parts.get(i);
			Ink ink = grows(part) ? bracket(part, reach, style) : inks.get(i);
			Signs sign = part.getNodeName().equals("mo") ? Signs.of(text(part), part.hasAttribute("largeop")) : Signs.OTHER;
			boolean roomy = style.size() > SMALLER && !grows(part) && !(sign == Signs.JOINING && last.opens()) && !(i == 0 && parts.size() == 1);
			double before = roomy && i > 0 ? sign.before * style.size() : 0;
			double after = roomy ? sign.after * style.size() : 0;
			all = all.with(ink.moved(all.width() + before, 0));
			all = all.widened(all.width() + after);
			if (!part.getNodeName().equals("mspace"))
				last = openBracket(part) ? Signs.SEPARATING : sign;
		}
		return all;
	}

	private static boolean openBracket(Element part) {
		return part.getNodeName().equals("mo") && "([{⟨⌊⌈".contains(text(part));
	}

	private static boolean grows(Element part) {
		return part.getNodeName().equals("mo") && part.getAttribute("stretchy").equals("true");
	}

	private Ink bracket(Element part, double reach, Style style) {
		Ink natural = letters.upright(text(part), style.size());
		String asked = part.getAttribute("minsize");
		double height = asked.isEmpty() ? 2 * reach : length(asked) * style.size();
		double factor = natural.height() == 0 ? 1 : Math.max(1, height / natural.height());
		return natural.stretched(Math.min(1.3, Math.sqrt(Math.sqrt(factor))), factor).centred(AXIS * style.size());
	}

	private static String text(Element leaf) {
		return leaf.getTextContent();
	}

	private static double length(String em) {
		return Double.parseDouble(em.replace("em", ""));
	}

	Ink draw(Element part, Style style) {
		List<Element> parts = children(part);
		return switch (part.getNodeName()) {
		case "mrow", "mtd" -> boxed(part, row(parts, style), style);
		case "mstyle" -> row(parts, part.hasAttribute("displaystyle") ? new Style(style.size(), true) : style);
		case "mphantom" -> row(parts, style).invisible();
		case "mi" -> variable(part, style);
		case "mn", "mtext" -> letters.upright(text(part), style.size());
		case "mo" -> operator(part, style);
		case "mspace" -> Ink.space(length(part.getAttribute("width")) * style.size());
		case "mfrac" -> structures.fraction(draw(parts.get(0), style.inFraction()), draw(parts.get(1), style.inFraction()), style.size(),
				!part.getAttribute("linethickness").equals("0"));
		case "msqrt" -> structures.root(row(parts, style.inline()), Ink.NONE, style.size());
		case "mroot" -> structures.root(draw(parts.get(0), style.inline()), draw(parts.get(1), style.inScript().inScript()), style.size());
		case "msub" -> structures.scripts(draw(parts.get(0), style), draw(parts.get(1), style.inScript()), Ink.NONE, style.size());
		case "msup" -> structures.scripts(draw(parts.get(0), style), Ink.NONE, draw(parts.get(1), style.inScript()), style.size());
		case "msubsup" -> structures.scripts(draw(parts.get(0), style), draw(parts.get(1), style.inScript()), draw(parts.get(2), style.inScript()), style.size());
		case "munder" -> stacked(parts.get(0), parts.get(1), null, part.hasAttribute("accentunder"), style);
		case "mover" -> stacked(parts.get(0), null, parts.get(1), part.hasAttribute("accent"), style);
		case "munderover" -> stacked(parts.get(0), parts.get(1), parts.get(2), false, style);
		case "mtable" -> table(part, style);
		default -> throw new UndrawableException(part.getNodeName());
		};
	}

	private Ink boxed(Element part, Ink content, Style style) {
		return switch (part.getAttribute("class")) {
		case "boxed" -> structures.frame(content, style.size());
		case "cancel" -> structures.strike(content, style.size());
		default -> content;
		};
	}

	private Ink variable(Element part, Style style) {
		String text = text(part);
		boolean upright = part.getAttribute("mathvariant").equals("normal") || text.codePointCount(0, text.length()) != 1;
		return upright ? letters.upright(text, style.size()) : letters.italic(text, style.size());
	}

	private Ink operator(Element part, Style style) {
		Ink sign = letters.upright(text(part), style.size());
		if (!part.hasAttribute("largeop"))
			return sign;
		boolean integral = "∫∬∭∮∯∰".contains(text(part));
		double factor = style.display() ? integral ? 1.7 : 1.4 : integral ? 1.15 : 1;
		return sign.stretched(factor, factor).centred(AXIS * style.size());
	}

	private Ink stacked(Element base, Element under, Element over, boolean accent, Style style) {
		Ink body = grows(base) ? letters.upright(text(base), style.size()) : draw(base, style);
		Style small = accent ? style : style.inScript();
		Ink below = under == null ? Ink.NONE : mark(under, body, small);
		Ink above = over == null ? Ink.NONE : mark(over, body, small);
		if (grows(base) && body.width() > 0) {
			double wide = Math.max(body.width(), Math.max(below.width(), above.width()) + 0.4 * style.size());
			body = body.stretched(wide / body.width(), 1);
		}
		return structures.stack(body, below, above, (accent ? 0.05 : 0.16) * style.size());
	}

	/** What stands above or below: bars, braces and arrows grow with what they stand at. */
	private Ink mark(Element part, Ink body, Style style) {
		String sign = part.getNodeName().equals("mo") ? text(part) : "";
		if (!sign.isEmpty() && "‾¯_".contains(sign))
			return Ink.bar(body.width(), RULE * style.size());
		Ink natural = draw(part, style);
		boolean wide = !sign.isEmpty() && "⏞⏟⏜→←↔".contains(sign) && natural.width() > 0 && body.width() > natural.width();
		return wide ? natural.stretched(body.width() / natural.width(), 1) : natural;
	}

	private Ink table(Element table, Style style) {
		String kind = table.getAttribute("class");
		boolean lines = kind.equals("lines");
		var rows = new ArrayList<List<Ink>>();
		for (Element row : children(table)) {
			var cells = new ArrayList<Ink>();
			for (Element cell : children(row))
				cells.add(draw(cell, lines ? style : style.inline()));
			rows.add(cells);
		}
		return structures.table(rows, kind, style.size());
	}
}
