package org.modalis.exchange.internal.outgoing;

/** Text as text in HTML and XML. */
final class Markup {

	private Markup() {
	}

	/** For an element's content or a quoted attribute; characters that no XML may hold become U+FFFD. */
	static String text(String plain) {
		var out = new StringBuilder(plain.length() + 16);
		plain.codePoints().forEach(c -> {
			switch (c) {
			case '&' -> out.append("&amp;");
			case '<' -> out.append("&lt;");
			case '>' -> out.append("&gt;");
			case '"' -> out.append("&quot;");
			case '\'' -> out.append("&#39;");
			default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
			}
		});
		return out.toString();
	}

	/** Markup without the characters that no XML may hold. */
	static String clean(String markup) {
		var out = new StringBuilder(markup.length());
		markup.codePoints().forEach(c -> out.appendCodePoint(isXml(c) ? c : 0xFFFD));
		return out.toString();
	}

	private static boolean isXml(int c) {
		return c >= 0x20 && c < 0xD800 || c == '\n' || c == '\t' || c == '\r' || c >= 0xE000 && c < 0xFFFE || c >= 0x10000;
	}
}
