package org.modalis.studio.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.UsageLine;
import org.modalis.api.model.ModelId;
import org.modalis.testkit.FakeChatRun;
import org.modalis.testkit.FakeChatRunner;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.InMemorySettings;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.chat.ChatListener;

class TitlesTest {

	private static final ModelId TINY = ModelId.parse("local/tiny");

	private final InMemoryHistoryStore history = new InMemoryHistoryStore();
	private final FakeChatRunner runner = new FakeChatRunner(history);
	private final InMemorySettings settings = new InMemorySettings();
	private final List<Runnable> steps = new ArrayList<>();

	@BeforeEach
	void listen() {
		new Titles(runner, settings, steps::add).of(history);
	}

	private void work() {
		history.settle();
		while (!steps.isEmpty())
			steps.removeFirst().run();
		history.settle();
	}

	private Conversation answered(String question) throws Exception {
		return answered(history.createConversation(ThreadTitle.of(question), Optional.of(TINY)), question);
	}

	private Conversation answered(Conversation thread, String question) throws Exception {
		runner.ask(thread.id(), question, TINY, ChatParameters.DEFAULT, new ChatListener() {
		});
		runner.in(thread.id()).say("An answer.");
		runner.in(thread.id()).complete();
		work();
		return thread;
	}

	private Optional<FakeChatRun> titleCall() {
		return runner.question().text().startsWith("Give this conversation a title") ? runner.last() : Optional.empty();
	}

	private String title(UUID thread) {
		return history.conversation(thread).orElseThrow().title();
	}

	private long answers() throws Exception {
		var from = Instant.now().atZone(ZoneId.of("UTC")).minusDays(1);
		return history.usage().report(from, from.plusDays(2)).stream().mapToLong(UsageLine::answers).sum();
	}

	@Test
	void namesAThreadAfterItsFirstAnswerWithoutMovingIt() throws Exception {
		var first = answered("How do I size the page cache of Derby?");
		var call = titleCall().orElseThrow();
		var second = history.createConversation("Later", Optional.of(TINY));
		var updated = history.conversation(first.id()).orElseThrow().updated();
		call.say("**\"Derby page cache\".**\nI hope this helps!");
		call.complete();
		work();
		assertEquals("Derby page cache", title(first.id()));
		assertEquals(updated, history.conversation(first.id()).orElseThrow().updated());
		assertEquals(second.id(), history.conversations().getFirst().id());
		assertEquals(2, answers(), "the call counts in the usage");
		assertEquals(2, history.messageCount(first.id()), "and leaves no message");
		answered(first, "And now?");
		assertTrue(titleCall().isEmpty(), "once is enough");
	}

	@Test
	void leavesANameOfTheUserAlone() throws Exception {
		var named = answered("Hello");
		var call = titleCall().orElseThrow();
		history.rename(named.id(), "My own");
		call.say("Greeting");
		call.complete();
		work();
		assertEquals("My own", title(named.id()));
		answered(history.createConversation("Named before", Optional.of(TINY)), "A question");
		assertTrue(titleCall().isEmpty());
	}

	@Test
	void asksNothingForATemporaryThreadOrWhenSwitchedOff() throws Exception {
		answered(history.createTemporary("Secret", Optional.of(TINY)), "Secret");
		assertTrue(titleCall().isEmpty());
		settings.set("chat.titles", "false");
		answered("Hello");
		assertTrue(titleCall().isEmpty());
	}

	@Test
	void aFailedCallKeepsTheFirstWords() throws Exception {
		var thread = answered("Hello");
		titleCall().orElseThrow().fail(ProviderException.Kind.QUOTA, "No money.");
		work();
		assertEquals("Hello", title(thread.id()));
		var blank = answered("Good morning");
		titleCall().orElseThrow().complete();
		work();
		assertEquals("Good morning", title(blank.id()));
	}

	@Test
	void theUsersNextQuestionGoesFirst() throws Exception {
		var thread = answered("Hello");
		var call = titleCall().orElseThrow();
		assertFalse(call.done());
		answered(thread, "And more?");
		assertTrue(call.done());
		titleCall().orElseThrow().say("Greeting");
		titleCall().orElseThrow().complete();
		work();
		assertEquals("Greeting", title(thread.id()));
	}

	@Test
	void asksTheModelOfTheSetting() throws Exception {
		settings.set("chat.titleModel", "ollama/cheap");
		answered("Hello");
		assertEquals(ModelId.parse("ollama/cheap"), runner.model());
	}

	@Test
	void readsATitleInWhateverDressItComes() {
		assertEquals(Optional.of("Derby page cache"), TitleText.read("<think>hm\nhm</think>\n\n# Title: Derby page cache\n"));
		assertEquals(Optional.of("Ça va"), TitleText.read("« Ça va. »"));
		assertEquals(Optional.empty(), TitleText.read("<think>never ends"));
		assertTrue(TitleText.read("word ".repeat(100)).orElseThrow().length() <= 61);
	}
}
