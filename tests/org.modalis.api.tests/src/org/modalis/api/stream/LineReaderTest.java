package org.modalis.api.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;

class LineReaderTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 100_000 })
	void endsLinesAtLfCrAndCrLfHoweverTheBytesCome(int most) throws Exception {
		assertEquals(List.of("a", "b", "", "c", "", "", "Grüße \uD83C\uDF0D", "last"),
				lines(new TornInput("a\nb\r\r\nc\r\n\n\r\nGrüße \uD83C\uDF0D\rlast", most)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 100 })
	void skipsAByteOrderMarkAtTheStartOnly(int most) throws Exception {
		assertEquals(List.of("a", "\uFEFFb"), lines(new TornInput("\uFEFFa\n\uFEFFb\n", most)));
	}

	@Test
	void handsOutALineThatEndsInCrWithoutWaitingForMore() throws Exception {
		var silent = new InputStream() {
			@Override
			public int read() {
				throw new AssertionError("The line was complete");
			}
		};
		var reader = new LineReader(new SequenceInputStream(new ByteArrayInputStream("line\r".getBytes()), silent));
		reader.next();
		assertEquals("line", text(reader));
	}

	@ParameterizedTest
	@ValueSource(ints = { 20_000, 100_000, LineReader.MAX_BYTES })
	void growsForLongLines(int length) throws Exception {
		var line = "x".repeat(length);
		assertEquals(List.of("before", line, "after"), lines(new TornInput("before\n" + line + "\nafter", 1 << 20)));
	}

	@Test
	void givesUpALineWithoutEnd() {
		var reader = new LineReader(TornInput.endless((byte) 'x'));
		assertEquals(Kind.BAD_ANSWER, assertThrows(ProviderException.class, reader::next).kind());
	}

	private static List<String> lines(InputStream in) throws Exception {
		var reader = new LineReader(in);
		var lines = new ArrayList<String>();
		while (reader.next())
			lines.add(text(reader));
		return lines;
	}

	private static String text(LineReader reader) {
		return StandardCharsets.UTF_8.decode(reader.line().duplicate()).toString();
	}
}
