package org.modalis.studio.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Message;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.testkit.FakeChatRunner;
import org.modalis.testkit.FakeModelRegistry;
import org.modalis.testkit.FakeProvider;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.InMemorySettings;

/** Drafts and the messages that wait, over a session. */
class UnsentMessagesTest {

	private final InMemoryHistoryStore history = new InMemoryHistoryStore();
	private final FakeChatRunner runner = new FakeChatRunner(history);
	private final FakeModelRegistry registry = new FakeModelRegistry();
	private final InMemorySettings settings = new InMemorySettings();
	private final Queue<Runnable> steps = new ArrayDeque<>();
	private boolean busy;
	private ChatSession session;
	private UUID thread;

	@BeforeEach
	void askOnce() {
		registry.show(FakeProvider.named("Local", "tiny").ready());
		settings.set("chat.titles", "false");
		open();
		session.send("One");
		history.settle();
		thread = session.state().shown().orElseThrow().id();
	}

	private void open() {
		session = new ChatSession(history.service(), runner, registry, settings, this::serially, Runnable::run);
	}

	private synchronized void serially(Runnable step) {
		steps.add(step);
		if (busy)
			return;
		busy = true;
		for (Runnable next = steps.poll(); next != null; next = steps.poll())
			next.run();
		busy = false;
	}

	private void queue(String... texts) {
		for (String text : texts)
			session.send(text);
		history.settle();
	}

	private List<String> waiting() {
		history.settle();
		return session.state().waiting().messages().stream().map(Queued::text).toList();
	}

	private List<String> asked() throws Exception {
		history.settle();
		return history.lastMessages(thread, 50).stream().filter(message -> message.role() == Message.Role.USER).map(Message::text).toList();
	}

	private UUID id(int place) {
		return session.state().waiting().messages().get(place).id();
	}

	@Test
	void sendsWhatWaitsInOrderAsEachAnswerEnds() throws Exception {
		session.draft(Optional.of(thread), "Two");
		queue("Two", "Three");
		assertEquals("", session.draft(Optional.of(thread)), "what is queued is not a draft any more");
		assertEquals(List.of("Two", "Three"), waiting());
		assertEquals(List.of("One"), asked());
		runner.in(thread).complete();
		assertEquals(List.of("Three"), waiting());
		assertEquals(List.of("One", "Two"), asked());
		runner.in(thread).complete();
		runner.in(thread).complete();
		assertEquals(List.of(), waiting());
		assertEquals(List.of("One", "Two", "Three"), asked());
	}

	@Test
	void goesOnInAThreadThatIsNotOnTheScreen() throws Exception {
		queue("Two");
		session.startNew();
		assertEquals(List.of(), waiting(), "they belong to their thread");
		runner.in(thread).complete();
		assertEquals(List.of("One", "Two"), asked());
	}

	@Test
	void aStoppedOrFailedAnswerLetsTheRestWaitUntilTheUserSaysSo() throws Exception {
		queue("Two", "Three");
		session.stop();
		assertEquals(List.of("Two", "Three"), waiting());
		assertTrue(session.state().waiting().paused().contains("stopped"), session.state().waiting().paused());
		assertEquals(List.of("One"), asked());
		session.queue(MessageQueue::resume);
		assertEquals(List.of("One", "Two"), asked());
		runner.in(thread).fail(ProviderException.Kind.UNAVAILABLE, "Gone.");
		assertTrue(session.state().waiting().paused().contains("failed"), session.state().waiting().paused());
		session.queue((all, id) -> all.remove(id, id(0)));
		assertEquals(Waiting.NONE, session.state().waiting());
	}

	@Test
	void aRefusedMessageStaysAndSaysWhy() throws Exception {
		queue("Two");
		runner.refuse(ProviderException.Kind.UNKNOWN_MODEL, "There is no such model.");
		runner.in(thread).complete();
		assertEquals(List.of("Two"), waiting());
		assertEquals("There is no such model.", session.state().waiting().paused());
	}

	@Test
	void changesMovesAndTakesOut() throws Exception {
		queue("Two", "Three", "Four");
		session.queue((all, id) -> all.move(id, id(2), -1));
		session.queue((all, id) -> all.edit(id, id(0), "Two!"));
		session.queue((all, id) -> all.remove(id, id(2)));
		assertEquals(List.of("Two!", "Four"), waiting());
		session.queue((all, id) -> all.clear(id));
		assertEquals(List.of(), waiting());
	}

	@Test
	void filesAreTakenOffAMessageThatWaitsAndAreSaidWhenTheyAreGone() throws Exception {
		var one = Attachment.of(new Content("ab".repeat(32), 1), "text/plain", "one.txt");
		var two = Attachment.of(new Content("cd".repeat(32), 1), "text/plain", "two.txt");
		session.send(Optional.of(thread), Question.of("", List.of(file("one.txt"), file("two.txt"))), List.of(one, two), () -> {
		});
		assertEquals("one.txt, two.txt", session.state().waiting().messages().getFirst().title());
		session.queue((all, id) -> all.edit(id, id(0), " "));
		session.queue((all, id) -> all.removeFile(id, id(0), one));
		assertEquals(List.of(two), session.state().waiting().messages().getFirst().files());
		runner.in(thread).complete();
		history.settle();
		assertTrue(session.state().waiting().paused().contains("two.txt"), session.state().waiting().paused());
		assertEquals(List.of("One"), asked());
		session.queue((all, id) -> all.removeFile(id, id(0), two));
		assertEquals(Waiting.NONE, session.state().waiting());
	}

	private static AttachedFile file(String name) {
		return AttachedFile.of(new Media("text/plain", name, new byte[] { 1 }));
	}

	@Test
	void aMessageThatIsBeingChangedIsNotSent() throws Exception {
		queue("Two");
		session.queue((all, id) -> all.hold(id(0)));
		runner.in(thread).complete();
		assertEquals(List.of("One"), asked());
		UUID message = id(0);
		session.queue((all, id) -> all.edit(id, message, "Two, better"));
		assertEquals(List.of("One", "Two, better"), asked());
	}

	@Test
	void draftsAndWhatWaitsAreThereAfterARestartAndNothingIsSentByItself() throws Exception {
		queue("Two\nlines", "{\"queue\":[]}");
		session.draft(Optional.of(thread), "half a thought");
		session.draft(Optional.empty(), "a new thought");
		session.close();
		open();
		assertEquals("half a thought", session.draft(Optional.of(thread)));
		assertEquals("a new thought", session.draft(Optional.empty()));
		assertEquals(List.of("Two\nlines", "{\"queue\":[]}"), waiting());
		assertTrue(session.state().waiting().paused().contains("closed"), session.state().waiting().paused());
		assertEquals(List.of("One"), asked());
	}

	@Test
	void aDraftThatLooksLikeAQueueIsADraft() {
		for (String text : List.of("", "plain", "{\"queue\":", "{\"queue\":[],\"draft\":\"x\"}", "{\"queue\":7}"))
			assertEquals(text, UnsentText.read(UnsentText.of(Unsent.NOTHING.withDraft(text))).draft());
	}

	@Test
	void savesWithinASecondWhileTheUserTypes() throws Exception {
		var rounds = new ArrayDeque<Runnable>();
		var drafts = new Drafts(settings, rounds::add);
		drafts.open(history, e -> {
			throw new AssertionError(e);
		});
		drafts.keep(Optional.of(thread), "a");
		drafts.keep(Optional.of(thread), "ab");
		assertEquals(1, rounds.size(), "one save for all that comes together");
		rounds.poll().run();
		assertEquals("ab", history.threads().draft(thread));
		drafts.keep(Optional.of(thread), "abc");
		rounds.poll().run();
		assertEquals("abc", history.threads().draft(thread));
	}

	@Test
	void theDraftOfADeletedThreadTroublesNobody() throws Exception {
		session.stop();
		session.draft(Optional.of(thread), "left");
		history.delete(thread);
		history.settle();
		session.close();
		assertEquals("", session.state().notice());
	}
}
