package org.modalis.studio.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.ThreadQuery;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.ProviderState;
import org.modalis.testkit.FakeChatRunner;
import org.modalis.testkit.FakeModelRegistry;
import org.modalis.testkit.FakeProvider;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.InMemorySettings;

class ChatSessionTest {

	private static final ModelId TINY = ModelId.parse("local/tiny");
	private static final ModelId LLAMA = ModelId.parse("ollama/llama3.2");

	private final InMemoryHistoryStore history = new InMemoryHistoryStore();
	private final FakeChatRunner runner = new FakeChatRunner(history);
	private final FakeModelRegistry registry = new FakeModelRegistry();
	private final InMemorySettings settings = new InMemorySettings();
	private final Queue<Runnable> rounds = new ArrayDeque<>();
	private final Screen screen = new Screen();
	private ChatSession session;

	@BeforeEach
	void start() {
		registry.show(FakeProvider.named("Local", "tiny").ready(), FakeProvider.named("Ollama", "llama3.2").ready());
		settings.set("chat.titles", "false");
		open();
	}

	/** Another session over the same history and settings, as after a restart. Steps run at once, one after the other. */
	private void open() {
		session = new ChatSession(history.service(), runner, registry, settings, this::serially, rounds::add);
		session.onConversation(screen);
	}

	private final Queue<Runnable> steps = new ArrayDeque<>();
	private boolean busy;

	private synchronized void serially(Runnable step) {
		steps.add(step);
		if (busy)
			return;
		busy = true;
		for (Runnable next = steps.poll(); next != null; next = steps.poll())
			next.run();
		busy = false;
	}

	private void round() {
		history.settle();
		for (Runnable next = rounds.poll(); next != null; next = rounds.poll())
			next.run();
	}

	private UUID shown() {
		return session.state().shown().orElseThrow().id();
	}

	private UUID send(String text) {
		session.send(text);
		history.settle();
		return shown();
	}

	@Test
	void beginsWithAnEmptyThreadAndAModelThatIsReady() {
		assertTrue(session.state().shown().isEmpty());
		assertEquals(Optional.of(TINY), session.state().model());
		assertTrue(session.state().canSend());
		assertTrue(history.conversations().isEmpty(), "an empty thread is not kept");
	}

	@Test
	void keepsANewThreadWithItsFirstQuestion() {
		UUID thread = send("Why is the sky blue?\nIn two sentences.");
		Conversation kept = history.conversation(thread).orElseThrow();
		assertEquals("Why is the sky blue?", kept.title());
		assertEquals(Optional.of(TINY), kept.model());
		assertEquals(List.of("Why is the sky blue?\nIn two sentences.", ""), screen.texts());
		assertTrue(session.state().answering());
	}

	@Test
	void showsTheAnswerGrowAndEnd() {
		UUID thread = send("Hello");
		runner.in(thread).say("Good ");
		runner.in(thread).say("morning");
		round();
		assertEquals(List.of("Good morning"), screen.streamed, "one round for both pieces");
		runner.in(thread).complete();
		round();
		assertEquals("Good morning", screen.texts().getLast());
		assertFalse(session.state().answering());
		assertEquals("Good morning", session.state().lastAnswer().orElseThrow().text());
	}

	@Test
	void stopsBeforeTheFirstPiece() {
		UUID thread = send("One");
		session.stop();
		history.settle();
		assertEquals(State.STOPPED, history.lastMessages(thread, 1).getFirst().state());
		assertFalse(session.state().answering());
	}

	@Test
	void saysWhatAnAnswerWaitsForAlsoWhenItsThreadIsDrawnAnew() {
		UUID first = send("One");
		runner.in(first).pause("waiting its turn: next", Duration.ZERO);
		assertEquals(List.of("waiting its turn: next 0"), screen.streamed);
		session.startNew();
		session.open(first);
		assertEquals(List.of("waiting its turn: next 0"), screen.streamed);
		runner.in(first).say("Now");
		session.startNew();
		session.open(first);
		assertEquals(List.of("Now"), screen.streamed, "it waits no more");
	}

	@Test
	void streamsSeveralThreadsWhileTheUserSwitches() {
		UUID first = send("One");
		session.startNew();
		UUID second = send("Two");
		assertEquals(2, session.state().running().size());
		runner.in(first).say("first answer");
		runner.in(second).say("second answer");
		round();
		assertEquals(List.of("second answer"), screen.streamed, "only the shown thread is drawn");
		session.open(first);
		assertEquals(List.of("first answer"), screen.streamed, "what came meanwhile is there");
		runner.in(first).say(", more");
		round();
		assertEquals("first answer, more", screen.streamed.getLast());
	}

	@Test
	void comesBackToTheThreadAfterARestart() {
		UUID first = send("One");
		session.startNew();
		send("Two");
		session.open(first);
		open();
		assertEquals(first, shown());
		assertEquals("One", screen.texts().getFirst());
	}

	@Test
	void startsEmptyWhenTheRememberedThreadIsGone() {
		settings.set("chat.thread", UUID.randomUUID().toString());
		open();
		assertTrue(session.state().shown().isEmpty());
		settings.set("chat.thread", "not an id");
		open();
		assertTrue(session.state().shown().isEmpty());
	}

	@Test
	void everyThreadKeepsItsModel() {
		UUID first = send("One");
		session.startNew();
		session.choose(LLAMA);
		UUID second = send("Two");
		session.open(first);
		assertEquals(Optional.of(TINY), session.state().model());
		session.open(second);
		assertEquals(Optional.of(LLAMA), session.state().model());
		session.startNew();
		assertEquals(Optional.of(LLAMA), session.state().model(), "a new thread begins with the last model");
	}

	@Test
	void saysThatAProviderIsGoneAndTakesNoOther() {
		send("One");
		session.stop();
		registry.show(FakeProvider.named("Ollama", "llama3.2").ready());
		var standing = session.state().standing();
		assertFalse(standing.usable());
		assertEquals("Provider local is not installed. Choose another model to go on.", standing.remark());
		assertEquals(Optional.of(TINY), session.state().model());
		session.send("Two");
		assertEquals(standing.remark(), session.state().notice());
		session.choose(LLAMA);
		history.settle();
		assertTrue(session.state().canSend());
	}

	@Test
	void aRefusedFirstQuestionLeavesNoThreadAndKeepsTheDraft() {
		runner.refuse(ProviderException.Kind.UNKNOWN_MODEL, "There is no such model.");
		session.draft(Optional.empty(), "One");
		session.send("One");
		history.settle();
		assertEquals("There is no such model.", session.state().notice());
		assertTrue(history.conversations().isEmpty());
		assertTrue(session.state().shown().isEmpty());
		assertEquals("One", session.draft(Optional.empty()));
	}

	@Test
	void aProviderThatWantsItsSettingsIsTheRemedy() {
		var unset = FakeProvider.named("Local", "tiny").as(ProviderState.Kind.NOT_CONFIGURED, "needs a key");
		registry.show(unset);
		assertEquals(Optional.of("local"), session.state().remedy(), "no model was ever chosen");
		session.choose(LLAMA);
		assertEquals(Optional.empty(), session.state().remedy(), "the settings of another provider do not help");
		session.choose(TINY);
		assertEquals(Optional.of("local"), session.state().remedy());
		registry.show(FakeProvider.named("Local", "tiny").as(ProviderState.Kind.UNREACHABLE, "down"));
		assertEquals(Optional.empty(), session.state().remedy(), "settings do not help a server that is down");
	}

	@Test
	void aRefusedKeyLeadsToTheSettingsUntilTheUserGoesOn() {
		UUID thread = send("One");
		runner.in(thread).fail(ProviderException.Kind.AUTH, "The key was refused.");
		assertEquals(Optional.of("local"), session.state().remedy());
		assertTrue(session.state().notice().contains("settings"), session.state().notice());
		session.choose(LLAMA);
		assertEquals(Optional.empty(), session.state().remedy());
		send("Two");
		runner.in(thread).fail(ProviderException.Kind.RATE_LIMIT, "Too many calls.");
		assertEquals(Optional.empty(), session.state().remedy(), "no setting helps against a limit");
		runner.refuse(ProviderException.Kind.NOT_CONFIGURED, "Ollama needs a base URL.");
		session.send("Three");
		history.settle();
		assertEquals("Ollama needs a base URL.", session.state().notice());
		assertEquals(Optional.of("ollama"), session.state().remedy());
	}

	@Test
	void aFullDiskIsSaidAndNothingIsShownAsSent() {
		history.failWrites(Optional.of(new HistoryException(HistoryException.Kind.NO_SPACE, "The disk is full.")));
		session.send("One");
		history.settle();
		assertEquals("The disk is full.", session.state().notice());
		assertTrue(screen.messages.isEmpty());
		assertFalse(session.state().sending());
	}

	@Test
	void keepsADraftPerThread() {
		UUID thread = send("One");
		session.draft(Optional.of(thread), "half a thought");
		session.startNew();
		assertEquals("", session.draft(Optional.empty()));
		assertEquals("half a thought", session.draft(Optional.of(thread)));
	}

	@Test
	void clearsTheDraftThatWasSent() {
		session.draft(Optional.empty(), "One");
		send("One");
		assertEquals("", session.draft(Optional.empty()));
	}

	@Test
	void keepsHowAThreadAsksAndSendsNothingThatTheModelLacks() {
		var asked = ChatParameters.DEFAULT.withSystem("Be brief.").withTemperature(OptionalDouble.of(0.5))
				.withMaxOutputTokens(OptionalInt.of(100));
		session.parameters(asked);
		UUID thread = send("One");
		assertEquals("Be brief.", runner.parameters().system());
		assertEquals(OptionalInt.of(100), runner.parameters().maxOutputTokens());
		assertTrue(runner.parameters().temperature().isEmpty(), "this model takes no temperature");
		session.startNew();
		assertEquals(ChatParameters.DEFAULT, session.state().parameters());
		open();
		session.open(thread);
		assertEquals(asked, session.state().parameters());
		session.delete(thread);
		history.settle();
		assertTrue(settings.all().keySet().stream().noneMatch(name -> name.contains(thread.toString())));
	}

	@Test
	void deletesAThreadAndShowsAnEmptyOne() {
		UUID thread = send("One");
		session.delete(thread);
		history.settle();
		assertTrue(history.conversations().isEmpty());
		assertTrue(session.state().shown().isEmpty());
		assertTrue(session.state().threads().isEmpty());
		assertTrue(screen.messages.isEmpty());
	}

	@Test
	void renamesOnOneLine() {
		UUID thread = send("One");
		session.rename(thread, " A better\nname\u202e ");
		history.settle();
		assertEquals("A better name", session.state().shown().orElseThrow().title());
		session.rename(thread, "   ");
		history.settle();
		assertEquals("A better name", session.state().shown().orElseThrow().title());
	}

	@Test
	void opensALongThreadByItsEndAndBringsMoreOnDemand() throws HistoryException {
		UUID thread = longThread(5000);
		session.open(thread);
		assertEquals(60, screen.messages.size());
		assertEquals("message 4999", screen.texts().getLast());
		assertTrue(screen.more);
		session.page(Paging.OLDER);
		assertEquals(90, screen.messages.size());
		assertEquals("message 4910", screen.texts().getFirst());
	}

	@Test
	void readsALongThreadFromEndToEndWithAStretchOfItOnTheScreen() throws HistoryException {
		session.open(longThread(1000));
		int most = 0;
		for (int i = 0; screen.more; i++) {
			session.page(Paging.OLDER);
			most = Math.max(most, screen.messages.size());
			assertEquals(numbered(Integer.parseInt(screen.texts().getFirst().substring(8)), screen.messages.size()), screen.texts());
			assertTrue(i < 100);
		}
		assertTrue(most <= 180, most + " messages at once");
		assertTrue(screen.later);
		assertEquals("message 0", screen.texts().getFirst());
		for (int i = 0; screen.later; i++) {
			session.page(Paging.NEWER);
			assertEquals(numbered(Integer.parseInt(screen.texts().getFirst().substring(8)), screen.messages.size()), screen.texts());
			assertTrue(i < 100);
		}
		assertEquals("message 999", screen.texts().getLast());
		assertTrue(screen.more && screen.messages.size() <= 180);
	}

	private static List<String> numbered(int first, int count) {
		return IntStream.range(first, first + count).mapToObj(i -> "message " + i).toList();
	}

	@Test
	void goesToTheBeginningAndBackToTheEndAtOnce() throws HistoryException {
		session.open(longThread(2500));
		session.page(Paging.FIRST);
		assertEquals(numbered(0, 60), screen.texts());
		assertFalse(screen.more);
		assertTrue(screen.later);
		session.page(Paging.LATEST);
		assertEquals(numbered(2440, 60), screen.texts());
		assertFalse(screen.later);
	}

	@Test
	void whoAsksInTheMiddleOfAThreadSeesWhatComes() throws Exception {
		session.open(longThread(500));
		session.page(Paging.FIRST);
		assertTrue(screen.later);
		send("And now?");
		assertFalse(screen.later);
		assertTrue(screen.texts().contains("And now?"));
		assertTrue(screen.texts().contains("message 499"));
	}

	@Test
	void wordsAreFoundInTheWholeThread() throws Exception {
		UUID thread = longThread(1200);
		var all = history.lastMessages(thread, 1200);
		var found = FoundWords.in(history, thread, new FoundWords.Sought("MESSAGE  11", Optional.of(all.get(111).id()), Message::text), () -> true);
		assertEquals(111, found.places().size());
		assertEquals(all.get(11).id(), found.places().getFirst().message());
		assertEquals(all.get(1199).id(), found.places().getLast().message());
		assertEquals(all.get(111).id(), found.places().get(found.from()).message());
		var twice = FoundWords.in(history, thread, new FoundWords.Sought("s", Optional.empty(), Message::text), () -> true);
		assertEquals(2, twice.places().getFirst().count());
		assertEquals(0, FoundWords.in(history, thread, new FoundWords.Sought("s", Optional.empty(), Message::text), () -> false).places().size());
	}

	@Test
	void stopsAskingForMoreAtTheBeginning() throws HistoryException {
		session.open(longThread(70));
		session.page(Paging.OLDER);
		assertEquals(70, screen.messages.size());
		assertFalse(screen.more);
		session.page(Paging.OLDER);
		assertEquals(70, screen.messages.size());
	}

	private UUID longThread(int length) throws HistoryException {
		UUID thread = history.createConversation("Long", Optional.of(TINY)).id();
		var messages = new ArrayList<Message>();
		Optional<UUID> parent = Optional.empty();
		for (int i = 0; i < length; i++) {
			messages.add(Message.user(Ids.next(), thread, parent, "message " + i, Instant.now()));
			parent = Optional.of(messages.getLast().id());
		}
		history.appendAll(messages);
		history.settle();
		return thread;
	}

	@Test
	void ofATemporaryChatNothingIsKeptNotEvenItsNameForTheNextStart() throws Exception {
		UUID kept = send("Kept");
		session.startTemporary();
		assertTrue(session.state().temporary());
		UUID thread = send("Secret");
		assertTrue(history.conversation(thread).orElseThrow().temporary());
		assertFalse(settings.all().toString().contains(thread.toString()));
		assertFalse(history.threads().find(ThreadQuery.ALL, 0, 9).stream().anyMatch(Conversation::temporary));
		session.startTemporary();
		session.draft(Optional.empty(), "half a secret");
		session.startNew();
		assertFalse(session.state().temporary());
		assertEquals("", session.draft(Optional.empty()));
		session.open(kept);
		assertEquals(kept, shown());
	}

	@Test
	void aMessageIsRevealedOnItsBranchWithThoseAroundIt() throws Exception {
		Conversation thread = history.createConversation("Long", Optional.of(TINY));
		var first = Message.user(UUID.randomUUID(), thread.id(), Optional.empty(), "the first", Instant.EPOCH);
		history.append(first);
		Optional<UUID> last = Optional.of(first.id());
		for (int i = 0; i < 150; i++) {
			var next = Message.user(UUID.randomUUID(), thread.id(), last, "number " + i, Instant.EPOCH);
			history.append(next);
			last = Optional.of(next.id());
		}
		var other = Message.user(UUID.randomUUID(), thread.id(), Optional.empty(), "another branch", Instant.EPOCH);
		history.append(other);
		history.settle();
		session.reveal(thread.id(), first.id());
		history.settle();
		assertEquals(List.of(first.id()), screen.revealed);
		assertEquals("the first", screen.texts().getFirst());
		assertEquals("number 29", screen.texts().getLast());
		assertTrue(screen.later);
		session.reveal(thread.id(), other.id());
		history.settle();
		assertEquals(other.id(), screen.revealed.getLast());
		assertEquals(List.of("another branch"), screen.texts());
	}

	@Test
	void aHistoryThatCannotBeOpenedIsSaid() {
		var broken = new HistoryService() {
			@Override
			public HistoryStore open() throws HistoryException {
				throw new HistoryException(HistoryException.Kind.IN_USE, "Another Modalis (process 42) has this workspace open.");
			}

			@Override
			public Path restoreBackup() {
				throw new UnsupportedOperationException();
			}
		};
		session = new ChatSession(broken, runner, registry, settings, this::serially, rounds::add);
		assertEquals(ChatState.Phase.FAILED, session.state().phase());
		session.send("One");
		assertEquals("Another Modalis (process 42) has this workspace open.", session.state().notice());
	}

	@Test
	void handsOverTheTextOfAnAnswerThatIsStillComing() {
		UUID thread = send("One");
		runner.in(thread).say("so far");
		var heard = new ArrayList<String>();
		session.text(runner.in(thread).answer().id(), heard::add);
		assertEquals(List.of("so far"), heard);
	}

	private UUID answered(String question, String answer) {
		UUID thread = send(question);
		finish(thread, answer);
		return thread;
	}

	private void finish(UUID thread, String answer) {
		history.settle();
		runner.in(thread).say(answer);
		runner.in(thread).complete();
		round();
	}

	@Test
	void aRegeneratedAnswerStandsBesideTheFirstAndThePagerGoesBack() {
		UUID thread = answered("One", "First");
		session.regenerate(screen.messages.getLast().id());
		finish(thread, "Second");
		assertEquals(List.of("One", "Second"), screen.texts());
		var second = screen.messages.getLast().id();
		assertEquals(2, screen.siblings.get(second).all().size());
		session.sibling(second, -1);
		history.settle();
		assertEquals(List.of("One", "First"), screen.texts());
		session.sibling(screen.messages.getLast().id(), -1);
		history.settle();
		assertEquals(List.of("One", "First"), screen.texts(), "there is none before the first");
	}

	@Test
	void anEditedQuestionIsKeptBesideTheFirstWithAndWithoutAsking() {
		UUID thread = answered("One", "First");
		var question = screen.messages.getFirst().id();
		session.edit(question, "One, better", true);
		finish(thread, "Better");
		assertEquals(List.of("One, better", "Better"), screen.texts());
		session.edit(question, "One, kept", false);
		history.settle();
		assertEquals(List.of("One, kept"), screen.texts());
		assertFalse(session.state().answering());
		assertEquals(3, screen.siblings.get(screen.messages.getFirst().id()).all().size());
	}

	@Test
	void goesOnWithAnAnswerBelowIt() {
		UUID thread = answered("One", "Begun");
		session.goOn(screen.messages.getLast().id());
		finish(thread, " and done");
		assertEquals(List.of("One", "Begun", " and done"), screen.texts());
	}

	@Test
	void aForkIsAThreadOfItsOwnAndTheFirstStays() {
		UUID thread = answered("One", "First");
		var answer = screen.messages.getLast().id();
		finish(send("Two"), "Second");
		session.open(thread);
		session.fork(answer);
		history.settle();
		assertFalse(thread.equals(shown()));
		assertEquals(List.of("One", "First"), screen.texts());
		assertEquals(4, history.messageCount(thread));
	}

	@Test
	void aDeletedMessageTakesWhatIsBelowItAlong() {
		UUID thread = answered("One", "First");
		finish(send("Two"), "Second");
		session.deleteFrom(screen.messages.get(2).id());
		history.settle();
		assertEquals(List.of("One", "First"), screen.texts());
		assertEquals(2, history.messageCount(thread));
	}
}
