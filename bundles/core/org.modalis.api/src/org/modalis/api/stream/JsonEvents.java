package org.modalis.api.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;

/**
 * Reads the JSON texts of one stream, each strictly (RFC 8259, valid UTF-8), with one {@link JsonScanner} for all of them. One
 * thread.
 */
public final class JsonEvents {

	/** Takes one JSON value from the scanner, wholly. */
	@FunctionalInterface
	public interface Visitor {
		void visit(JsonScanner json) throws IOException, ProviderException;
	}

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	private final CharBuffer checked = CharBuffer.allocate(1 << 10);
	private final JsonScanner json = new JsonScanner();

	/**
	 * Reads one JSON text.
	 *
	 * @param text the bytes from position to limit, in an array; not changed
	 * @param visitor takes the value; what it throws as {@link ProviderException} passes through
	 * @throws ProviderException of kind {@code BAD_ANSWER} when the bytes are no UTF-8, no JSON or no value of the form that the
	 *         visitor expects
	 */
	public void read(ByteBuffer text, Visitor visitor) throws ProviderException {
		try {
			int from = text.arrayOffset() + text.position();
			int to = text.arrayOffset() + text.limit();
			if (!isAscii(text.array(), from, to))
				checkUtf8(text.duplicate());
			json.start(text.array(), from, to);
			visitor.visit(json);
			json.finish();
		} catch (IOException e) {
			throw new ProviderException(Kind.BAD_ANSWER,
					"The server sent something that is not valid JSON, or not of the form it promised. What came before it is kept.",
					e);
		}
	}

	private static boolean isAscii(byte[] bytes, int from, int to) {
		int all = 0;
		for (int i = from; i < to; i++)
			all |= bytes[i];
		return all >= 0;
	}

	private void checkUtf8(ByteBuffer text) throws CharacterCodingException {
		decoder.reset();
		CoderResult result;
		do {
			checked.clear();
			result = decoder.decode(text, checked, true);
			if (result.isError())
				result.throwException();
		} while (result.isOverflow());
	}
}
