package org.modalis.studio.chat.internal.prompts;

import java.util.List;
import java.util.stream.Stream;

/** Tags in one line, with commas between them. Stateless. */
public final class Tags {

	private Tags() {
	}

	/** The tags in a line, each once. */
	public static List<String> read(String line) {
		return Stream.of(line.split("[,\\n\\r]")).map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
	}

	/** Tags as a line. */
	public static String line(List<String> tags) {
		return String.join(", ", tags);
	}
}
