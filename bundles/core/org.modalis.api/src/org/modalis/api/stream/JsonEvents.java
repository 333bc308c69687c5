package org.modalis.api.stream;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;

/**
 * Reads the JSON texts of one stream, each strictly (RFC 8259, valid UTF-8), with one {@link JsonReader} for all of them: a
 * reader of its own for each of thousands of small events would cost more memory than all the rest. One thread.
 */
public final class JsonEvents {

	/** Takes one JSON value from the reader, wholly. */
	@FunctionalInterface
	public interface Visitor {
		void visit(JsonReader json) throws IOException, ProviderException;
	}

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	private CharBuffer chars = CharBuffer.allocate(2 << 10);
	private final JsonReader json = new JsonReader(new Source());
	private boolean begun;

	public JsonEvents() {
		json.setStrictness(Strictness.STRICT);
	}

	/**
	 * Reads one JSON text.
	 *
	 * @param text the bytes from position to limit; its position is left at the limit
	 * @param visitor takes the value; what it throws as {@link ProviderException} passes through
	 * @throws ProviderException of kind {@code BAD_ANSWER} when the bytes are no UTF-8, no JSON or no value of the form that the
	 *         visitor expects; no further text can be read then
	 */
	public void read(ByteBuffer text, Visitor visitor) throws ProviderException {
		try {
			// The one reader sees a single endless array of arrays, [[text],[text],...: so it stays strict, checks that
			// nothing follows the value, and never meets an end of input.
			decode(text);
			if (!begun)
				json.beginArray();
			begun = true;
			json.beginArray();
			visitor.visit(json);
			json.endArray();
		} catch (IOException | IllegalStateException | NumberFormatException e) {
			throw new ProviderException(Kind.BAD_ANSWER,
					"The server sent something that is not valid JSON, or not of the form it promised. What came before it is kept.",
					e);
		}
	}

	private void decode(ByteBuffer text) throws IOException {
		// no text has more characters than bytes
		if (chars.capacity() < text.remaining() + 3)
			chars = CharBuffer.allocate(Math.max(text.remaining() + 3, chars.capacity() * 2));
		chars.clear();
		chars.put(begun ? ',' : '[').put('[');
		var result = decoder.reset().decode(text, chars, true);
		if (result.isError())
			result.throwException();
		chars.put(']').flip();
	}

	/** Hands out what was decoded. */
	private final class Source extends Reader {

		@Override
		public int read(char[] target, int offset, int count) {
			int given = Math.min(count, chars.remaining());
			chars.get(target, offset, given);
			return given == 0 && count > 0 ? -1 : given;
		}

		@Override
		public void close() {
			// nothing to close
		}
	}
}
