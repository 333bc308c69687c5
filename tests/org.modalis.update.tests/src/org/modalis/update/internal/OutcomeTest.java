package org.modalis.update.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class OutcomeTest {

	@Test
	void namesWhatNeedsARestart() {
		assertEquals("Modalis has to be started again to use what was installed, because it replaces org.modalis.api, org.modalis.core.",
				Outcome.restart(List.of("org.modalis.api", "org.modalis.core")).message());
	}

	@Test
	void keepsEveryComplaint() {
		assertEquals(new Outcome(Outcome.Kind.BROKEN, "a\nb"), Outcome.broken(List.of("a", "b")));
	}
}
