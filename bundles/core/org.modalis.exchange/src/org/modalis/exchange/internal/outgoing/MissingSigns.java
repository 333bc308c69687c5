package org.modalis.exchange.internal.outgoing;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Says which characters no font of this computer can put into a PDF, and what to do. */
final class MissingSigns {

	private static final Set<UnicodeScript> EAST = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL,
			UnicodeScript.BOPOMOFO);
	private static final String EASTERN = "Chinese, Japanese and Korean";
	private static final String EMOJI = "emoji";

	private MissingSigns() {
	}

	/** @param codePoints at least one */
	static String sentence(Collection<Integer> codePoints) {
		var kinds = new TreeSet<String>();
		codePoints.forEach(c -> kinds.add(kind(c)));
		return "No font on this computer can show these characters in a PDF: " + String.join("; ", kinds) + ". A □ stands for each. " + advice(kinds)
				+ " Markdown, HTML and JSON have them all.";
	}

	private static String kind(int c) {
		UnicodeScript script = UnicodeScript.of(c);
		if (EAST.contains(script) || c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFFEF)
			return EASTERN;
		if (Character.isEmoji(c))
			return EMOJI;
		boolean named = script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED && script != UnicodeScript.UNKNOWN;
		String name = script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
		return named ? name : String.format("U+%04X", c);
	}

	private static String advice(Set<String> kinds) {
		if (kinds.contains(EASTERN))
			return "Install one with TrueType outlines, such as WenQuanYi Micro Hei or Droid Sans Fallback (Noto Sans CJK has outlines that cannot"
					+ " go into the file), and export again.";
		if (kinds.contains(EMOJI))
			return "Install one without colours, such as Symbola or Noto Emoji, and export again.";
		return "Install one, such as that of the Noto family for this script, and export again.";
	}
}
