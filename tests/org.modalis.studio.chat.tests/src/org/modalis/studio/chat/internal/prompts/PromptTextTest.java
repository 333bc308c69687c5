package org.modalis.studio.chat.internal.prompts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.modalis.studio.chat.internal.prompts.Variable.Kind;

class PromptTextTest {

	private static List<Variable> in(String text) {
		return new PromptText(text).variables();
	}

	@Test
	void readsNameTypeAndDefault() {
		assertEquals(List.of(new Variable("topic", Kind.TEXT, "", List.of())), in("On {{topic}}."));
		assertEquals(List.of(new Variable("topic", Kind.TEXT, "the sea", List.of())), in("On {{ topic =the sea}}."));
		assertEquals(List.of(new Variable("count", Kind.NUMBER, "3", List.of())), in("{{count:number=3}} of them"));
		assertEquals(List.of(new Variable("notes", Kind.MULTILINE, "", List.of())), in("{{notes:multiline}}"));
		assertEquals(List.of(new Variable("tone", Kind.CHOICE, "formal", List.of("formal", "very friendly"))), in("{{tone:choice=formal|very friendly}}"));
	}

	@Test
	void asksOnceForANameAndTakesWhatIsKnownOfIt() {
		assertEquals(List.of(new Variable("a", Kind.NUMBER, "1", List.of()), new Variable("b", Kind.TEXT, "", List.of())),
				in("{{a}} {{b}} {{a:number=1}} {{a=2}}"));
	}

	@Test
	void leavesAloneWhatIsNoVariable() {
		for (String text : List.of("{{}}", "{{1}}", "{{a:colour}}", "{ {a} }", "\\{{a}}", "{{a"))
			assertEquals(List.of(), in(text), text);
		assertEquals("{{a}} {{a:colour}} {{", new PromptText("\\{{a}} {{a:colour}} {{").with(Map.of("a", "x")));
	}

	@Test
	void putsValuesInTheirPlacesAsTheyAre() {
		var text = new PromptText("{{a}} and {{a=1}}, {{b:choice=x|y}}");
		assertEquals("1 and 1, x", text.with(Map.of()));
		assertEquals("$1\\{{b}} and $1\\{{b}}, y", text.with(Map.of("a", "$1\\{{b}}", "b", "y")), "a value is not read again");
	}

	@Test
	void aNumberIsANumber() {
		var count = in("{{count:number}}").getFirst();
		for (String good : List.of("", "3", "-0.5", "0,5", "1e9"))
			assertTrue(count.problem(good).isEmpty(), good);
		assertEquals("count is a number, for example 3 or 0.5.", count.problem("many").orElseThrow());
	}
}
