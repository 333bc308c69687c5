package org.modalis.exchange.internal;

import org.modalis.api.exchange.MarkdownHtml;

/** The real drawing of answers, for tests of other packages. */
public final class Drawing {

	private Drawing() {
	}

	public static MarkdownHtml real() {
		return RealWorkspace.made("org.modalis.studio.chat", "org.modalis.studio.chat.internal.page.MarkdownDocument", MarkdownHtml.class);
	}
}
