package org.modalis.studio.chat.internal.page;

import org.commonmark.node.CustomNode;

/** A formula within a line of text. */
final class MathNode extends CustomNode {

	private final String source;
	private final String latex;
	private final boolean display;

	/**
	 * @param source as it was written, for when it cannot be read
	 * @param latex without its delimiters
	 * @param display whether it is set off from the text
	 */
	MathNode(String source, String latex, boolean display) {
		this.source = source;
		this.latex = latex;
		this.display = display;
	}

	String source() {
		return source;
	}

	String latex() {
		return latex;
	}

	boolean display() {
		return display;
	}
}
