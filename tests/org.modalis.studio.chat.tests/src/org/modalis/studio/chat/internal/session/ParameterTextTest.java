package org.modalis.studio.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ResponseFormat;

class ParameterTextTest {

	@Test
	void everythingComesBackAsItWasSet() {
		var all = ChatParameters.DEFAULT.withSystem("Be \"brief\"\n").withTemperature(OptionalDouble.of(0.7)).withTopP(OptionalDouble.of(0.9))
				.withMaxOutputTokens(OptionalInt.of(100)).withSeed(OptionalLong.of(Long.MAX_VALUE)).withStop(List.of("END", " "))
				.withEffort(Optional.of(ReasoningEffort.XHIGH)).withFormat(ResponseFormat.JSON);
		assertEquals(all, ParameterText.read(ParameterText.of(all)));
		var form = all.withFormat(new ResponseFormat.Schema("answer", "{\"type\":\"object\"}"));
		assertEquals(form, ParameterText.read(ParameterText.of(form)));
	}

	@Test
	void nothingSetIsNothingKept() {
		assertEquals("", ParameterText.of(ChatParameters.DEFAULT));
		assertEquals(ChatParameters.DEFAULT, ParameterText.read(""));
	}

	@Test
	void whatCannotBeReadCountsAsNotSet() {
		for (var text : List.of("{", "[]", "{\"effort\":\"gigantic\"}", "{\"temperature\":\"hot\"}", "{\"temperature\":9}"))
			assertEquals(ChatParameters.DEFAULT, ParameterText.read(text), text);
		assertEquals("Hi", ParameterText.read("{\"system\":\"Hi\",\"later\":{}}").system());
	}
}
