package org.modalis.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonParser;

class VendorObjectTest {
	private final VendorObject object = VendorObject.of(JsonParser.parseString("""
			{"text": "a", "number": 7, "price": "0.00000015", "tiny": 1.5, "huge": 1e400, "zero": 0, "flag": false, "none": null,
			 "date": "2027-02-28T12:00:00Z", "day": "2026-12-31", "list": ["x", 1, null, {"y": true}, ["z"]], "inner": {"text": "b"}}"""));

	@Test
	void readsWhatIsThere() {
		assertEquals("a", object.text("text"));
		assertEquals(Optional.of(new BigDecimal("0.00000015")), object.amount("price"));
		assertEquals(OptionalLong.of(7), object.count("number"));
		assertFalse(object.flag("flag", true));
		assertEquals(Optional.of(LocalDate.of(2027, 2, 28)), object.date("date"));
		assertEquals(Optional.of(LocalDate.of(2026, 12, 31)), object.date("day"));
		assertEquals(List.of("x"), object.texts("list"));
		assertTrue(object.objects("list").getFirst().flag("y", false));
		assertEquals("b", object.object("inner").text("text"));
	}

	@Test
	void readsATextAndTakesWhatIsNoObjectForAnEmptyOne() {
		assertEquals("b", VendorObject.parse("{\"a\": \"b\"}").text("a", "c"));
		for (var text : List.of("", "null", "[1]", "{\"a\": \" \"}", "{\"a\"", "<html>"))
			assertEquals("c", VendorObject.parse(text).text("a", "c"), text);
	}

	@Test
	void whatIsMissingOrOfAnotherTypeIsNotThere() {
		for (var name : List.of("missing", "none", "inner", "list", "flag", "zero", "text", "tiny", "huge"))
			assertEquals(OptionalLong.empty(), object.count(name), name);
		for (var name : List.of("missing", "none", "inner", "list", "number", "flag"))
			assertEquals("", object.text(name), name);
		for (var name : List.of("missing", "none", "inner", "list", "text", "flag"))
			assertEquals(Optional.empty(), object.amount(name), name);
		for (var name : List.of("missing", "none", "text", "price", "list"))
			assertEquals(Optional.empty(), object.date(name), name);
		assertTrue(object.flag("text", true) && object.flag("none", true));
		assertEquals(List.of(), object.texts("text"));
		assertEquals(List.of(), object.objects("inner"));
		assertEquals("", object.object("list").text("text"));
		assertEquals("", VendorObject.of(JsonParser.parseString("[]")).text("text"));
	}
}
