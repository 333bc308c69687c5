package org.modalis.studio.chat.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class RecallTest {

	private final Recall recall = new Recall(() -> List.of("newest", "before", "first"));

	@Test
	void walksBackAndForth() {
		assertEquals(Optional.of("newest"), recall.step("", 1));
		assertEquals(Optional.of("before"), recall.step("newest", 1));
		assertEquals(Optional.of("first"), recall.step("before", 1));
		assertEquals(Optional.empty(), recall.step("first", 1));
		assertEquals(Optional.of("before"), recall.step("first", -1));
		assertEquals(Optional.of("newest"), recall.step("before", -1));
		assertEquals(Optional.of(""), recall.step("newest", -1));
		assertEquals(Optional.empty(), recall.step("", -1));
		assertEquals(Optional.of("newest"), recall.step("", 1));
	}

	@Test
	void leavesWhatTheUserWroteAlone() {
		assertEquals(Optional.empty(), recall.step("mine", 1));
		recall.step("", 1);
		assertEquals(Optional.empty(), recall.step("newest, changed", 1));
		assertEquals(Optional.of("newest"), recall.step("", 1), "an empty composer begins anew");
	}
}
