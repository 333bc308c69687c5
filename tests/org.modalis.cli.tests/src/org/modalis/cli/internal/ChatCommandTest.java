package org.modalis.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.ProviderException;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ResponseFormat;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.testkit.FakeProvider;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

@Timeout(30)
class ChatCommandTest {

	private final CliFixture cli = new CliFixture();

	@Test
	void printsTheAnswerAndKeepsItInANewThread() throws HistoryException {
		assertEquals(0, cli.run("chat", "Why is the sky blue?"));
		assertEquals("Because of Rayleigh.\n", cli.out());
		assertEquals("", cli.err());
		var thread = cli.store.conversations().getFirst();
		assertEquals("Why is the sky blue?", thread.title());
		assertEquals(2, cli.store.messageCount(thread.id()));
	}

	@Test
	void handsAnArgumentOverAsItIs() throws HistoryException {
		cli.run("chat", "@/etc/passwd \"quoted\" ${user.home}");
		assertEquals("@/etc/passwd \"quoted\" ${user.home}", lastQuestion());
	}

	@Test
	void readsTheQuestionFromStandardInput() throws HistoryException {
		cli.type("Grüß\ndich");
		assertEquals(0, cli.run("chat", "-"));
		assertEquals("Grüß\ndich", lastQuestion());
	}

	@Test
	void refusesInputThatIsNotText() {
		cli.input = new ByteArrayInputStream(new byte[] { (byte) 0xff, 1 });
		assertEquals(2, cli.run("chat", "-"));
		assertEquals("Standard input is not UTF-8 text.\n", cli.err());
	}

	@Test
	void refusesAnEmptyQuestion() {
		assertEquals(2, cli.run("chat", " "));
		assertEquals("There is no question: the text is empty.\n", cli.err());
	}

	@Test
	void goesOnInAThreadWithTheThreadsOwnModel() throws HistoryException {
		var thread = cli.store.createConversation("Old", Optional.of(ModelId.parse("acme/big")));
		cli.registry.show(CliFixture.local(Kind.READY, "", "tiny"),
				CliFixture.acme(Kind.READY, "", "big"));
		assertEquals(0, cli.run("chat", "--thread", Words.shortId(thread.id()), "More"));
		assertEquals(0, cli.run("chat", "--continue", "And more"));
		assertEquals(1, cli.store.conversations().size());
		assertEquals(4, cli.store.messageCount(thread.id()));
		assertEquals(ModelId.parse("acme/big"), cli.runner.model());
	}

	@Test
	void passesEveryParameterOn() {
		cli.run("chat", "Hi", "--system", "Be brief", "--temperature", "0.5", "--top-p", "0.9", "--max-tokens", "7", "--seed", "42",
				"--stop", "END", "--stop", "###", "--effort", "high", "--json-mode");
		var parameters = cli.runner.parameters();
		assertEquals("Be brief", parameters.system());
		assertEquals(0.5, parameters.temperature().getAsDouble());
		assertEquals(0.9, parameters.topP().getAsDouble());
		assertEquals(OptionalInt.of(7), parameters.maxOutputTokens());
		assertEquals(OptionalLong.of(42), parameters.seed());
		assertEquals(List.of("END", "###"), parameters.stop());
		assertEquals(Optional.of(ReasoningEffort.HIGH), parameters.effort());
		assertEquals(ResponseFormat.JSON, parameters.format());
		assertEquals(2, cli.run("chat", "Hi", "--effort", "huge"));
		assertTrue(cli.err().startsWith("There is no reasoning effort huge."), cli.err());
	}

	@Test
	void holdsTheAnswerToASchemaInAFile(@TempDir Path folder) throws IOException {
		var schema = Files.writeString(folder.resolve("s.json"), "{\"type\":\"object\"}").toString();
		assertEquals(0, cli.run("chat", "Hi", "--json-schema", schema));
		assertEquals(new ResponseFormat.Schema("answer", "{\"type\":\"object\"}"), cli.runner.parameters().format());
		assertEquals(2, cli.run("chat", "Hi", "--json-schema", schema, "--json-mode"));
		Files.writeString(Path.of(schema), "[");
		assertEquals(2, cli.run("chat", "Hi", "--json-schema", schema));
		assertEquals("The schema of the answer is no valid JSON.\n", cli.err());
	}

	@Test
	void sendsFilesAsTheReaderReadsThem(@TempDir Path folder) throws IOException {
		var notes = Files.writeString(folder.resolve("notes.txt"), "Some words");
		assertEquals(0, cli.run("chat", "Hi", "--no-history", "--attach", notes.toString(), "--attach", notes.toString()));
		var sent = cli.runner.question().files();
		assertEquals(List.of("notes.txt", "notes.txt"), sent.stream().map(AttachedFile::name).toList());
		assertEquals(Optional.of("Some words"), sent.getFirst().text());
		assertTrue(cli.err().contains("notes.txt was read plainly."), cli.err());
	}

	@Test
	void countsTheTokensOfFilesInAnEstimate(@TempDir Path folder) throws IOException {
		var notes = Files.writeString(folder.resolve("notes.txt"), "x".repeat(4_000));
		assertEquals(0, cli.run("chat", "Hi", "--estimate", "--attach", notes.toString()));
		assertTrue(cli.out().contains("The files take ≈ 1000 tokens of that."), cli.out());
	}

	@Test
	void saysWhatIsWrongWithAFileAndAsksNothing() {
		assertEquals(2, cli.run("chat", "Hi", "--attach", "/no/such/file.png"));
		assertEquals("file.png is not there any more.\n", cli.err());
	}

	@Test
	void declaresToolsAndPrintsTheCallsWithCostAndCounts(@TempDir Path folder) throws IOException {
		var tools = Files.writeString(folder.resolve("tools.json"),
				"[{\"name\":\"look\",\"description\":\"Looks.\",\"schema\":{\"type\":\"object\"}}]").toString();
		cli.runner.script(run -> {
			run.call(new ContentPart.ToolCall("c1", "look", "{\"at\":1}"));
			run.costs(Money.of("0.0125", "USD"));
			run.complete();
		});
		assertEquals(0, cli.run("chat", "Hi", "--tools", tools, "--json"));
		assertEquals("look", cli.runner.question().tools().getFirst().name());
		var json = json();
		var call = json.getAsJsonArray("toolCalls").get(0).getAsJsonObject();
		assertEquals("{\"at\":1}", call.get("arguments").getAsString());
		assertEquals("0.0125", json.getAsJsonObject("cost").get("amount").getAsString());
		assertEquals("USD", json.getAsJsonObject("cost").get("currency").getAsString());
		assertEquals(0, json.getAsJsonObject("usage").get("cachedInputTokens").getAsInt());
		assertEquals(0, json.getAsJsonObject("usage").get("reasoningTokens").getAsInt());
		assertEquals(0, cli.run("chat", "Hi", "--tools", tools));
		assertEquals("Wants called: look {\"at\":1}\n", cli.err());
		Files.writeString(Path.of(tools), "[{\"name\":\"look\"}]");
		assertEquals(2, cli.run("chat", "Hi", "--tools", tools));
		assertTrue(cli.err().contains("each entry needs a name, a description and a schema"), cli.err());
	}

	@Test
	void estimatesWithoutAsking() throws HistoryException {
		var priced = ModelInfo.chat(ModelId.parse("acme/big"), "Big")
				.withPricing(Pricing.perMillionTokens("1", "1", new Source("test", LocalDate.EPOCH)));
		cli.registry.show();
		cli.registry.add(FakeProvider.named("Acme"), priced);
		assertEquals(0, cli.run("chat", "x".repeat(400), "--estimate", "--max-tokens", "900", "--model", "acme/big"));
		assertEquals("≈ 100 tokens and an answer of at most 900 tokens from Big cost at most about 0.1 USD.\n", cli.out());
		assertEquals(0, cli.run("chat", "Hi", "--estimate", "--json", "--model", "acme/big"));
		assertTrue(json().get("cost").isJsonNull(), "nobody says how long an answer may be");
		assertTrue(cli.store.conversations().isEmpty());
	}

	@Test
	void namesTheSuccessorOfAModelThatIsGone() {
		cli.runner.refuse(new ChatRefusedException(ProviderException.Kind.RETIRED, "Old is gone. Its successor is New (acme/new).",
				Optional.of(ModelId.parse("acme/new"))));
		assertEquals(3, cli.run("chat", "Hi", "--json"));
		assertEquals("acme/new", json().getAsJsonObject("error").get("successor").getAsString());
	}

	@Test
	void refusesAParameterOutOfRange() {
		assertEquals(2, cli.run("chat", "Hi", "--temperature", "3"));
		assertEquals("The temperature must be between 0 and 2.\n", cli.err());
	}

	@Test
	void prefersTheModelUsedLast() {
		cli.registry.show(CliFixture.local(Kind.READY, "", "tiny"),
				CliFixture.acme(Kind.READY, "", "big"));
		cli.settings.set("chat.model", "acme/big");
		cli.run("chat", "Hi");
		assertEquals(ModelId.parse("acme/big"), cli.runner.model());
	}

	@Test
	void takesAReadyModelElsewhereWhenNoLocalOneIs() {
		cli.registry.show(CliFixture.local(Kind.NOT_CONFIGURED, "no weights"),
				CliFixture.acme(Kind.READY, "", "big"));
		cli.run("chat", "Hi");
		assertEquals(ModelId.parse("acme/big"), cli.runner.model());
	}

	@Test
	void listsWhatThereIsWhenAModelIsUnknown() throws HistoryException {
		assertEquals(2, cli.run("chat", "Hi", "--model", "local/huge"));
		assertEquals("There is no model local/huge. There are:\n  local/tiny\n  acme/big\n", cli.err());
		assertTrue(cli.store.conversations().isEmpty());
	}

	@Test
	void saysWhichProviderIsDownWhenNoneCanAnswer() {
		cli.registry.show(CliFixture.acme(Kind.UNREACHABLE, "not reachable at https://api.acme.test/v1"));
		assertEquals(3, cli.run("chat", "Hi"));
		assertEquals("No model can answer right now. Acme: not reachable at https://api.acme.test/v1.\n", cli.err());
	}

	@Test
	void waitsForAProviderThatIsStillAsked() throws InterruptedException {
		cli.registry.show(CliFixture.local(Kind.CHECKING, ""));
		var answers = Thread.ofVirtual().start(() -> {
			while (cli.registry.listeners() == 0)
				Thread.onSpinWait();
			cli.registry.show(CliFixture.local(Kind.READY, "", "tiny"));
		});
		assertEquals(0, cli.run("chat", "Hi", "--model", "local/tiny"));
		answers.join();
	}

	@Test
	void doesNotWaitForEver() {
		cli.patience = Duration.ofMillis(1);
		cli.registry.show(CliFixture.local(Kind.CHECKING, ""));
		assertEquals(3, cli.run("chat", "Hi"));
		assertEquals("No model can answer right now. Local: checking.\n", cli.err());
	}

	@Test
	void showsReasoningAndWaitsOnStandardErrorOnly() {
		cli.runner.script(run -> {
			run.pause("rate limited", Duration.ofMillis(11_200));
			run.think("Hm.");
			run.say("Yes");
			run.complete();
		});
		assertEquals(0, cli.run("chat", "Hi"));
		assertEquals("Yes\n", cli.out());
		assertEquals("Rate limited, again in 12 s\nHm.\n\n", cli.err());
	}

	@Test
	void endsWithTheProvidersSentenceWhenItFails() {
		cli.runner.script(run -> {
			run.say("Half");
			run.fail(ProviderException.Kind.BAD_ANSWER, "The answer was cut off.");
		});
		assertEquals(3, cli.run("chat", "Hi"));
		assertEquals("Half\n", cli.out());
		assertEquals("The answer was cut off.\n", cli.err());
	}

	@Test
	void printsOneJsonDocument() throws HistoryException {
		assertEquals(0, cli.run("chat", "Hi", "--json"));
		var json = json();
		assertEquals("Because of Rayleigh.", json.get("text").getAsString());
		assertEquals("local/tiny", json.get("model").getAsString());
		assertEquals("COMPLETE", json.get("state").getAsString());
		assertEquals(20, json.getAsJsonObject("usage").get("outputTokens").getAsInt());
		assertEquals(20, json.getAsJsonObject("timings").get("firstTokenMillis").getAsInt());
		assertEquals(cli.store.conversations().getFirst().id().toString(), json.get("thread").getAsString());
		assertTrue(json.get("error").isJsonNull());
	}

	@Test
	void namesTheKindOfErrorInJson() {
		cli.runner.script(run -> run.fail(ProviderException.Kind.BAD_ANSWER, "Not JSON."));
		assertEquals(3, cli.run("chat", "Hi", "--json"));
		assertEquals("BAD_ANSWER", json().getAsJsonObject("error").get("kind").getAsString());
		assertEquals(2, cli.run("chat", "Hi", "--json", "--model", "local/huge"));
		assertEquals("UNKNOWN_MODEL", json().getAsJsonObject("error").get("kind").getAsString());
	}

	@Test
	void leavesNoEmptyThreadBehindWhenTheQuestionIsRefused() throws HistoryException {
		cli.runner.refuse(ProviderException.Kind.AUTH, "The key is missing.");
		assertEquals(3, cli.run("chat", "Hi"));
		assertEquals("The key is missing.\n", cli.err());
		assertTrue(cli.store.conversations().isEmpty());
	}

	@Test
	void stopsTheAnswerOnCtrlCAndKeepsWhatCame() throws HistoryException {
		var asking = Thread.currentThread();
		cli.runner.script(run -> {
			run.say("So far");
			asking.interrupt();
			run.awaitStop();
			run.stopped();
		});
		assertEquals(130, cli.run("chat", "Hi"));
		assertEquals("So far\n", cli.out());
		var thread = cli.store.conversations().getFirst();
		assertEquals("So far", cli.store.lastMessages(thread.id(), 1).getFirst().text());
	}

	@Test
	void isQuietWhenTheReaderGoesAway() {
		cli.outTarget = new OutputStream() {
			@Override
			public void write(int b) throws IOException {
				throw new IOException("Broken pipe");
			}
		};
		cli.runner.script(run -> {
			run.say("So far");
			run.awaitStop();
			run.stopped();
		});
		assertEquals(141, cli.run("chat", "Hi"));
		assertEquals("", cli.err());
	}

	@Test
	void saysWhoHoldsTheHistoryAndAnswersWithoutIt() {
		cli.history = heldBy("The window with process 4711 holds the history.");
		assertEquals(4, cli.run("chat", "Hi"));
		assertTrue(cli.err().startsWith("The window with process 4711 holds the history.\n"), cli.err());
		assertTrue(cli.err().contains("--no-history"), cli.err());
		assertEquals(0, cli.run("chat", "Hi", "--no-history"));
		assertEquals("Because of Rayleigh.\n", cli.out());
	}

	@Test
	void showsNoStackTraceForABug() {
		cli.history = new HistoryService() {
			@Override
			public HistoryStore open() {
				throw new IllegalStateException("bug");
			}

			@Override
			public Path restoreBackup() {
				throw new IllegalStateException();
			}
		};
		assertEquals(1, cli.run("chat", "Hi"));
		assertFalse(cli.err().contains("Exception"), cli.err());
		assertEquals(1, cli.bugs.size());
	}

	private static HistoryService heldBy(String sentence) {
		return new HistoryService() {
			@Override
			public HistoryStore open() throws HistoryException {
				throw new HistoryException(HistoryException.Kind.IN_USE, sentence);
			}

			@Override
			public Path restoreBackup() {
				throw new AssertionError("Nothing may be restored");
			}
		};
	}

	private String lastQuestion() throws HistoryException {
		return cli.store.lastMessages(cli.store.conversations().getFirst().id(), 2).getFirst().text();
	}

	private JsonObject json() {
		return JsonParser.parseString(cli.out()).getAsJsonObject();
	}
}
