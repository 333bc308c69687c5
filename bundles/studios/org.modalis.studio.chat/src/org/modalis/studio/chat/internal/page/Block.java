package org.modalis.studio.chat.internal.page;

import java.util.Optional;

/**
 * One top-level block of an answer (a paragraph, a list, a table, a code block).
 *
 * @param html the whole block as one element
 * @param code the text of a code block; it can grow in place, so that a long one is not drawn again for each line
 */
record Block(String html, Optional<Code> code) {

	/** The text of a code block and the word its fence carries. */
	record Code(String language, String text) {

		/** Whether this is the other block with text added at its end. */
		boolean continues(Code before) {
			return language.equals(before.language) && text.startsWith(before.text);
		}
	}

	static Block of(String html) {
		return new Block(html, Optional.empty());
	}
}
