package org.modalis.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

class JsonTest {
	@Test
	void writesEachKindOfValueInOrder() {
		assertEquals("{\"text\":\"a\",\"number\":7,\"half\":0.5,\"truth\":true,\"tree\":{},\"none\":null,\"list\":[\"x\",{\"y\":1}]}",
				Json.object("text", new StringBuilder("a"), "number", OptionalLong.of(7), "half", OptionalDouble.of(0.5), "truth", true, "tree",
						new JsonObject(), "none", JsonNull.INSTANCE, "list", Optional.of(List.of("x", Json.object("y", OptionalInt.of(1))))).toString());
	}

	@Test
	void leavesOutWhatNobodySet() {
		var object = Json.object("text", Optional.empty(), "whole", OptionalInt.empty(), "long", OptionalLong.empty(), "part",
				OptionalDouble.empty(), "list", List.of());
		assertEquals("{\"last\":\"\"}", Json.add(object, "last", "").toString());
	}

	@Test
	void refusesWhatIsNoValueAndANameWithoutOne() {
		assertThrows(IllegalArgumentException.class, () -> Json.object("thread", Thread.currentThread()));
		assertThrows(IllegalArgumentException.class, () -> Json.object("alone"));
	}
}
