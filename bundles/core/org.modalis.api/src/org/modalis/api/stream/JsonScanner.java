package org.modalis.api.stream;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Pulls one JSON text (RFC 8259, strictly) apart, straight from its bytes: for streams of many small events, where a general
 * reader would spend most of its time making strings of member names that are the same in every event. Made by
 * {@link JsonEvents}, which has checked that the bytes are UTF-8. One thread.
 * <p>
 * {@link #hasNext} is called once before each member of an object and each element of an array, and each value is taken by
 * exactly one of the {@code next} methods, {@link #takeText}, {@link #skipValue} or {@link #rawValue}.
 *
 * <pre>
 * json.beginObject();
 * while (json.hasNext())
 * 	switch (json.nextName()) {
 * 	case "done" -> done = json.nextBoolean();
 * 	default -> json.skipValue();
 * 	}
 * json.endObject();
 * </pre>
 *
 * All methods throw an {@link IOException} where the text is no JSON or its value has another type.
 */
public final class JsonScanner {

	private static final int MAX_DEPTH = 255;
	private static final int MAX_KEPT_NAME = 64;

	private byte[] bytes = {};
	private int at;
	private int end;
	private int depth;
	private final boolean[] first = new boolean[MAX_DEPTH + 1];
	/** Names met before, by a hash of their bytes; a collision only costs a new string. */
	private final String[] names = new String[256];

	JsonScanner() {
	}

	void start(byte[] text, int from, int to) {
		bytes = text;
		at = from;
		end = to;
		depth = 0;
	}

	void finish() throws IOException {
		skipSpace();
		if (at != end || depth != 0)
			throw malformed();
	}

	/** Goes into an object. */
	public void beginObject() throws IOException {
		begin('{');
	}

	/** Leaves an object of which every member was taken. */
	public void endObject() throws IOException {
		leave('}');
	}

	/** Goes into an array. */
	public void beginArray() throws IOException {
		begin('[');
	}

	/** Leaves an array of which every element was taken. */
	public void endArray() throws IOException {
		leave(']');
	}

	/** Whether the object or array has one more; steps over the comma before it. */
	public boolean hasNext() throws IOException {
		byte next = peek();
		if (next == '}' || next == ']')
			return false;
		if (first[depth]) {
			first[depth] = false;
			return true;
		}
		expect(',');
		next = peek();
		if (next == '}' || next == ']')
			throw malformed();
		return true;
	}

	/** The name of the next member. */
	public String nextName() throws IOException {
		expect('"');
		int from = at;
		int to = plainEnd();
		String name = to < 0 ? escaped(from) : known(from, to);
		expect(':');
		return name;
	}

	/** Whether the next value is a text. */
	public boolean isString() throws IOException {
		return peek() == '"';
	}

	/** Takes the next value if it is null. */
	public boolean takeNull() throws IOException {
		if (peek() != 'n')
			return false;
		literal("null");
		return true;
	}

	/** The next value, a text. */
	public String nextString() throws IOException {
		expect('"');
		int from = at;
		int to = plainEnd();
		return to < 0 ? escaped(from) : new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}

	/** Takes the next value, whatever it is: its text, or the empty text when it is of another kind. */
	public String takeText() throws IOException {
		if (isString())
			return nextString();
		skipValue();
		return "";
	}

	/** The next value, a whole number. */
	public long nextLong() throws IOException {
		peek();
		int from = at;
		skipNumber();
		try {
			return new BigDecimal(new String(bytes, from, at - from, StandardCharsets.US_ASCII)).longValueExact();
		} catch (ArithmeticException e) {
			throw malformed();
		}
	}

	/** The next value, true or false. */
	public boolean nextBoolean() throws IOException {
		boolean value = peek() == 't';
		literal(value ? "true" : "false");
		return value;
	}

	/** Takes the next value, whatever it is, and checks it. */
	public void skipValue() throws IOException {
		switch (peek()) {
		case '"' -> skipString();
		case '{' -> {
			beginObject();
			while (hasNext()) {
				expect('"');
				at--;
				skipString();
				expect(':');
				skipValue();
			}
			endObject();
		}
		case '[' -> {
			beginArray();
			while (hasNext())
				skipValue();
			endArray();
		}
		case 't' -> literal("true");
		case 'f' -> literal("false");
		case 'n' -> literal("null");
		default -> skipNumber();
		}
	}

	/** Takes the next value, whatever it is, as its JSON text. */
	public String rawValue() throws IOException {
		peek();
		int from = at;
		skipValue();
		return new String(bytes, from, at - from, StandardCharsets.UTF_8);
	}

	private void begin(char open) throws IOException {
		expect(open);
		if (++depth > MAX_DEPTH)
			throw malformed();
		first[depth] = true;
	}

	private void leave(char close) throws IOException {
		expect(close);
		depth--;
	}

	private void skipSpace() {
		while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t'))
			at++;
	}

	/** The first byte of the next token. */
	private byte peek() throws IOException {
		skipSpace();
		if (at >= end)
			throw malformed();
		return bytes[at];
	}

	private void expect(char token) throws IOException {
		if (peek() != token)
			throw malformed();
		at++;
	}

	private void literal(String word) throws IOException {
		for (int i = 0; i < word.length(); i++, at++)
			if (at >= end || bytes[at] != word.charAt(i))
				throw malformed();
	}

	/** Steps behind the quote that ends the string; negative, and stays, when the string has escapes. */
	private int plainEnd() throws IOException {
		for (int i = at; i < end; i++) {
			byte b = bytes[i];
			if (b == '"') {
				at = i + 1;
				return i;
			}
			if (b == '\\')
				return -1;
			if (b >= 0 && b < ' ')
				throw malformed();
		}
		throw malformed();
	}

	private void skipString() throws IOException {
		at++;
		int from = at;
		if (plainEnd() < 0)
			escaped(from);
	}

	/** A string with escapes, from the first byte behind its opening quote. */
	private String escaped(int from) throws IOException {
		var text = new StringBuilder();
		int start = from;
		for (int i = from; i < end; i++) {
			byte b = bytes[i];
			if (b == '"' || b == '\\')
				text.append(new String(bytes, start, i - start, StandardCharsets.UTF_8));
			if (b == '"') {
				at = i + 1;
				return text.toString();
			}
			if (b == '\\') {
				if (++i >= end)
					throw malformed();
				text.append(unescaped(i));
				if (bytes[i] == 'u')
					i += 4;
				start = i + 1;
			} else if (b >= 0 && b < ' ')
				throw malformed();
		}
		throw malformed();
	}

	private char unescaped(int i) throws IOException {
		return switch (bytes[i]) {
		case '"', '\\', '/' -> (char) bytes[i];
		case 'b' -> '\b';
		case 'f' -> '\f';
		case 'n' -> '\n';
		case 'r' -> '\r';
		case 't' -> '\t';
		case 'u' -> hex(i + 1);
		default -> throw malformed();
		};
	}

	private char hex(int from) throws IOException {
		if (from + 4 > end)
			throw malformed();
		int value = 0;
		for (int i = from; i < from + 4; i++) {
			int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
			if (digit < 0)
				throw malformed();
			value = value << 4 | digit;
		}
		return (char) value;
	}

	private void skipNumber() throws IOException {
		if (at < end && bytes[at] == '-')
			at++;
		if (at < end && bytes[at] == '0')
			at++;
		else
			digits();
		if (at < end && bytes[at] == '.') {
			at++;
			digits();
		}
		if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
			at++;
			if (at < end && (bytes[at] == '+' || bytes[at] == '-'))
				at++;
			digits();
		}
	}

	private void digits() throws IOException {
		int from = at;
		while (at < end && bytes[at] >= '0' && bytes[at] <= '9')
			at++;
		if (at == from)
			throw malformed();
	}

	private String known(int from, int to) {
		int length = to - from;
		if (length == 0 || length > MAX_KEPT_NAME)
			return new String(bytes, from, length, StandardCharsets.UTF_8);
		int slot = (length * 31 + bytes[from] * 7 + bytes[to - 1]) & names.length - 1;
		var kept = names[slot];
		if (kept != null && isAt(kept, from, length))
			return kept;
		names[slot] = new String(bytes, from, length, StandardCharsets.UTF_8);
		return names[slot];
	}

	/** Compares characters with bytes, which is right for ASCII and otherwise never equal. */
	private boolean isAt(String name, int from, int length) {
		if (name.length() != length)
			return false;
		for (int i = 0; i < length; i++)
			if (name.charAt(i) != bytes[from + i])
				return false;
		return true;
	}

	private static IOException malformed() {
		return new IOException("Not valid JSON, or not of the expected form");
	}
}
