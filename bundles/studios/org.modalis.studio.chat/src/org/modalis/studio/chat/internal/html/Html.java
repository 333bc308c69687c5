package org.modalis.studio.chat.internal.html;

import java.util.HexFormat;

/** Text as text in a page: quoted for HTML, or as a literal in a script. */
public final class Html {

	private Html() {
	}

	/** Text for an element's content or a quoted attribute. */
	public static String text(String plain) {
		var out = new StringBuilder(plain.length() + 16);
		for (int i = 0; i < plain.length(); i++) {
			char c = plain.charAt(i);
			switch (c) {
			case '&' -> out.append("&amp;");
			case '<' -> out.append("&lt;");
			case '>' -> out.append("&gt;");
			case '"' -> out.append("&quot;");
			case '\'' -> out.append("&#39;");
			case '\0' -> out.append('\uFFFD');
			default -> out.append(c);
			}
		}
		return out.toString();
	}

	/**
	 * A JSON string. Characters that could end a script, a line of it, or a comment are escaped as well, and so are halves of
	 * surrogate pairs: an answer may be cut anywhere.
	 */
	public static String json(String plain) {
		var out = new StringBuilder(plain.length() + 16).append('"');
		for (int i = 0; i < plain.length(); i++) {
			char c = plain.charAt(i);
			if (c == '"' || c == '\\')
				out.append('\\').append(c);
			else if (c == '\n')
				out.append("\\n");
			else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == 0x7f || c == 0x2028 || c == 0x2029
					|| Character.isSurrogate(c) && !inPair(plain, i))
				out.append("\\u").append(HexFormat.of().toHexDigits(c));
			else
				out.append(c);
		}
		return out.append('"').toString();
	}

	private static boolean inPair(String text, int at) {
		char c = text.charAt(at);
		return Character.isHighSurrogate(c) ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
				: at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
	}
}
