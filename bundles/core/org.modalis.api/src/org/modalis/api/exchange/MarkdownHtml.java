package org.modalis.api.exchange;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Draws Markdown as HTML that can do nothing: no script, no picture is loaded, HTML in the text is shown as text, and only links
 * to the web and to mail addresses are links. What it marks with classes is the caller's to style: {@code code} with {@code bar}
 * around code blocks, {@code k s f n c d} for the words in them, {@code picture}, {@code dead} links, {@code tex}, {@code task}
 * items, and {@code plain} for a text that is too long to be drawn. Threads: any.
 */
@ProviderType
public interface MarkdownHtml {

	/**
	 * The text as elements for a {@code body}.
	 *
	 * @param formulas as MathML where they can be read; otherwise as they were written
	 */
	String html(String markdown, boolean formulas);
}
