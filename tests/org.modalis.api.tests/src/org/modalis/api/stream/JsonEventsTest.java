package org.modalis.api.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

class JsonEventsTest {

	private final JsonEvents events = new JsonEvents();

	@Test
	void readsTextsWithEveryEscape() throws Exception {
		assertEquals("a\"\\/\b\f\n\r\tß\uD83C\uDF0DGrüße", string("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00dF\\ud83c\\udf0dGrüße\""));
	}

	@Test
	void readsNamesThatAreEscapedOrNotAscii() throws Exception {
		events.read(bytes("{\"a\\u0062\":1,\"ü\":2,\"ab\":3,\"\":4}"), json -> {
			json.beginObject();
			var all = new StringBuilder();
			while (json.hasNext())
				all.append(json.nextName()).append(json.nextLong());
			json.endObject();
			assertEquals("ab1ü2ab34", all.toString());
		});
	}

	@Test
	void takesATextAndPassesOverWhatIsNone() throws Exception {
		events.read(bytes("[\"a\", null, {\"b\": [\"c\"]}, 7, \"d\"]"), json -> {
			var all = new StringBuilder();
			json.beginArray();
			while (json.hasNext())
				all.append(json.takeText()).append('|');
			json.endArray();
			assertEquals("a||||d|", all.toString());
		});
	}

	@Test
	void readsNumbersTruthAndNull() throws Exception {
		events.read(bytes(" [ -12 , 1.5e1, 9223372036854775807, true, false, null ] "), json -> {
			json.beginArray();
			assertTrue(json.hasNext());
			assertEquals(-12, json.nextLong());
			json.hasNext();
			assertEquals(15, json.nextLong());
			json.hasNext();
			assertEquals(Long.MAX_VALUE, json.nextLong());
			json.hasNext();
			assertTrue(json.nextBoolean());
			json.hasNext();
			assertEquals(false, json.nextBoolean());
			json.hasNext();
			assertTrue(json.takeNull());
			json.endArray();
		});
	}

	@Test
	void givesAValueAsItStands() throws Exception {
		events.read(bytes("{\"error\": {\"a\":[1,\"}\"]} }"), json -> {
			json.beginObject();
			json.hasNext();
			json.nextName();
			assertEquals("{\"a\":[1,\"}\"]}", json.rawValue());
			json.endObject();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{]", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{a:1}", "{'a':1}",
			"[01]", "[1.]", "[.5]", "[+1]", "[1e]", "[-]", "[NaN]", "tru", "trueish", "nul", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
			"\"a\tb\"", "\"a\nb\"", "\"\\", "[1]]", "{} {}", "{}x", "[}", "{\"a\":1 \"b\":2}" })
	void refusesWhatIsNoJson(String text) {
		assertBad(bytes(text));
	}

	@Test
	void refusesBytesThatAreNoUtf8() {
		for (int bad : new int[] { 0xC3, 0xFF, 0x80, 0xC0, 0xED })
			assertBad(ByteBuffer.wrap(new byte[] { '"', (byte) bad, '"' }));
	}

	@Test
	void refusesBottomlessNesting() {
		assertBad(bytes("[".repeat(100_000)));
	}

	@Test
	void refusesAValueOfAnotherType() {
		assertEquals(Kind.BAD_ANSWER, assertThrows(ProviderException.class,
				() -> events.read(bytes("[1]"), JsonScanner::beginObject)).kind());
		assertEquals(Kind.BAD_ANSWER, assertThrows(ProviderException.class,
				() -> events.read(bytes("1.5"), JsonScanner::nextLong)).kind());
	}

	/** Damages a good event in many ways and asks a second reader of JSON whether it is still good. */
	@Test
	void agreesWithGsonOnDamagedEvents() {
		var good = "{\"id\":\"c-1\",\"n\":[0,-1.5e+3,{}],\"t\":true,\"x\":null,\"d\":{\"content\":\" a\\n\\u00e4 ü\"}}";
		var random = new Random(20261122);
		var alphabet = "{}[]\",:\\ue0-1.+ tnx\n";
		for (int i = 0; i < 20_000; i++) {
			var text = new StringBuilder(good);
			for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
				int at = random.nextInt(text.length());
				if (random.nextBoolean())
					text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
				else
					text.deleteCharAt(at);
			}
			assertEquals(gsonAccepts(text.toString()), weAccept(text.toString()), text.toString());
		}
	}

	private boolean weAccept(String text) {
		try {
			events.read(bytes(text), JsonScanner::skipValue);
			return true;
		} catch (ProviderException e) {
			return false;
		}
	}

	private static boolean gsonAccepts(String text) {
		var reader = new JsonReader(new StringReader(text));
		reader.setStrictness(Strictness.STRICT);
		try {
			JsonParser.parseReader(reader);
			return reader.peek() == JsonToken.END_DOCUMENT;
		} catch (JsonParseException | IOException | IllegalStateException e) {
			return false;
		}
	}

	private String string(String text) throws ProviderException {
		var found = new String[1];
		events.read(bytes(text), json -> found[0] = json.nextString());
		return found[0];
	}

	private void assertBad(ByteBuffer text) {
		var error = assertThrows(ProviderException.class, () -> events.read(text, JsonScanner::skipValue));
		assertEquals(Kind.BAD_ANSWER, error.kind());
	}

	private static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}
}
