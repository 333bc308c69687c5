package org.modalis.exchange.internal.files;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for files that are safe on every system, and different from each other. */
public final class FileName {

	private static final int LONGEST = 80;
	private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com1", "lpt1");

	private final Set<String> taken = new HashSet<>();

	/** A name made from words of others, that none before was given. */
	public String unique(String words, String extension) {
		String clean = of(words);
		String name = clean + extension;
		for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++)
			name = clean + " " + i + extension;
		return name;
	}

	/** Words as a name: no path, nothing invisible, no character that some system refuses. */
	public static String of(String words) {
		String clean = words.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", " ").replaceAll("[\\\\/:*?\"<>|]", "-").strip().replaceAll("\\s+", " ");
		clean = clean.replaceAll("^[.\\s]+|[.\\s]+$", "");
		if (clean.length() > LONGEST)
			clean = clean.substring(0, Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST).strip();
		return clean.isEmpty() || RESERVED.contains(clean.toLowerCase(Locale.ROOT)) ? "Thread" : clean;
	}

	/** The last part of a name from elsewhere, for showing and for keeping; never empty. */
	public static String last(String name) {
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
				.replaceAll("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "").strip();
		String cut = last.length() > 200 ? last.substring(last.length() - 200) : last;
		return cut.isEmpty() || cut.equals(".") || cut.equals("..") ? "file" : cut;
	}
}
