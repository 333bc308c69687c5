package org.modalis.core.internal.chat;

import java.util.List;
import java.util.stream.Collectors;

/** The words of files within a message, each between marks that name the file, so that a model can tell them from what is asked. */
final class FileText {

	private FileText() {
	}

	static String of(String fileName, String words) {
		String name = fileName.replaceAll("[\"<>&\\p{Cntrl}]", "_");
		return "<file name=\"" + name + "\">\n" + words.strip() + "\n</file>";
	}

	/** Files first, as vendors recommend, then the words that ask about them. */
	static String before(List<String> files, String text) {
		String all = files.stream().collect(Collectors.joining("\n\n"));
		return all.isEmpty() || text.isBlank() ? all + text : all + "\n\n" + text;
	}
}
