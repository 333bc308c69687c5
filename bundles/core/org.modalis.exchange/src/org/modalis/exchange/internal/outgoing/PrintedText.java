package org.modalis.exchange.internal.outgoing;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The text of a page: made fit for print, and what it consists of. */
final class PrintedText {

	private static final Set<String> BLOCKS = Set.of("p", "li", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "div", "ul", "ol");
	private static final int JOINER = 0x200D;

	private final SortedSet<Integer> codePoints = new TreeSet<>();

	/** Marks what is written from right to left, and leaves out signs that only choose between looks of an emoji. */
	PrintedText(Element body) {
		visit(body);
	}

	/** All that is to be shown, Arabic letters in the forms of their words. */
	SortedSet<Integer> codePoints() {
		return codePoints;
	}

	private void visit(Node node) {
		if (node instanceof Text text) {
			String printed = printed(text.getData());
			text.setData(printed);
			Directions.joined(printed).codePoints().filter(c -> c >= ' ' && !isUnseen(c)).forEach(codePoints::add);
			return;
		}
		if (node instanceof Element element && BLOCKS.contains(element.getNodeName()) && !element.getAttribute("class").equals("code")
				&& Directions.fromTheRight(element.getTextContent()))
			element.setAttribute("dir", "rtl");
		for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling())
			visit(child);
	}

	private static boolean isUnseen(int c) {
		return Character.getType(c) == Character.FORMAT || Character.isISOControl(c);
	}

	private static String printed(String text) {
		var out = new StringBuilder(text.length());
		int last = 0;
		for (int c : text.codePoints().toArray()) {
			boolean look = c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0000 && c <= 0xE01EF || isEmojiLook(c, last);
			if (!look)
				out.appendCodePoint(c);
			if (!look)
				last = c;
		}
		return out.toString();
	}

	private static boolean isEmojiLook(int c, int last) {
		boolean tone = c >= 0x1F3FB && c <= 0x1F3FF;
		return (tone || c == JOINER) && last > 0x2000 && Character.isEmoji(last);
	}
}
