package org.modalis.exchange.internal.incoming;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Cuts a JSON document into its conversations without reading it as a whole: the elements of the array that it is, or of the array
 * {@code conversations} or {@code threads} in the object that it is, or that object itself. Only brackets and quotes are looked
 * at, so that one conversation that is no JSON does not take the others with it, and one that is too long is passed over.
 */
final class Elements implements Closeable {

	/**
	 * One conversation as it stands in the file.
	 *
	 * @param text of one that is too long, its beginning
	 * @param whole whether it is all there
	 */
	record Element(String text, boolean whole, boolean tooLong) {
	}

	private static final int HEAD = 4096;

	private final Reader in;
	private final int longest;
	private final char[] buffer = new char[1 << 15];
	private int at;
	private int end;
	private boolean begun;
	private boolean inArray;
	private String header = "";

	/** @param longest the most characters of one conversation */
	Elements(Reader in, int longest) {
		this.in = in;
		this.longest = longest;
	}

	/** What stands before the array in the object that the document is, as an object; empty text when there is no such. */
	String header() {
		return header;
	}

	/** The next conversation; empty at the end. */
	Optional<Element> next() throws IOException {
		if (!begun) {
			begun = true;
			Optional<Element> single = begin();
			if (single.isPresent())
				return single;
		}
		if (!inArray)
			return Optional.empty();
		int c = skip(" \t\r\n,");
		if (c < 0 || c == ']') {
			inArray = false;
			return c == ']' ? Optional.empty() : Optional.of(new Element("", false, false));
		}
		return Optional.of(value(c));
	}

	/** Finds the array; gives the object itself when there is none in it. */
	private Optional<Element> begin() throws IOException {
		int c = skip("\uFEFF \t\r\n");
		inArray = c == '[';
		if (c != '{')
			return inArray ? Optional.empty() : Optional.of(new Element("", false, false));
		var text = new StringBuilder("{");
		boolean tooLong = false;
		while (true) {
			c = skip(" \t\r\n,");
			if (c < 0 || c == '}')
				return Optional.of(new Element(text.append('}').toString(), c == '}', tooLong));
			Element key = value(c);
			int colon = skip(" \t\r\n");
			if (c != '"' || colon != ':')
				return Optional.of(new Element(text + key.text(), false, false));
			c = skip(" \t\r\n");
			if (c == '[' && (key.text().equals("\"conversations\"") || key.text().equals("\"threads\""))) {
				header = text.append('}').toString();
				inArray = true;
				return Optional.empty();
			}
			Element value = value(c);
			tooLong |= value.tooLong() || text.length() + value.text().length() > longest;
			if (!tooLong)
				text.append(text.length() > 1 ? "," : "").append(key.text()).append(':').append(value.text());
			if (!value.whole())
				return Optional.of(new Element(text.toString(), false, tooLong));
		}
	}

	/** One value whose first character was read. */
	private Element value(int first) throws IOException {
		var text = new StringBuilder();
		int depth = 0;
		boolean quoted = false;
		boolean tooLong = false;
		for (int c = first; c >= 0; c = read()) {
			if (!quoted && depth == 0 && text.length() > 0 && (c == ',' || c == ']' || c == '}' || c == ':')) {
				at--; // a number or a word ends where the next thing begins
				return new Element(text.toString().strip(), true, tooLong);
			}
			if (text.length() < longest)
				text.append((char) c);
			else
				tooLong = true;
			if (quoted && c == '\\') {
				int escaped = read();
				if (escaped >= 0 && !tooLong)
					text.append((char) escaped);
			} else if (c == '"') {
				quoted = !quoted;
				if (!quoted && depth == 0)
					return element(text, true, tooLong);
			} else if (!quoted && (c == '{' || c == '['))
				depth++;
			else if (!quoted && (c == '}' || c == ']') && --depth <= 0)
				return element(text, true, tooLong);
		}
		return element(text, false, tooLong);
	}

	private static Element element(StringBuilder text, boolean whole, boolean tooLong) {
		return new Element(tooLong ? text.substring(0, HEAD) : text.toString(), whole, tooLong);
	}

	/** Reads over what follows the last element: an archive says only at the end of a file that it is damaged. */
	void finish() throws IOException {
		while (read() >= 0)
			at = end;
	}

	private int skip(String blanks) throws IOException {
		int c = read();
		while (c >= 0 && blanks.indexOf(c) >= 0)
			c = read();
		return c;
	}

	private int read() throws IOException {
		if (at == end) {
			end = in.read(buffer);
			at = 0;
			if (end <= 0) {
				end = 0;
				return -1;
			}
		}
		return buffer[at++];
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
