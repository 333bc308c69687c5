package org.modalis.studio.chat.internal.math;

import java.util.Map;

/** Letters in the shapes that mathematics gives a meaning: bold, blackboard, script and so on (Unicode, U+1D400 onwards). */
enum Letters {
	BOLD(0x1D400, 0x1D7CE), BOLD_ITALIC(0x1D468, 0x1D7CE), SCRIPT(0x1D49C, 0), FRAKTUR(0x1D504, 0), BLACKBOARD(0x1D538, 0x1D7D8),
	SANS(0x1D5A0, 0x1D7E2), MONO(0x1D670, 0x1D7F6);

	/** These had a place of their own before the others got one. */
	private static final Map<Integer, Integer> ELSEWHERE = Map.ofEntries(Map.entry(0x1D49D, 0x212C), Map.entry(0x1D4A0, 0x2130),
			Map.entry(0x1D4A1, 0x2131), Map.entry(0x1D4A3, 0x210B), Map.entry(0x1D4A4, 0x2110), Map.entry(0x1D4A7, 0x2112),
			Map.entry(0x1D4A8, 0x2133), Map.entry(0x1D4AD, 0x211B), Map.entry(0x1D4BA, 0x212F), Map.entry(0x1D4BC, 0x210A),
			Map.entry(0x1D4C4, 0x2134), Map.entry(0x1D506, 0x212D), Map.entry(0x1D50B, 0x210C), Map.entry(0x1D50C, 0x2111),
			Map.entry(0x1D515, 0x211C), Map.entry(0x1D51D, 0x2128), Map.entry(0x1D53A, 0x2102), Map.entry(0x1D53F, 0x210D),
			Map.entry(0x1D545, 0x2115), Map.entry(0x1D547, 0x2119), Map.entry(0x1D548, 0x211A), Map.entry(0x1D549, 0x211D),
			Map.entry(0x1D551, 0x2124));

	private final int capitalA;
	private final int zero;

	Letters(int capitalA, int zero) {
		this.capitalA = capitalA;
		this.zero = zero;
	}

	/** The text in this shape; what has no such shape stays. */
	String of(String text) {
		var out = new StringBuilder();
		text.codePoints().forEach(c -> out.appendCodePoint(shaped(c)));
		return out.toString();
	}

	private int shaped(int c) {
		int shaped = c >= 'A' && c <= 'Z' ? capitalA + c - 'A' : c >= 'a' && c <= 'z' ? capitalA + 26 + c - 'a'
				: c >= '0' && c <= '9' && zero > 0 ? zero + c - '0' : c;
		return ELSEWHERE.getOrDefault(shaped, shaped);
	}
}
