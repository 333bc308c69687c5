package org.modalis.attachments.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;

import com.ibm.icu.text.CharsetDetector;

/**
 * Text in whatever encoding: what a byte order mark says, else UTF-8 where that fits, else UTF-16 where every other byte is
 * empty, else what ICU finds likely, else Windows-1252. What holds control characters is no text.
 */
final class TextFile {

	private static final int SAMPLE = 64 * 1024;
	private static final int LIKELY = 25;
	private static final Charset WESTERN = Charset.forName("windows-1252");

	private TextFile() {
	}

	/** The text; empty when it is none. */
	static Optional<String> read(byte[] bytes) {
		return marked(bytes).or(() -> strict(bytes, StandardCharsets.UTF_8)).or(() -> wide(bytes)).or(() -> eightBit(bytes))
				.filter(TextFile::isText);
	}

	private static Optional<String> marked(byte[] bytes) {
		if (FileType.begins(bytes, 0, "\u00ef\u00bb\u00bf"))
			return strict(Arrays.copyOfRange(bytes, 3, bytes.length), StandardCharsets.UTF_8);
		if (FileType.begins(bytes, 0, "\u00ff\u00fe\0\0") || FileType.begins(bytes, 0, "\0\0\u00fe\u00ff"))
			return strict(bytes, Charset.forName("UTF-32")).map(TextFile::unmarked);
		if (FileType.begins(bytes, 0, "\u00ff\u00fe") || FileType.begins(bytes, 0, "\u00fe\u00ff"))
			return strict(bytes, StandardCharsets.UTF_16);
		return Optional.empty();
	}

	private static String unmarked(String text) {
		return text.startsWith("\ufeff") ? text.substring(1) : text;
	}

	private static Optional<String> strict(byte[] bytes, Charset charset) {
		try {
			return Optional.of(charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString());
		} catch (CharacterCodingException e) {
			return Optional.empty();
		}
	}

	private static Optional<String> wide(byte[] bytes) {
		int length = Math.min(bytes.length, SAMPLE) & ~1;
		int even = 0;
		int odd = 0;
		for (int i = 0; i < length; i += 2) {
			even += bytes[i] == 0 ? 1 : 0;
			odd += bytes[i + 1] == 0 ? 1 : 0;
		}
		if (length < 2 || Math.max(even, odd) < length / 6)
			return Optional.empty();
		return strict(bytes, odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
	}

	private static Optional<String> eightBit(byte[] bytes) {
		byte[] sample = Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE));
		for (byte each : sample)
			if (each == 0)
				return Optional.empty();
		var match = new CharsetDetector().setText(sample).detect();
		if (match != null && match.getConfidence() >= LIKELY)
			try {
				return Optional.of(new String(bytes, Charset.forName(match.getName())));
			} catch (UnsupportedCharsetException e) {
				return Optional.of(new String(bytes, WESTERN));
			}
		return Optional.of(new String(bytes, WESTERN));
	}

	/** UTF-8 that is mostly zeros is UTF-8 all the same, so control characters decide. */
	private static boolean isText(String text) {
		int length = Math.min(text.length(), SAMPLE);
		int odd = 0;
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c < ' ' && "\t\n\r\f\u000b\u001b".indexOf(c) < 0 || c == 0x7f || c >= 0x80 && c < 0xa0 && c != 0x85 || c == 0xfffd)
				odd++;
		}
		return odd * 200L <= length;
	}
}
