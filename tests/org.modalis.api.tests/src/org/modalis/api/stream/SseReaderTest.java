package org.modalis.api.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;

/** The examples are those of the HTML standard's section on interpreting an event stream, and what vendors send. */
class SseReaderTest {

	@Test
	void joinsDataLinesByLf() throws Exception {
		assertEquals(List.of("message:YHOO\n+2\n10"), events("data: YHOO\ndata: +2\ndata: 10\n\n"));
	}

	@Test
	void skipsCommentsAndUnknownFields() throws Exception {
		assertEquals(List.of("message:first event", "message:second"),
				events(": test stream\n\ndata: first event\nretry: 10\nfoo: bar\nfoo\n\n: KEEP-ALIVE\n\ndata:second\n\n"));
	}

	@Test
	void dropsOneSpaceOnly() throws Exception {
		assertEquals(List.of("message: two", "message:none"), events("data:  two\n\ndata:none\n\n"));
	}

	@Test
	void reportsEmptyDataButNoEventWithoutData() throws Exception {
		assertEquals(List.of("message:", "message:\n"), events("data\n\nevent: ping\n\ndata\ndata\n\n"));
	}

	@Test
	void givesEachEventItsType() throws Exception {
		assertEquals(List.of("delta:a", "message:b", "done:c"), events("event: delta\ndata: a\n\ndata: b\n\nevent:done\ndata: c\n\n"));
	}

	@Test
	void keepsTheLastId() throws Exception {
		var reader = new SseReader(new TornInput("id: 7\ndata: a\n\ndata: b\n\nid\ndata: c\n\n", 100));
		reader.next();
		assertEquals("7", reader.lastEventId());
		reader.next();
		assertEquals("7", reader.lastEventId());
		reader.next();
		assertEquals("", reader.lastEventId());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r", "\r\n" })
	void acceptsAnyLineEndTornAnywhere(String lineEnd) throws Exception {
		var stream = "\uFEFFevent: x\ndata: Grüße\ndata: \uD83C\uDF0D\n\n: c\n\ndata: last".replace("\n", lineEnd);
		for (int most = 1; most < 12; most++) {
			var reader = new SseReader(new TornInput(stream, most));
			assertEquals(List.of("x:Grüße\n\uD83C\uDF0D", "message:last"), events(reader), lineEnd.length() + " / " + most);
		}
	}

	@Test
	void reportsAnEventThatTheEndOfTheStreamCloses() throws Exception {
		assertEquals(List.of("message:[DONE]"), events("data: [DONE]"));
	}

	@Test
	void givesUpAnEventOfEndlessManyLines() {
		var reader = new SseReader(new TornInput(("data: " + "x".repeat(1 << 16) + "\n").repeat(200), 1 << 16));
		assertEquals(Kind.BAD_ANSWER, assertThrows(ProviderException.class, reader::next).kind());
	}

	private static List<String> events(String stream) throws Exception {
		return events(new SseReader(new TornInput(stream, 1000)));
	}

	private static List<String> events(SseReader reader) throws Exception {
		var events = new ArrayList<String>();
		while (reader.next())
			events.add(reader.type() + ":" + StandardCharsets.UTF_8.decode(reader.data().duplicate()));
		return events;
	}
}
