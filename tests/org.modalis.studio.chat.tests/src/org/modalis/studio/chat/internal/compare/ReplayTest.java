package org.modalis.studio.chat.internal.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.modalis.studio.chat.internal.compare.CompareFixture.MOON;
import static org.modalis.studio.chat.internal.compare.CompareFixture.SUN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Figures;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.provider.ChatParameters;
import org.modalis.studio.chat.internal.compare.ReplayState.Context;
import org.modalis.studio.chat.internal.compare.ReplayState.Phase;
import org.modalis.studio.chat.internal.session.ThreadSettings;

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
		// 1, 1 + 50 + 1, and both answers with all three questions, the last of 2; a dollar a token
		assertEquals("≈ $157.00", replay.state().cost());
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

	private static final class Turns implements ReplayListener {

		List<ReplayTurn> turns = List.of();

		@Override
		public void opened(List<ReplayTurn> all) {
			turns = all;
		}

		@Override
		public void begun(UUID question, Message answer) {
			// only what it opens with is looked at
		}

		@Override
		public void changed(Message answer) {
			// likewise
		}

		@Override
		public void streaming(UUID answer, String text, String reasoning) {
			// likewise
		}

		@Override
		public void waiting(UUID answer, String reason, Duration wait) {
			// likewise
		}

		List<String> then() {
			return turns.stream().map(turn -> turn.then().stream().map(Message::text).collect(Collectors.joining())).toList();
		}

		List<String> now() {
			return turns.stream().map(turn -> turn.now().map(Message::text).orElse("-")).toList();
		}
	}

	private Turns shown(Replay again) {
		var turns = new Turns();
		again.onTurns(turns);
		return turns;
	}

	@Test
	void isShownSideBySideAgainFromItsThreadWhateverHappenedToBothSince() throws Exception {
		replay.start();
		at.answer(copy(), MOON, "I");
		at.answer(copy(), MOON, "II");
		at.answer(copy(), MOON, "III");
		UUID made = copy();
		replay.close();
		at.history.rename(made, "Another title");
		new ThreadSettings(at.settings).write(at.history, made, ChatParameters.DEFAULT.withSystem("Be brief"));
		UUID old = at.history.lastMessages(thread, 6).get(1).id();
		at.history.append(Message.answer(Ids.next(), thread, at.history.message(old).orElseThrow().parent().orElseThrow(), SUN, "The sun", Instant.now())
				.withText("One", "").ended(Message.State.COMPLETE, "", Figures.NONE));

		var again = at.again(made);

		var turns = shown(again);
		assertEquals(List.of("1", "2", "3"), turns.then(), "the branch that was replayed, not the one that is shown now");
		assertEquals(List.of("I", "II", "III"), turns.now());
		assertEquals(Phase.DONE, again.state().phase());
		assertEquals(Optional.of(MOON), again.state().model());
		assertEquals("About light", again.state().title());
		assertEquals(150, again.state().then().output());
		assertEquals(60, again.state().now().output());
		assertEquals("Be brief", new ThreadSettings(at.settings).read(at.history, made).system());
	}

	@Test
	void goesOnLaterWhereItWasStoppedAlsoInTheWholeThread() throws Exception {
		for (Context context : Context.values()) {
			var first = at.replay(thread);
			first.choose(MOON);
			first.context(context);
			first.start();
			UUID made = first.state().copy().orElseThrow();
			at.answer(made, MOON, "I");
			first.close();

			var again = at.again(made);

			assertEquals(context, again.state().context());
			assertEquals(Phase.PAUSED, again.state().phase());
			assertEquals("I", shown(again).now().getFirst());
			again.start();
			at.answer(made, MOON, "II");
			at.answer(made, MOON, "III");
			assertEquals(List.of("I", "II", "III"), shown(at.again(made)).now());
			assertEquals(context == Context.NEW_ANSWERS ? List.of("One?", "I", "Two?", "II", "Three?", "III") : List.of("One?", "1", "Two?", "2", "Three?", "III"),
					at.branch(made));
		}
	}

	@Test
	void isFoundFromBothThreadsAndNotInACopyOfEither() throws Exception {
		replay.start();
		UUID made = copy();
		replay.stop();
		UUID fork = at.history.branches().fork(at.history.lastMessages(made, 1).getFirst().id(), "A copy").id();
		at.history.branches().fork(at.history.lastMessages(thread, 1).getFirst().id(), "Another").id();

		assertEquals(List.of(made), replays(thread));
		assertEquals(List.of(made), replays(made));
		assertEquals(List.of(), replays(fork));
		at.history.delete(thread);
		assertEquals(List.of(), replays(made), "there is nothing left to show beside it");
	}

	private List<UUID> replays(UUID of) throws Exception {
		var found = new CompletableFuture<List<UUID>>();
		at.comparing.replays(at.history.conversation(of).orElseThrow(), all -> found.complete(all.stream().map(Conversation::id).toList()));
		return found.get(20, TimeUnit.SECONDS);
	}

	@Test
	void saysBeforehandWhichQuestionsTheModelCannotAnswer() throws Exception {
		var picture = Message.user(Ids.next(), thread, at.history.conversation(thread).orElseThrow().leaf(), "Look", Instant.now())
				.withAttachments(List.of(Attachment.of(new Content("0".repeat(64), 9), "image/png", "a.png")));
		at.history.append(picture);
		var next = at.replay(thread);
		next.choose(SUN);
		assertEquals(List.of("The sun does not take images: it cannot answer one of these questions."), next.state().remarks());
		next.choose(MOON);
		assertEquals(List.of(), next.state().remarks());
	}
}
