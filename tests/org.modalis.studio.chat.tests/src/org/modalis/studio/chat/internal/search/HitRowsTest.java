package org.modalis.studio.chat.internal.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.Message;
import org.modalis.api.search.Excerpt;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.TextRange;

class HitRowsTest {
	@Test
	void saysWhoSaidItWhenAndWhetherOnlyTheMeaningMatches() {
		assertEquals("Moon 1 · Nov 24, 2026", rows(hit("a cat", false)).row(0).trailing());
		assertEquals("Moon 1 · similar · Nov 24, 2026", rows(hit("a kitten", true)).row(0).trailing());
	}

	@Test
	void leavesOutWhatStandsFarBeforeTheMatch() {
		var row = rows(hit("x ".repeat(100) + "cat", false, new TextRange(200, 203))).row(0);
		assertEquals("cat", row.detail().substring(row.marks().getFirst().start(), row.marks().getFirst().end()));
	}

	private static HitRows rows(SearchHit hit) {
		return new HitRows(List.of(hit), ZoneOffset.UTC, Locale.US);
	}

	private static SearchHit hit(String text, boolean similar, TextRange... matches) {
		return new SearchHit(SearchHit.Type.MESSAGE, Optional.of(new UUID(0, 1)), Optional.of(new UUID(0, 2)), Optional.empty(), "Pets",
				new Excerpt(text, List.of(matches)), Optional.of(Message.Role.ASSISTANT), Optional.empty(), "Moon 1",
				Instant.parse("2026-11-24T10:00:00Z"), 1, similar);
	}
}
