package org.modalis.workbench.toolkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Breaks a text into lines at its spaces. */
final class TextWrap {

	private TextWrap() {
	}

	/** The lines that fit a width; a word that is longer than the width stands alone. */
	static List<String> lines(String text, int width, ToIntFunction<String> measure) {
		var lines = new ArrayList<String>();
		var line = new StringBuilder();
		for (String word : text.strip().split("\\s+")) {
			if (!line.isEmpty() && measure.applyAsInt(line + " " + word) > width) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		if (!line.isEmpty())
			lines.add(line.toString());
		return lines;
	}
}
