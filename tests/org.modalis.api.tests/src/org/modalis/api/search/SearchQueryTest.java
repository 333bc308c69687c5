package org.modalis.api.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

	/** Each term as its kind, its value, and {@code -} or {@code *} when it is excluded or open. */
	private static List<String> terms(SearchQuery query) {
		return query.terms().stream().map(term -> (term.excluded() ? "-" : "") + term.kind() + " " + term.value()
				+ (term.open() ? "*" : "")).toList();
	}

	private static List<String> parsed(String text) {
		return terms(SearchQuery.parse(text));
	}

	private static List<String> typed(String text) {
		return terms(SearchQuery.typing(text));
	}

	@Test
	void readsWordsPhrasesAndBeginnings() {
		assertEquals(List.of("WORD blue", "PHRASE quick brown", "WORD fox*", "-WORD red", "-PHRASE so so", "WORD C++"),
				parsed("blue \"quick brown\" fox* -red -\"so so\" C++"));
		assertEquals(List.of("WORD well-known", "WORD --flag", "WORD -"), parsed("well-known --flag -"));
	}

	@Test
	void readsOperators() {
		assertEquals(List.of("MODEL gpt-5", "PROVIDER OpenAI", "ROLE user", "BEFORE 2026-11", "AFTER 3d", "HAS image", "IN a title",
				"-IS archived", "IS favourite", "FOLDER my work", "WORD rest"),
				parsed("model:gpt-5 provider:OpenAI ROLE:User before:2026-11 after:3D has:image in:\"a title\" -is:archived "
						+ "is:favorite folder:\"my work\" rest"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "model:", "role:robot", "before:soon", "before:2026-13", "after:+99999-01", "has:everything", "is:", "in:\"\"",
			"https://example.com/a?b", "std::vector", "note:this", ":", "::", "a:b:c" })
	void takesForTextWhatIsNoOperator(String text) {
		assertEquals(List.of("WORD " + text), parsed(text));
		assertEquals(List.of("-WORD " + text), parsed("-" + text));
	}

	@Test
	void takesTheLastWordForABeginningWhileItIsTyped() {
		assertEquals(List.of("WORD blue", "WORD sk*"), typed("blue sk"));
		assertEquals(List.of("WORD blue", "WORD sky"), typed("blue sky "));
		assertEquals(List.of("PHRASE blue sk*"), typed("\"blue sk"));
		assertEquals(List.of("PHRASE blue sky"), typed("\"blue sky\""));
		assertEquals(List.of("WORD sk*", "ROLE user"), typed("sk* role:user"));
	}

	@Test
	void leavesOutAnOperatorThatIsStillBeingTyped() {
		for (String unfinished : List.of("model:", "role:us", "before:2026-1", "has:", "-is:pin", "in:\""))
			assertEquals(List.of("WORD sky"), typed("sky " + unfinished), unfinished);
		assertEquals(List.of("WORD role:us", "WORD sky*"), typed("role:us sky"));
	}

	@Test
	void saysWhereEachTermStandsSoThatItCanBeTakenAway() {
		String text = "blue  role:user -\"so so\" sky";
		SearchQuery query = SearchQuery.parse(text);
		assertEquals(List.of("blue", "role:user", "-\"so so\"", "sky"),
				query.terms().stream().map(term -> text.substring(term.start(), term.end())).toList());
		assertEquals("blue -\"so so\" sky", query.without(query.terms().get(1)).text());
		assertEquals("role:user -\"so so\" sky", query.without(query.terms().getFirst()).text());
		assertEquals("blue  role:user -\"so so\"", query.without(query.terms().getLast()).text());
	}

	@Test
	void knowsWhetherNearMissesAreWanted() {
		assertFalse(SearchQuery.parse("blue sky").exact());
		for (String exact : List.of("\"blue sky\"", "blue role:user", "blue -sky"))
			assertTrue(SearchQuery.parse(exact).exact(), exact);
		assertTrue(SearchQuery.parse(" \"\" * ").isEmpty());
	}

	@Test
	void readsNoMoreThanAPersonWouldType() {
		assertEquals(SearchQuery.LONGEST, SearchQuery.parse("x".repeat(5000)).text().length());
		assertTrue(SearchQuery.parse("x ".repeat(5000)).terms().size() <= 64);
	}

	@ParameterizedTest
	@CsvSource({ "2026, 2025-12-31T23:00:00Z", "2026-11, 2026-10-31T23:00:00Z", "2026-07-24, 2026-07-23T22:00:00Z",
			"today, 2026-11-23T23:00:00Z", "yesterday, 2026-11-22T23:00:00Z", "3d, 2026-11-21T11:30:00Z", "2w, 2026-11-10T11:30:00Z",
			"1m, 2026-10-24T10:30:00Z", "1y, 2025-11-24T11:30:00Z" })
	void timesBeginInTheTimeZoneOfTheUser(String written, String start) {
		var now = ZonedDateTime.parse("2026-11-24T12:30:00+01:00[Europe/Berlin]");
		assertEquals(Optional.of(start), SearchTime.start(written, now).map(Object::toString));
	}
}
