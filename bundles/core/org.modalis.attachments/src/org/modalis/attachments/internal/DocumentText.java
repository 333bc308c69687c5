package org.modalis.attachments.internal;

import java.util.Set;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Makes lines of the XHTML that a parser tells: a paragraph or row is a line, the cells of a row stand apart by tabs. */
final class DocumentText extends DefaultHandler {

	private static final Set<String> LINES = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "li", "div");

	private final BoundedText text;
	private int cells;
	private boolean inBody;

	DocumentText(BoundedText text) {
		this.text = text;
	}

	@Override
	public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
		inBody |= local.equals("body");
		if ((local.equals("td") || local.equals("th")) && cells++ > 0)
			write("\t");
		if (local.equals("tr"))
			cells = 0;
		if (local.equals("br"))
			write("\n");
	}

	@Override
	public void endElement(String uri, String local, String qualified) throws SAXException {
		if (local.equals("tr"))
			cells = 0;
		// the paragraphs of a cell stay on its line
		if (inBody && LINES.contains(local) && cells == 0)
			write("\n");
	}

	@Override
	public void characters(char[] from, int at, int length) throws SAXException {
		if (inBody)
			write(new String(from, at, length));
	}

	private void write(String words) throws SAXException {
		try {
			text.write(words.toCharArray(), 0, words.length());
		} catch (BoundedText.EnoughException e) {
			throw new SAXException(e);
		}
	}
}
