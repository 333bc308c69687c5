package org.modalis.core.internal.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.Question;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.Source;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.transport.HttpCall;
import org.modalis.core.internal.fakes.RecordingLog;
import org.modalis.core.internal.fakes.ScriptedProvider;
import org.modalis.core.internal.provider.CallContexts;
import org.modalis.core.internal.transport.ApacheHttpTransport;
import org.modalis.core.internal.usage.UsageLedgerImpl;
import org.modalis.testkit.FakeModelRegistry;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.InMemoryKeyStore;
import org.modalis.testkit.InMemorySettings;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

@Timeout(60)
class ChatRunnerTest {

	private static final ChatListener DEAF = new ChatListener() {
	};
	private static final Source TEST = new Source("test", LocalDate.EPOCH);
	private static final ContentPart.Media PICTURE = new ContentPart.Media("image/png", "a.png", new byte[] { 1 });
	private static final ToolSpec LOOK = new ToolSpec("look", "Looks.", "{}");
	private static final ChatAnswer DONE = new ChatAnswer(ChatAnswer.Finish.STOP, Usage.of(3, 5));

	private final InMemoryHistoryStore store = new InMemoryHistoryStore();
	private final FakeModelRegistry registry = new FakeModelRegistry();
	private final InMemorySettings settings = new InMemorySettings();
	private final InMemoryKeyStore keys = new InMemoryKeyStore();
	private final RecordingLog log = new RecordingLog();
	private final ChatRunnerImpl runner = new ChatRunnerImpl(store.service(), registry,
			new CallContexts(new ApacheHttpTransport(), keys, settings), new UsageLedgerImpl(), log.logger(), Duration.ofMillis(20));
	private final ScriptedProvider acme = new ScriptedProvider("acme");
	private final CountDownLatch never = new CountDownLatch(1);
	private UUID thread;

	@BeforeEach
	void prepare() throws HistoryException {
		registry.add(acme, ModelInfo.chat(acme.model(), "Model M"));
		thread = store.createConversation("", Optional.of(acme.model())).id();
	}

	private ChatRun ask(String text, ChatListener listener) throws HistoryException, ChatRefusedException {
		return runner.ask(thread, text, acme.model(), ChatParameters.DEFAULT, listener);
	}

	private Message saved(ChatRun run) throws HistoryException {
		return store.message(run.answer().id()).orElseThrow();
	}

	@Test
	void keepsQuestionAndAnswerAndTellsInOrder() throws Exception {
		acme.chats((request, sink, context) -> {
			sink.reasoning("Hm");
			sink.text("Hel");
			sink.text("lo");
			return DONE;
		});
		var heard = new CopyOnWriteArrayList<String>();
		var run = ask("Hi", new Notes(heard));
		assertEquals(State.COMPLETE, store.message(run.question().id()).orElseThrow().state());

		var answer = run.await();

		assertEquals(List.of("reasoning Hm", "text Hel", "text lo", "finished COMPLETE"), heard);
		assertEquals("Hello", answer.text());
		assertEquals("Hm", answer.reasoning());
		assertEquals(Usage.of(3, 5), answer.usage());
		assertTrue(answer.firstToken().isPresent() && answer.duration().isPresent());
		assertEquals(answer, saved(run));
		assertEquals(Optional.of(run.question().id()), answer.parent());
		assertTrue(run.done() && runner.running(thread).isEmpty());
		assertEquals(0, registry.listeners());
	}

	@Test
	void sendsTheBranchWithTheSpeakersInTurn() throws Exception {
		ask("One", DEAF).await();
		acme.chats((request, sink, context) -> {
			throw new ProviderException(Kind.UNAVAILABLE, "Down.");
		});
		ask("Two", DEAF).await();
		acme.chats((request, sink, context) -> DONE);
		ask("Three", DEAF).await();
		acme.awaitRequest();
		acme.awaitRequest();
		assertEquals(List.of(new ChatMessage(ChatMessage.Role.USER, "One"), new ChatMessage(ChatMessage.Role.ASSISTANT, "Hello"),
				new ChatMessage(ChatMessage.Role.USER, "Two\n\nThree")), acme.awaitRequest().messages());
	}

	@Test
	void leavesTheOldestOutWhenTheWindowIsFullAndSaysSoOnce() throws Exception {
		registry.remove(acme);
		registry.add(acme, ModelInfo.chat(acme.model(), "Small").withLimits(Limits.context(400, new Source("test", LocalDate.EPOCH))));
		for (int i = 0; i < 8; i++)
			ask(i + "x".repeat(300), DEAF).await();
		for (int i = 0; i < 7; i++)
			acme.awaitRequest();
		var last = acme.awaitRequest().messages();
		assertEquals(ChatMessage.Role.USER, last.getFirst().role());
		assertTrue(last.getFirst().text().startsWith("5"), last.getFirst().text());
		assertTrue(last.stream().mapToInt(message -> message.text().length()).sum() / 4 <= 300);
		var notes = store.lastMessages(thread, 100).stream().map(Message::note).toList();
		assertTrue(notes.contains(Prompt.CUT), notes.toString());
	}

	@Test
	void readsALongThreadInPages() throws Exception {
		for (int i = 0; i < 150; i++)
			ask("q" + i, DEAF).await();
		for (int i = 0; i < 149; i++)
			acme.awaitRequest();
		assertEquals(299, acme.awaitRequest().messages().size());
	}

	@Test
	void refusesWhatCannotBeAsked() throws Exception {
		refused(new ModelId("acme", "other"), Kind.UNKNOWN_MODEL, "acme/m");
		refused(new ModelId("gone", "m"), Kind.UNKNOWN_MODEL, "There are: acme");
		var unset = new ScriptedProvider("unset");
		registry.add(unset, ProviderState.Kind.NOT_CONFIGURED, "no base URL is set");
		refused(unset.model(), Kind.NOT_CONFIGURED, "no base URL is set");
		var old = new ScriptedProvider("old");
		registry.add(old, ModelInfo.chat(old.model(), "Old").withLifecycle(new Lifecycle(Lifecycle.Stage.RETIRED,
				Optional.of(LocalDate.of(2020, 1, 1)), Optional.of(acme.model()))));
		refused(old.model(), Kind.RETIRED,
				"Old (old/m) is no longer served since 1 Jan 2020. Its successor is Model M (acme/m).");
		assertEquals(Optional.of(acme.model()), refusal(old.model()).successor());
		var taken = new ScriptedProvider("taken");
		registry.add(taken, ModelInfo.chat(taken.model(), "Taken").withLifecycle(
				new Lifecycle(Lifecycle.Stage.NOT_OFFERED, Optional.of(LocalDate.of(2026, 11, 22)), Optional.empty())),
				ModelInfo.chat(new ModelId("taken", "n"), "New"));
		refused(taken.model(), Kind.RETIRED, "as of 22 Nov 2026. The taken offers: taken/n.");
		var off = new ScriptedProvider("off");
		registry.add(off, ProviderState.Kind.DISABLED, "switched off in its settings", ModelInfo.chat(off.model(), "Off"));
		refused(off.model(), Kind.NOT_CONFIGURED, "switched off");
		registry.remove(old);
		registry.add(old, ProviderState.Kind.NOT_CONFIGURED, "no key is set", ModelInfo.chat(old.model(), "Old").withLifecycle(
				new Lifecycle(Lifecycle.Stage.RETIRED, Optional.of(LocalDate.of(2020, 1, 1)), Optional.of(acme.model()))));
		refused(old.model(), Kind.RETIRED, "Its successor is Model M (acme/m).");
		assertEquals(0, store.messageCount(thread));
	}

	private ChatRefusedException refusal(ModelId model) {
		return assertThrows(ChatRefusedException.class, () -> runner.ask(thread, "Hi", model, ChatParameters.DEFAULT, DEAF));
	}

	private void refused(ModelId model, Kind kind, String says) {
		var error = refusal(model);
		assertEquals(kind, error.kind());
		assertTrue(error.getMessage().contains(says), error.getMessage());
	}

	@Test
	void saysWhichParametersTheModelDoesNotTakeAndSendsTheRest() throws Exception {
		show(Capability.STREAMING, Capability.TEMPERATURE);
		var wanted = ChatParameters.DEFAULT.withSeed(OptionalLong.of(7)).withTemperature(OptionalDouble.of(0.5)).withSystem("Be brief");
		var answer = runner.ask(thread, "Hi", acme.model(), wanted, DEAF).await();
		assertEquals("A system prompt and a seed were not sent, because Able does not take them.", answer.note());
		assertEquals(ChatParameters.DEFAULT.withTemperature(OptionalDouble.of(0.5)), acme.awaitRequest().parameters());
	}

	@Test
	void sendsFilesAndToolsOnceAndHandsToolCallsAndCostBack() throws Exception {
		show(Capability.VISION, Capability.FUNCTION_CALLING);
		var call = new ContentPart.ToolCall("c1", "look", "{}");
		acme.chats((request, sink, context) -> {
			sink.toolCall(0, "c1", "look", "{}");
			return new ChatAnswer(ChatAnswer.Finish.TOOL_CALLS, Usage.of(1_000_000, 500_000), List.of(call), Optional.empty());
		});
		var question = Question.of("What is it?").withAttachments(List.of(PICTURE)).withTools(List.of(LOOK), ToolChoice.REQUIRED);
		var run = runner.askOnce(question, acme.model(), ChatParameters.DEFAULT, DEAF);
		run.await();
		assertEquals(List.of(call), run.toolCalls());
		assertEquals(Optional.of(Money.of("4", "USD")), run.cost());
		var sent = acme.awaitRequest();
		assertEquals(List.of(PICTURE, new ContentPart.Text("What is it?")), sent.messages().getLast().parts());
		assertEquals(List.of(LOOK), sent.tools());
		assertEquals(ToolChoice.REQUIRED, sent.toolChoice());
	}

	@Test
	void refusesFilesThatTheModelDoesNotTakeAndNamesOneThatDoes() throws Exception {
		show(Capability.STREAMING);
		var seeing = able("seeing", Capability.VISION);
		registry.remove(acme);
		registry.add(acme, able("m", Capability.STREAMING), seeing);
		var question = Question.of("What is it?").withAttachments(List.of(PICTURE));
		var error = assertThrows(ChatRefusedException.class,
				() -> runner.askOnce(question, acme.model(), ChatParameters.DEFAULT, DEAF));
		assertEquals(Kind.UNSUPPORTED, error.kind());
		assertEquals("Able does not take images. Nothing was sent. These do: acme/seeing.", error.getMessage());
		assertEquals(Optional.of(seeing.id()), error.successor());
		assertThrows(ChatRefusedException.class, () -> runner.ask(thread, question, acme.model(), ChatParameters.DEFAULT, DEAF));
		assertEquals(0, store.messageCount(thread));
	}

	@Test
	void keepsFilesWithTheQuestionAndSendsThemAgainWithTheThread() throws Exception {
		show(Capability.VISION);
		runner.ask(thread, Question.of("What is it?").withAttachments(List.of(PICTURE)), acme.model(), ChatParameters.DEFAULT, DEAF).await();
		acme.awaitRequest();
		var kept = store.lastMessages(thread, 10).getFirst().attachments();
		assertEquals(List.of(PICTURE.fileName()), kept.stream().map(file -> file.fileName()).toList());
		ask("And now?", DEAF).await();
		var sent = acme.awaitRequest().messages().getFirst().parts();
		assertArrayEquals(PICTURE.bytes(), ((ContentPart.Media) sent.getFirst()).bytes());
		registry.remove(acme);
		show(Capability.STREAMING);
		var blind = ask("Once more?", DEAF).await();
		assertTrue(acme.awaitRequest().messages().stream().flatMap(message -> message.parts(ContentPart.Media.class)).findAny().isEmpty());
		assertTrue(blind.note().contains("A file of this thread was not sent"), blind.note());
	}

	@Test
	void sendsTheWordsOfAFileWhereTheModelDoesNotTakeTheFile() throws Exception {
		show(Capability.PDF);
		var pdf = AttachedFile.of(new ContentPart.Media("application/pdf", "a \"b\".pdf", new byte[] { 1, 2 }), "Words of the page").withPages(1);
		var notes = AttachedFile.of(new ContentPart.Media("text/plain", "notes.txt", "Grüße".getBytes(StandardCharsets.UTF_8)), "Grüße");
		runner.ask(thread, Question.of("Sum up", List.of(pdf, notes)), acme.model(), ChatParameters.DEFAULT, DEAF).await();
		assertEquals(List.of(pdf.media(), new ContentPart.Text("<file name=\"notes.txt\">\nGrüße\n</file>\n\nSum up")),
				acme.awaitRequest().messages().getFirst().parts());
		var kept = store.lastMessages(thread, 10).getFirst().attachments();
		assertEquals(OptionalInt.of(1), kept.getFirst().pages());
		assertEquals(kept.getLast().content(), kept.getLast().text().orElseThrow(), "one content, kept once");

		registry.remove(acme);
		show(Capability.STREAMING);
		var answer = ask("And now?", DEAF).await();
		var sent = acme.awaitRequest().messages().getFirst();
		assertEquals(List.of(), sent.parts(ContentPart.Media.class).toList());
		assertTrue(sent.text().startsWith("<file name=\"a _b_.pdf\">\nWords of the page\n</file>"), sent.text());
		assertEquals("", answer.note());
	}

	@Test
	void asksWithAFileAlone() throws Exception {
		show(Capability.VISION);
		runner.ask(thread, Question.of("", List.of(AttachedFile.of(PICTURE))), acme.model(), ChatParameters.DEFAULT, DEAF).await();
		assertEquals(List.of(PICTURE), acme.awaitRequest().messages().getFirst().parts());
	}

	@Test
	void anEditedQuestionStandsBesideTheFirstAndBothAreKept() throws Exception {
		var first = ask("One", DEAF);
		first.await();
		acme.awaitRequest();
		var edited = runner.askAfter(thread, Optional.empty(), Question.of("One, edited"), acme.model(), ChatParameters.DEFAULT, DEAF);
		edited.await();
		assertEquals(List.of(new ChatMessage(ChatMessage.Role.USER, "One, edited")), acme.awaitRequest().messages());
		assertEquals(List.of("One, edited", "Hello"), store.lastMessages(thread, 10).stream().map(Message::text).toList());
		assertEquals("One", store.message(first.question().id()).orElseThrow().text());
		assertEquals(2, store.branches().siblings(List.of(edited.question().id())).get(edited.question().id()).all().size());
	}

	@Test
	void anotherAnswerStandsBesideTheFirst() throws Exception {
		var first = ask("One", DEAF);
		first.await();
		acme.awaitRequest();
		var again = runner.answerAgain(first.question().id(), acme.model(), ChatParameters.DEFAULT, DEAF);
		again.await();
		assertEquals(List.of(new ChatMessage(ChatMessage.Role.USER, "One")), acme.awaitRequest().messages());
		assertEquals(first.question().id(), again.answer().parent().orElseThrow());
		assertEquals(2, store.branches().siblings(List.of(again.answer().id())).get(again.answer().id()).all().size());
	}

	@Test
	void aCutAnswerIsGoneOnWithInAMessageOfItsOwnAndSentAsOne() throws Exception {
		var first = ask("One", DEAF);
		first.await();
		acme.awaitRequest();
		var more = runner.continueAnswer(first.answer().id(), acme.model(), ChatParameters.DEFAULT, DEAF);
		more.await();
		var sent = acme.awaitRequest().messages();
		assertEquals(List.of("One", "Hello", Turn.GO_ON), sent.stream().map(ChatMessage::text).toList());
		assertEquals(first.answer().id(), more.answer().parent().orElseThrow());
		ask("Two", DEAF).await();
		assertEquals(List.of("One", "HelloHello", "Two"), acme.awaitRequest().messages().stream().map(ChatMessage::text).toList());
	}

	@Test
	void severalModelsAnswerTheSameQuestionAtOnceAndNoOtherMeanwhile() throws Exception {
		var open = new CountDownLatch(1);
		acme.chats((request, sink, context) -> {
			open.await();
			sink.text("Done");
			return DONE;
		});
		var first = ask("One", DEAF);
		var second = runner.answerAgain(first.question().id(), acme.model(), ChatParameters.DEFAULT, DEAF);
		assertEquals(2, runner.runs(thread).size());
		assertThrows(ChatRefusedException.class, () -> ask("Two", DEAF));
		open.countDown();
		first.await();
		second.await();
		assertTrue(runner.runs(thread).isEmpty());
		acme.chats((request, sink, context) -> DONE);
		ask("Two", DEAF).await();
	}

	@Test
	void keepsToolCallsAndCostWithTheAnswer() throws Exception {
		show(Capability.FUNCTION_CALLING);
		acme.chats((request, sink, context) -> new ChatAnswer(ChatAnswer.Finish.TOOL_CALLS, Usage.of(1_000_000, 500_000),
				List.of(new ContentPart.ToolCall("c1", "look", "{}")), Optional.empty()));
		var answer = runner.ask(thread, Question.of("Look").withTools(List.of(LOOK), ToolChoice.AUTO), acme.model(), ChatParameters.DEFAULT, DEAF)
				.await();
		var kept = store.message(answer.id()).orElseThrow();
		assertEquals("[{\"id\":\"c1\",\"name\":\"look\",\"arguments\":\"{}\"}]", kept.toolCalls());
		assertEquals(0, new BigDecimal("4").compareTo(kept.cost().orElseThrow().amount()));
	}

	@Test
	void offersTheSuccessorWhenTheVendorSaysThatTheModelIsGone() throws Exception {
		var next = new ModelId("acme", "next");
		registry.remove(acme);
		registry.add(acme, able("m").withLifecycle(new Lifecycle(Lifecycle.Stage.DEPRECATED, Optional.empty(), Optional.of(next))));
		acme.chats((request, sink, context) -> {
			throw new ProviderException(Kind.UNKNOWN_MODEL, "No such model.");
		});
		var told = new CopyOnWriteArrayList<Optional<ModelId>>();
		ask("Hi", new ChatListener() {
			@Override
			public void failed(ProviderException error) {
				told.add(error.successor());
			}
		}).await();
		assertEquals(List.of(Optional.of(next)), told);
	}

	private void show(Capability... can) {
		registry.remove(acme);
		registry.add(acme, able("m", can));
	}

	private static ModelInfo able(String name, Capability... can) {
		return ModelInfo.chat(new ModelId("acme", name), "Able").withAbilities(new Abilities(Set.of(can), TEST))
				.withPricing(Pricing.perMillionTokens("2", "4", TEST));
	}

	@Test
	void asksAProviderThatHasNotYetNamedItsModels() throws Exception {
		var slow = new ScriptedProvider("slow");
		registry.add(slow, ProviderState.Kind.CHECKING, "");
		assertEquals("Hello", runner.ask(thread, "Hi", slow.model(), ChatParameters.DEFAULT, DEAF).await().text());
	}

	@Test
	void takesOneQuestionAtATimeInAThreadAndManyInSeveral() throws Exception {
		var go = new CountDownLatch(1);
		acme.chats((request, sink, context) -> {
			go.await();
			sink.text("x");
			return DONE;
		});
		var first = ask("One", DEAF);
		assertThrows(ChatRefusedException.class, () -> ask("Two", DEAF));
		assertEquals(Optional.of(first), runner.running(thread));
		var others = new ArrayList<ChatRun>();
		for (int i = 0; i < 20; i++)
			others.add(runner.ask(store.createConversation("", Optional.empty()).id(), "Hi", acme.model(), ChatParameters.DEFAULT, DEAF));
		go.countDown();
		for (var run : others)
			assertEquals("x", run.await().text());
		assertEquals("x", first.await().text());
		assertEquals(State.COMPLETE, ask("Two", DEAF).await().state());
	}

	@Test
	void L21_stopEndsAProviderThatIgnoresItAndHearsNothingLater() throws Exception {
		var began = new CountDownLatch(1);
		var ended = new CountDownLatch(1);
		acme.chats((request, sink, context) -> {
			sink.text("so far");
			began.countDown();
			while (never.getCount() > 0)
				try {
					never.await();
				} catch (InterruptedException e) {
					// this is what the test is about
				}
			sink.text(" late");
			ended.countDown();
			return DONE;
		});
		var heard = new CopyOnWriteArrayList<String>();
		var run = ask("Hi", new Notes(heard));
		began.await();
		run.stop();
		var answer = run.await();
		assertEquals(State.STOPPED, answer.state());
		assertTrue(never.getCount() > 0, "it ended without the provider");
		never.countDown();
		ended.await();
		assertEquals("so far", saved(run).text());
		assertEquals(List.of("text so far", "finished STOPPED"), heard);
	}

	@Test
	void L21_stopBeforeTheFirstByteClosesTheConnection() throws Exception {
		try (var vendor = VendorServer.start()) {
			vendor.on("/chat", VendorReply.never());
			acme.chats((request, sink, context) -> {
				context.transport().send(HttpCall.post(vendor.url("/chat"), "{}", answer -> null));
				return DONE;
			});
			var run = ask("Hi", DEAF);
			var request = vendor.awaitRequest();
			run.stop();
			request.awaitClosed(Duration.ofSeconds(5));
			assertEquals(State.STOPPED, run.await().state());
		}
	}

	@Test
	void tellsAWaitAndStopsInIt() throws Exception {
		try (var vendor = VendorServer.start()) {
			vendor.on("/chat", VendorReply.json(429, "{}").header("Retry-After", "12"));
			acme.chats((request, sink, context) -> {
				context.transport().send(HttpCall.post(vendor.url("/chat"), "{}", answer -> null));
				return DONE;
			});
			var heard = new CopyOnWriteArrayList<String>();
			var waiting = new CountDownLatch(1);
			var run = ask("Hi", new Notes(heard) {
				@Override
				public void waiting(String reason, Duration wait) {
					super.waiting(reason, wait);
					waiting.countDown();
				}
			});
			waiting.await();
			run.stop();
			run.await();
			assertEquals(List.of("waiting rate limited PT12S", "finished STOPPED"), heard);
		}
	}

	@Test
	void L01_savesWhileItStreamsWithoutAnotherPieceComing() throws Exception {
		acme.chats((request, sink, context) -> {
			sink.text("half");
			never.await();
			return DONE;
		});
		var run = ask("Hi", DEAF);
		while (!saved(run).text().equals("half"))
			Thread.onSpinWait();
		assertEquals(State.STREAMING, saved(run).state());
		never.countDown();
		assertEquals(State.COMPLETE, run.await().state());
	}

	@Test
	void endsWithTheTextWhenItsProviderLeavesAndLeavesOthersAlone() throws Exception {
		var other = new ScriptedProvider("other").chats((request, sink, context) -> {
			never.await();
			sink.text("untouched");
			return DONE;
		});
		registry.add(other, ModelInfo.chat(other.model(), "O"));
		var otherRun = runner.ask(store.createConversation("", Optional.empty()).id(), "Hi", other.model(), ChatParameters.DEFAULT, DEAF);
		var began = new CountDownLatch(1);
		acme.chats((request, sink, context) -> {
			sink.text("so far");
			began.countDown();
			new CountDownLatch(1).await();
			return DONE;
		});
		var heard = new CopyOnWriteArrayList<String>();
		var run = ask("Hi", new Notes(heard));
		began.await();
		registry.remove(acme);
		var answer = run.await();
		assertEquals(State.FAILED, answer.state());
		assertEquals("so far", saved(run).text());
		assertTrue(answer.note().startsWith("The acme was removed or updated"), answer.note());
		assertEquals(List.of("text so far", "failed UNAVAILABLE", "finished FAILED"), heard);
		never.countDown();
		assertEquals("untouched", otherRun.await().text());
	}

	@Test
	void endsWithASentenceWhenTheDiskIsFull() throws Exception {
		var began = new CountDownLatch(1);
		acme.chats((request, sink, context) -> {
			sink.text("so ");
			began.await();
			sink.text("far");
			new CountDownLatch(1).await();
			return DONE;
		});
		var heard = new CopyOnWriteArrayList<String>();
		var run = ask("Hi", new Notes(heard));
		store.failWrites(Optional.of(new HistoryException(HistoryException.Kind.NO_SPACE, "The disk is full.")));
		began.countDown();
		var answer = run.await();
		assertEquals(State.FAILED, answer.state());
		assertTrue(answer.text().startsWith("so "));
		assertTrue(answer.note().contains("The disk is full."), answer.note());
		assertEquals("finished FAILED", heard.getLast());
	}

	@Test
	void aQuestionThatCouldNotBeSavedIsNotSent() throws Exception {
		store.failWrites(Optional.of(new HistoryException(HistoryException.Kind.NO_SPACE, "The disk is full.")));
		assertThrows(HistoryException.class, () -> ask("Hi", DEAF));
		store.failWrites(Optional.empty());
		assertEquals(State.COMPLETE, ask("Again", DEAF).await().state());
		assertEquals(List.of(new ChatMessage(ChatMessage.Role.USER, "Again")), acme.awaitRequest().messages());
	}

	@Test
	void L09_aFaultOfAProviderSaysNothingOfItsKey() throws Exception {
		keys.store("acme", KeyStore.hostOf(ScriptedProvider.HOME), new Secret("sk-canary-8f3b1c"));
		acme.chats((request, sink, context) -> {
			throw new IllegalStateException("x", new IllegalArgumentException("Bearer " + context.key().orElseThrow().reveal()));
		});
		var fault = ask("One", DEAF).await();
		acme.chats((request, sink, context) -> {
			throw new ProviderException(Kind.AUTH, "Incorrect key: " + context.key().orElseThrow().reveal());
		});
		var refusal = ask("Two", DEAF).await();

		assertEquals(State.FAILED, fault.state());
		assertEquals("Incorrect key: ••••", refusal.note());
		assertEquals(1, log.entries().size());
		var everything = fault + " " + refusal + log.entries() + store.lastMessages(thread, 10);
		assertFalse(everything.contains("sk-canary-8f3b1c"), everything);
	}

	@Test
	void aListenerThatThrowsHarmsNothing() throws Exception {
		var answer = ask("Hi", new ChatListener() {
			@Override
			public void text(CharSequence piece) {
				throw new IllegalStateException("mine");
			}
		}).await();
		assertEquals(State.COMPLETE, answer.state());
		assertEquals("Hello", answer.text());
		assertEquals(1, log.entries().size());
	}

	@Test
	void anAnswerWithoutEndIsEnded() throws Exception {
		var megabyte = "x".repeat(1 << 20);
		acme.chats((request, sink, context) -> {
			while (true)
				sink.text(megabyte);
		});
		var answer = ask("Hi", DEAF).await();
		assertEquals(State.FAILED, answer.state());
		assertEquals(AnswerText.MAX_CHARS, answer.text().length());
	}

	@Test
	void closingStopsAndSaves() throws Exception {
		var began = new CountDownLatch(1);
		acme.chats((request, sink, context) -> {
			sink.text("so far");
			began.countDown();
			new CountDownLatch(1).await();
			return DONE;
		});
		var run = ask("Hi", DEAF);
		assertTrue(began.await(10, TimeUnit.SECONDS));
		runner.close();
		assertTrue(run.done());
		assertEquals(State.STOPPED, saved(run).state());
		assertEquals("so far", saved(run).text());
	}

	@Test
	void asksOnceWithoutTheHistory() throws Exception {
		store.failWrites(Optional.of(new HistoryException(HistoryException.Kind.IN_USE, "Another Modalis holds it.")));
		var run = runner.askOnce("Hi", acme.model(), ChatParameters.DEFAULT, DEAF);
		assertEquals("Hello", run.await().text());
		assertEquals(1, store.conversations().size());
	}

	/** Writes down what it hears. */
	private static class Notes implements ChatListener {

		private final List<String> heard;

		Notes(List<String> heard) {
			this.heard = heard;
		}

		@Override
		public void text(CharSequence piece) {
			heard.add("text " + piece);
		}

		@Override
		public void reasoning(CharSequence piece) {
			heard.add("reasoning " + piece);
		}

		@Override
		public void waiting(String reason, Duration wait) {
			heard.add("waiting " + reason + " " + wait);
		}

		@Override
		public void failed(ProviderException error) {
			heard.add("failed " + error.kind());
		}

		@Override
		public void finished(Message answer) {
			heard.add("finished " + answer.state());
		}
	}
}
