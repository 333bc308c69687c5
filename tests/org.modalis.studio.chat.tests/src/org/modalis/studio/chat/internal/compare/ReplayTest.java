package org.modalis.studio.chat.internal.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.modalis.studio.chat.internal.compare.CompareFixture.MOON;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.compare.ReplayState.Context;
import org.modalis.studio.chat.internal.compare.ReplayState.Phase;

class ReplayTest {

	private final CompareFixture at = new CompareFixture();
	private UUID thread;
	private Replay replay;

	@BeforeEach
	void open() throws HistoryException {
		thread = at.thread("One?", "1", "Two?", "2", "Three?", "3");
		replay = at.replay(thread);
		replay.choose(MOON);
	}

	private UUID copy() {
		return replay.state().copy().orElseThrow();
	}

	@Test
	void asksNothingBeforeItIsStartedAndSaysHowManyCallsAtWhichCost() throws Exception {
		assertEquals(Phase.READY, replay.state().phase());
		assertEquals(3, replay.state().left());
		// 1, 1 + 50 + 1, and both answers with all three questions; a dollar a token
		assertEquals("≈ $156.00", replay.state().cost());
		assertEquals(3, replay.state().then().answers());
		assertEquals(List.of(), at.runner.runs(thread));
		assertEquals(1, at.history.conversations().size());
	}

	@Test
	void asksTheQuestionsAfterTheNewAnswersInANewThreadThatNamesTheOriginal() throws Exception {
		replay.start();
		at.answer(copy(), MOON, "I");
		assertEquals(List.of("One?", "I", "Two?", ""), at.branch(copy()));
		at.answer(copy(), MOON, "II");
		at.answer(copy(), MOON, "III");

		assertEquals(Phase.DONE, replay.state().phase());
		assertEquals(List.of("One?", "I", "Two?", "II", "Three?", "III"), at.branch(copy()));
		var fresh = at.history.conversation(copy()).orElseThrow();
		assertEquals("About light – replay with The moon", fresh.title());
		assertEquals(Optional.of(thread), fresh.origin().map(origin -> origin.conversation()));
		assertEquals(Optional.of(MOON), fresh.model());
		assertEquals(List.of("One?", "1", "Two?", "2", "Three?", "3"), at.branch(thread), "the original is as it was");
		assertEquals(150, replay.state().then().output());
		assertEquals(60, replay.state().now().output());
	}

	@Test
	void asksEachQuestionOfTheWholeThreadWhereItStoodBesideTheOldAnswer() throws Exception {
		replay.context(Context.OLD_ANSWERS);
		replay.start();
		at.answer(copy(), MOON, "I");
		at.answer(copy(), MOON, "II");
		at.answer(copy(), MOON, "III");

		assertEquals(List.of("One?", "1", "Two?", "2", "Three?", "III"), at.branch(copy()), "asked after the old answers");
		for (Message old : at.history.lastMessages(copy(), 6))
			if (old.text().equals("1") || old.text().equals("2"))
				assertEquals(List.of(old.text(), old.text().equals("1") ? "I" : "II"), at.siblings(old.id()));
		assertEquals(List.of("One?", "1", "Two?", "2", "Three?", "3"), at.branch(thread));
	}

	@Test
	void keepsWhatCameWhenAnAnswerFailsInTheMiddleAndAsksItAgain() throws Exception {
		replay.start();
		at.answer(copy(), MOON, "I");
		at.runner.in(copy(), MOON).say("I");
		at.runner.in(copy(), MOON).fail(Kind.UNAVAILABLE, "Acme is down.");

		assertEquals(Phase.PAUSED, replay.state().phase());
		assertEquals("Question 2 of 3 failed: Acme is down. Continue asks it again.", replay.state().notice());
		assertEquals(2, replay.state().left());
		UUID cut = at.history.lastMessages(copy(), 1).getFirst().id();
		replay.start();
		at.answer(copy(), MOON, "II");
		at.answer(copy(), MOON, "III");

		assertEquals(List.of("One?", "I", "Two?", "II", "Three?", "III"), at.branch(copy()));
		assertEquals(List.of("I", "II"), at.siblings(cut), "the failed one is kept beside it");
		assertEquals("", replay.state().notice());
	}

	@Test
	void stopsAndGoesOn() throws Exception {
		replay.start();
		at.answer(copy(), MOON, "I");
		replay.stop();

		assertEquals(Phase.PAUSED, replay.state().phase());
		assertEquals(List.of(), at.runner.runs(copy()));
		assertEquals(1, replay.state().answered());
		replay.choose(CompareFixture.STAR);
		replay.start();

		assertNotEquals(null, at.runner.in(copy(), MOON), "the model stays as it began");
		assertEquals(Phase.RUNNING, replay.state().phase());
	}

	@Test
	void saysWhyAQuestionWasNotAsked() {
		at.runner.refuse(MOON, Kind.NOT_CONFIGURED, "Acme needs a key.");
		replay.start();
		assertEquals(Phase.PAUSED, replay.state().phase());
		assertEquals("Question 1 was not asked: Acme needs a key.", replay.state().notice());
	}
}
