package org.modalis.studio.chat.internal.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.modalis.studio.chat.internal.compare.CompareFixture.MOON;
import static org.modalis.studio.chat.internal.compare.CompareFixture.STAR;
import static org.modalis.studio.chat.internal.compare.CompareFixture.SUN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.studio.chat.internal.session.PendingFile;

class ComparisonTest {

	private final CompareFixture at = new CompareFixture();
	private final Columns screen = new Columns();

	private Comparison compare(Optional<UUID> thread, Optional<UUID> question, ModelId... models) {
		var comparison = at.compare(thread, question, models);
		comparison.onColumns(screen);
		return comparison;
	}

	@Test
	void asksAllModelsOneQuestionAndKeepsTheirAnswersAsSiblings() throws Exception {
		UUID thread = at.thread("What is light?", "A wave.");
		var comparison = compare(Optional.of(thread), Optional.empty(), SUN, MOON, STAR);

		comparison.ask("And at night?");
		assertEquals(3, comparison.state().running());
		at.answer(thread, MOON, "Dim.");
		at.answer(thread, STAR, "Far.");
		at.answer(thread, SUN, "Gone.");

		assertEquals(List.of(SUN, MOON, STAR), screen.columns.stream().map(Column::model).toList());
		assertEquals(List.of("Gone.", "Dim.", "Far."), screen.columns.stream().map(column -> column.answer().text()).toList());
		assertEquals(List.of("Gone.", "Dim.", "Far."), at.siblings(screen.id(0)));
		assertEquals(List.of("What is light?", "A wave.", "And at night?", "Gone."), at.branch(thread), "the first model's answer is shown");
		assertEquals(0, comparison.state().running());
		assertEquals("Acme · 2,048 tokens context", screen.columns.getFirst().facts());
	}

	@Test
	void takesAnAnswerOnAndOverwritesNothing() throws Exception {
		UUID thread = at.thread("What is light?", "A wave.");
		var comparison = compare(Optional.of(thread), Optional.empty(), SUN, MOON);
		comparison.ask("And at night?");
		at.answer(thread, SUN, "Gone.");
		at.answer(thread, MOON, "Dim.");
		assertEquals(Optional.of(screen.id(0)), screen.taken);

		comparison.take(screen.id(1));

		assertEquals(List.of("What is light?", "A wave.", "And at night?", "Dim."), at.branch(thread));
		assertEquals(List.of("Gone.", "Dim."), at.siblings(screen.id(1)));
		assertEquals(Optional.of(MOON), at.history.conversation(thread).orElseThrow().model());
		assertEquals(Optional.of(screen.id(1)), comparison.state().taken());
		assertEquals(List.of(thread), at.opened);
		comparison.ask("And in winter?");
		assertEquals(List.of("What is light?", "A wave.", "And at night?", "Dim.", "And in winter?", ""), at.branch(thread));
	}

	@Test
	void leavesTheOthersAloneWhenOneIsRefusedOneFailsAndOneIsStopped() throws Exception {
		UUID thread = at.thread("What is light?", "A wave.");
		at.runner.refuse(SUN, Kind.NOT_CONFIGURED, "Acme needs a key.");
		var comparison = compare(Optional.of(thread), Optional.empty(), SUN, MOON, STAR);

		comparison.ask("And at night?");
		at.runner.in(thread, MOON).say("Di");
		at.runner.in(thread, MOON).fail(Kind.UNAVAILABLE, "Acme is down.");
		at.runner.in(thread, STAR).say("Fa");
		comparison.stop(screen.id(2));

		assertEquals(List.of(State.FAILED, State.FAILED, State.STOPPED), screen.states());
		assertEquals(List.of("Acme needs a key.", "Acme is down."), screen.columns.subList(0, 2).stream().map(column -> column.answer().note()).toList());
		assertFalse(screen.columns.getFirst().kept());
		assertEquals(List.of("Di", "Fa"), at.siblings(screen.id(1)), "what came is kept, and the refused model left nothing");
		assertEquals(Optional.of(screen.id(2)), screen.taken, "the thread goes on from one that did not fail");
		assertEquals(List.of("What is light?", "A wave.", "And at night?", "Fa"), at.branch(thread));
	}

	@Test
	void stopsAllAtOnce() throws Exception {
		UUID thread = at.thread("What is light?", "A wave.");
		var comparison = compare(Optional.of(thread), Optional.empty(), SUN, MOON, STAR);
		comparison.ask("And at night?");
		at.runner.in(thread, MOON).say("Di");

		comparison.stop();

		assertEquals(List.of(State.STOPPED, State.STOPPED, State.STOPPED), screen.states());
		assertEquals(List.of("", "Di", ""), at.siblings(screen.id(0)));
	}

	@Test
	void keepsANewThreadWithItsFirstQuestionAndNoneWhenNobodyAnswers() throws Exception {
		at.runner.refuse(SUN, Kind.NOT_CONFIGURED, "Acme needs a key.");
		var comparison = compare(Optional.empty(), Optional.empty(), SUN);
		comparison.ask("Why is the sky blue?");
		assertEquals(List.of(), at.history.conversations());
		assertEquals(0, comparison.state().asked(), "the question stays to be asked again");

		comparison.choose(List.of(SUN, MOON));
		comparison.ask("Why is the sky blue?");

		var thread = at.history.conversations().getFirst();
		assertEquals("Why is the sky blue?", thread.title());
		assertEquals(List.of(thread.id()), at.opened);
		assertEquals(1, comparison.state().asked());
	}

	@Test
	void answersAQuestionThatIsThereBesideItsAnswersAndAChangedOneBesideIt() throws Exception {
		UUID thread = at.thread("What is light?", "A wave.");
		UUID question = at.history.lastMessages(thread, 2).getFirst().id();
		var words = new ArrayList<String>();
		var comparison = compare(Optional.of(thread), Optional.of(question), MOON, STAR);
		comparison.question(words::add);
		comparison.ask("What is light?");
		assertEquals(List.of("What is light?"), words);
		assertEquals(List.of("A wave.", "", ""), at.siblings(screen.id(0)));
		comparison.stop();

		compare(Optional.of(thread), Optional.of(question), MOON, STAR).ask("What is dark?");

		assertEquals(List.of("What is light?", "What is dark?"), at.siblings(question));
		assertEquals(List.of("", ""), at.siblings(screen.id(0)));
	}

	@Test
	void tellsThePiecesOfAllAnswersTogether() throws Exception {
		UUID thread = at.thread("What is light?", "A wave.");
		compare(Optional.of(thread), Optional.empty(), SUN, MOON, STAR).ask("And at night?");
		for (int i = 0; i < 50; i++)
			for (ModelId model : List.of(SUN, MOON, STAR))
				at.runner.in(thread, model).say(i + " ");
		assertEquals(List.of(), screen.streamed);

		assertEquals(1, at.round(), "150 pieces of three answers are one round");

		assertEquals(3, screen.streamed.size());
		assertTrue(screen.streamed.stream().allMatch(text -> text.startsWith("0 1 2 ") && text.endsWith("48 49 ")));
	}

	@Test
	void remembersUpToSixModels() {
		var many = new ArrayList<ModelId>();
		for (int i = 0; i < 8; i++)
			many.add(new ModelId("acme", "m" + i));
		at.compare(Optional.empty(), Optional.empty(), many.toArray(ModelId[]::new));

		var next = new Comparison(at.comparing, Optional.empty(), Optional.empty(), Runnable::run, at.rounds::add);

		assertEquals(many.subList(0, 6), next.state().chosen());
		assertFalse(next.state().hasRoom());
	}

	@Test
	void beginsWithTheModelOfTheThread() throws Exception {
		var first = new Comparison(at.comparing, Optional.of(at.thread("Hi", "Ho")), Optional.empty(), Runnable::run, at.rounds::add);
		assertEquals(List.of(SUN), first.state().chosen());
	}

	@Test
	void saysWhatItCostsAndWhatIsNotTakenBeforeAnythingIsSent() throws Exception {
		UUID thread = at.thread("x".repeat(400), "y".repeat(400));
		var picture = Message.user(Ids.next(), thread, at.history.conversation(thread).orElseThrow().leaf(), "Look", at.history.conversation(thread).orElseThrow().created())
				.withAttachments(List.of(new Attachment(new Content("0".repeat(64), 9), "image/png", "a.png", OptionalInt.of(750), OptionalInt.of(100), OptionalInt.empty(),
						Optional.empty())));
		at.history.append(picture);
		var comparison = compare(Optional.of(thread), Optional.empty(), SUN, MOON, STAR);
		comparison.weigh("z".repeat(400));

		assertEquals(List.of("The history stays, but The sun does not take images: 1 of this thread is not sent.",
				"The history stays, but The star does not take images: 1 of this thread is not sent."), comparison.state().files().remarks());
		assertEquals(Set.of(SUN, STAR), comparison.state().remarks().keySet(), "the moon sees");
		// 100 + 100 + 1 before and 100 now; only the moon gets the picture, which is 100 more
		assertEquals("≈ $702.00; no price is known for The star", comparison.state().cost());

		comparison.weigh("z".repeat(6_000));
		assertTrue(comparison.state().files().remarks().contains("The history stays, but its beginning is too long for The sun and is not sent."));
		assertEquals(0, at.runner.runs(thread).size());
	}

	@Test
	void sendsItsFilesToAllAndSaysBeforehandWhoDoesNotTakeThem() throws Exception {
		var comparison = compare(Optional.empty(), Optional.empty(), SUN, MOON);
		comparison.files().add(List.of(CompareFixture.words("a.txt", "w".repeat(400)), CompareFixture.picture("b.png")));

		assertEquals(List.of("The sun does not take images. Remove b.png or choose another model."), comparison.state().files().remarks());
		// words are 100 for both; the picture is 100 for the moon and cannot go to the sun
		assertEquals("≈ $300.00", comparison.state().cost());
		comparison.files().remove(comparison.state().files().files().getLast().id());
		assertEquals(List.of(), comparison.state().files().remarks());
		comparison.ask("");

		UUID thread = at.history.conversations().getFirst().id();
		var question = at.history.lastMessages(thread, 2).getFirst();
		assertEquals(List.of("a.txt"), question.attachments().stream().map(Attachment::fileName).toList());
		assertEquals("a.txt", at.history.conversations().getFirst().title());
		assertEquals(2, at.runner.runs(thread).size(), "both are asked the one question");
		assertEquals(List.of("a.txt"), screen.files);
		assertEquals(List.of(), comparison.state().files().files(), "what is asked waits no more");
	}

	@Test
	void waitsForItsFilesAndSendsNothingWhenOneCannotBeRead() throws Exception {
		UUID thread = at.thread("Hi", "Ho");
		var comparison = compare(Optional.of(thread), Optional.empty(), SUN, MOON);
		var reading = PendingFile.reading("a.txt");
		comparison.files().add(List.of(reading));
		comparison.ask("What is this?");
		assertTrue(comparison.state().files().sendWaits());
		assertEquals(List.of(), at.runner.runs(thread));

		comparison.files().follow(List.of(reading.failed("a.txt is damaged.")));
		assertEquals("Nothing was sent. Remove what cannot be read, then ask again.", comparison.state().notice());
		assertEquals(List.of("a.txt is damaged."), comparison.state().files().remarks());
		comparison.files().remove(reading.id());
		comparison.files().add(List.of(reading));
		comparison.ask("What is this?");
		comparison.stop();
		comparison.files().follow(List.of(reading.read(CompareFixture.words("a.txt", "words").file().orElseThrow())));
		assertEquals(List.of(), at.runner.runs(thread), "it was taken back");

		comparison.ask("What is this?");

		assertEquals(2, at.runner.runs(thread).size());
	}

	@Test
	void showsTheAnswersOfAQuestionSideBySideAgainAndAddsMoreToThem() throws Exception {
		UUID thread = at.thread("What is light?", "A wave.");
		var first = compare(Optional.of(thread), Optional.empty(), SUN, MOON);
		first.ask("And at night?");
		at.answer(thread, SUN, "Gone.");
		at.answer(thread, MOON, "Dim.");
		UUID dim = screen.id(1);
		first.take(dim);
		first.close();

		var again = compare(Optional.of(thread), Optional.of(screen.id(0)), STAR);

		assertEquals("And at night?", screen.question);
		assertEquals(List.of(SUN, MOON), screen.columns.stream().map(Column::model).toList());
		assertEquals(List.of("Gone.", "Dim."), screen.columns.stream().map(column -> column.answer().text()).toList());
		assertEquals(Optional.of(dim), screen.taken, "the one that was taken then");
		again.take(screen.id(0));
		assertEquals(List.of("What is light?", "A wave.", "And at night?", "Gone."), at.branch(thread));
		again.ask("And at night?");
		assertEquals(List.of("Gone.", "Dim.", ""), screen.columns.stream().map(column -> column.answer().text()).toList());
		assertEquals(List.of("Gone.", "Dim.", ""), at.siblings(screen.id(2)));
	}

	@Test
	void asksAQuestionWithItsFilesAgainAndWithoutOneOfThemBesideIt() throws Exception {
		var first = compare(Optional.empty(), Optional.empty(), MOON);
		first.files().add(List.of(CompareFixture.words("a.txt", "words"), CompareFixture.picture("b.png")));
		first.ask("Look");
		UUID thread = at.history.conversations().getFirst().id();
		at.answer(thread, MOON, "I see.");
		UUID question = at.history.lastMessages(thread, 2).getFirst().id();

		var same = compare(Optional.of(thread), Optional.of(question), SUN);
		assertEquals(List.of("a.txt", "b.png"), same.state().files().files().stream().map(PendingFile::name).toList());
		assertEquals(List.of("The sun does not take images. Remove b.png or choose another model."), same.state().files().remarks());
		same.files().remove(same.state().files().files().getLast().id());
		same.ask("Look");

		var beside = at.history.lastMessages(thread, 2).getFirst();
		assertEquals(List.of("Look", "Look"), at.siblings(question));
		assertEquals(List.of("a.txt"), beside.attachments().stream().map(Attachment::fileName).toList());
		assertEquals("words", at.runner.question().files().getFirst().text().orElseThrow());
		same.stop();
		compare(Optional.of(thread), Optional.of(question), MOON).ask("Look");
		assertEquals(2, at.siblings(question).size(), "nothing was changed this time");
		assertEquals(2, at.siblings(screen.id(0)).size());
	}
}
