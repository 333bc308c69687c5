package org.modalis.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.integration.Integration;
import org.modalis.api.integration.IntegrationInfo;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Limits;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ConnectionReport;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.MultiServerProvider;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.registry.ConnectionResult.Outcome;
import org.modalis.api.registry.ConnectionResult;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderOrigin;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.search.Excerpt;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchRequest;
import org.modalis.api.search.SearchTerm;
import org.modalis.api.search.TextRange;
import org.modalis.testkit.FakeConnectionTest;
import org.modalis.testkit.FakeProvider;

import com.google.gson.JsonParser;

@Timeout(30)
class CommandsTest {

	private final CliFixture cli = new CliFixture();

	@Test
	void listsModelsAndSaysWhatIsDown() {
		cli.registry.add(FakeProvider.named("Odd"), ModelInfo.chat(ModelId.parse("odd/x"), "X"));
		cli.registry.add(FakeProvider.named("Idle"), Kind.NOT_CONFIGURED, "needs a key", ModelInfo.chat(ModelId.parse("idle/x"), "I"));
		assertEquals(0, cli.run("models"));
		assertEquals("""
				MODEL       CONTEXT  IN/1M  OUT/1M  STATE  NAME
				local/tiny  2048     -      -       -      Model tiny
				acme/big    2048     -      -       -      Model big
				odd/x       -        -      -       -      X
				""", cli.out());
		assertEquals("Acme: not reachable at https://api.acme.test/v1\nNot set up: Idle. To see what each needs: modalis providers\n",
				cli.err());
	}

	@Test
	void showsPricesAndEndsAndHidesWhatIsRetired() {
		var source = new Source("Acme, pricing page", LocalDate.of(2026, 11, 1));
		var next = new ModelId("full", "next");
		var ending = ModelInfo.chat(new ModelId("full", "old"), "Old").withPricing(Pricing.perMillionTokens("3", "15.50", source))
				.withLimits(Limits.of(200_000, 64_000, source))
				.withLifecycle(new Lifecycle(Stage.DEPRECATED, Optional.of(LocalDate.of(2099, 11, 30)), Optional.of(next)));
		var gone = ModelInfo.chat(new ModelId("full", "gone"), "Gone").withLifecycle(
				new Lifecycle(Stage.RETIRED, Optional.of(LocalDate.of(2026, 7, 24)), Optional.of(next), Optional.of(source)));
		var free = ModelInfo.chat(next, "Next Sonnet").withPricing(Pricing.free(source));
		cli.registry.show(new FakeProvider(ProviderInfo.of("full", "Full", ""), List.of(ending, gone, free)).ready());
		assertEquals(0, cli.run("models"));
		assertEquals("""
				MODEL      CONTEXT  IN/1M  OUT/1M  STATE                           NAME
				full/old   200000   $3     $15.5   ends 30 Nov 2099 → Next Sonnet  Old
				full/next  -        free   free    -                               Next Sonnet
				""", cli.out());
		assertEquals(0, cli.run("models", "--all"));
		assertTrue(cli.out().contains("retired 24 Jul 2026 → Next Sonnet"), cli.out());
	}

	@Test
	void knowsEveryFigureOfAModelInJson() {
		var source = new Source("Acme, pricing page", LocalDate.of(2026, 11, 1));
		var prices = new Pricing(Currency.getInstance("USD"), List.of(new Price(Meter.INPUT_TOKENS, new BigDecimal("1.25"), 1_000_000, 0),
				new Price(Meter.INPUT_TOKENS, new BigDecimal("2.5"), 1_000_000, 200_000)), source);
		var model = ModelInfo.chat(new ModelId("full", "m"), "M").withPricing(prices)
				.withLimits(new Limits(OptionalLong.of(400_000), OptionalLong.of(272_000), OptionalLong.of(128_000), Optional.of(source)))
				.withAbilities(new Abilities(Set.of(Capability.VISION, Capability.REASONING), List.of(ReasoningEffort.LOW), 1,
						Optional.of(source)))
				.withLifecycle(new Lifecycle(Stage.DEPRECATED, Optional.of(LocalDate.of(2099, 1, 1)),
						Optional.of(new ModelId("full", "n")), Optional.of(source)));
		cli.registry.show(new FakeProvider(ProviderInfo.of("full", "Full", ""), List.of(model)).ready());
		assertEquals(0, cli.run("models", "--provider", "full", "--json"));
		var json = JsonParser.parseString(cli.out()).getAsJsonArray().get(0).getAsJsonObject();
		assertEquals(272_000, json.get("maxInputTokens").getAsLong());
		assertEquals("Acme, pricing page", json.getAsJsonObject("limitsSource").get("title").getAsString());
		var tier = json.getAsJsonObject("pricing").getAsJsonArray("prices").get(1).getAsJsonObject();
		assertEquals("2.5", tier.get("amount").getAsString());
		assertEquals(200_000, tier.get("aboveInputTokens").getAsLong());
		assertEquals("[\"REASONING\",\"VISION\"]", json.get("capabilities").toString());
		assertEquals("[\"low\"]", json.get("reasoningEfforts").toString());
		assertEquals("2099-01-01", json.getAsJsonObject("lifecycle").get("date").getAsString());
		assertEquals("full/n", json.getAsJsonObject("lifecycle").get("successor").getAsString());
		assertTrue(json.get("callable").getAsBoolean());
	}

	@Test
	void listsTheModelsOfOneProvider() {
		assertEquals(0, cli.run("models", "--provider", "local", "--json"));
		var models = JsonParser.parseString(cli.out()).getAsJsonArray();
		assertEquals(1, models.size());
		assertEquals("local/tiny", models.get(0).getAsJsonObject().get("id").getAsString());
		assertEquals(2, cli.run("models", "--provider", "nobody"));
		assertEquals("There is no provider nobody. There are: local, acme\n", cli.err());
	}

	@Test
	void showsProvidersWithStateAndLastTry() {
		assertEquals(0, cli.run("providers"));
		assertEquals("""
				PROVIDER  STATE        MODELS  LAST TRIED        DETAIL
				local     ready        1       2026-11-22 12:04\s\s
				acme      unreachable  1       2026-11-22 12:04  not reachable at https://api.acme.test/v1
				""", cli.out());
	}

	@Test
	void listsAndShowsThreads() throws HistoryException {
		var thread = cli.store.createConversation("Colours", Optional.empty());
		cli.store.append(Message.user(Ids.next(), thread.id(), Optional.empty(), "Why blue?", CliFixture.TRIED));
		assertEquals(0, cli.run("history", "list"));
		assertTrue(cli.out().contains(Words.shortId(thread.id())) && cli.out().contains("Colours"), cli.out());
		assertEquals(0, cli.run("history", "show", Words.shortId(thread.id())));
		assertEquals("Colours\n\n[You, 2026-11-22 12:04]\nWhy blue?\n", cli.out());
		assertEquals(0, cli.run("history", "show", thread.id().toString(), "--json"));
		assertEquals(1, JsonParser.parseString(cli.out()).getAsJsonObject().getAsJsonArray("messages").size());
	}

	@Test
	void saysThatAThreadIsUnknown() {
		assertEquals(2, cli.run("history", "show", "abcdef"));
		assertEquals("There is no thread abcdef. To see them: modalis history list\n", cli.err());
	}

	private static SearchHit hit(SearchHit.Type type, String title, String text) {
		boolean prompt = type == SearchHit.Type.PROMPT;
		return new SearchHit(type, prompt ? Optional.empty() : Optional.of(Ids.next()),
				type == SearchHit.Type.MESSAGE ? Optional.of(Ids.next()) : Optional.empty(),
				prompt ? Optional.of(Ids.next()) : Optional.empty(), title, new Excerpt(text, List.of(new TextRange(4, 8))),
				type == SearchHit.Type.MESSAGE ? Optional.of(Message.Role.ASSISTANT) : Optional.empty(),
				Optional.of(ModelId.parse("acme/big")), "Big", CliFixture.TRIED, 1);
	}

	@Test
	void searchesTheHistory() {
		var message = hit(SearchHit.Type.MESSAGE, "Colours", "the blue sky");
		cli.hits.addAll(List.of(message, hit(SearchHit.Type.PROMPT, "Poem", "blue sky poem")));
		assertEquals(0, cli.run("history", "search", "blue", "sky"));
		String thread = Words.shortId(message.conversation().orElseThrow());
		assertEquals("THREAD    TITLE    WHAT      FOUND\n" + thread + "  Colours  acme/big  the blue sky\n"
				+ "-         Poem     prompt    blue sky poem\n", cli.out());
		assertEquals(0, cli.run("history", "search", "--json", "-n", "1", "blue"));
		var document = JsonParser.parseString(cli.out()).getAsJsonArray().get(0).getAsJsonObject();
		assertEquals("ASSISTANT", document.get("role").getAsString());
		assertEquals(message.message().orElseThrow().toString(), document.get("message").getAsString());
		assertEquals(4, document.getAsJsonArray("matches").get(0).getAsJsonObject().get("start").getAsInt());
		assertEquals(0, cli.run("history", "search", "nothing"));
		assertEquals("", cli.out());
		assertEquals("Nothing was found.\n", cli.err());
	}

	@Test
	void takesAQueryAsItIsWrittenInTheWindow() {
		assertEquals(0, cli.run("history", "search", "--newest", "--", "in:a title", "-role:user", "\"a phrase\""));
		var request = cli.requests.getLast();
		assertEquals("in:\"a title\" -role:user \"a phrase\"", request.query().text());
		assertEquals(List.of(SearchTerm.Kind.IN, SearchTerm.Kind.ROLE, SearchTerm.Kind.PHRASE),
				request.query().terms().stream().map(SearchTerm::kind).toList());
		assertEquals(SearchRequest.Order.NEWEST, request.order());
	}

	@Test
	void saysHowAQueryIsWritten() {
		assertEquals(0, cli.run("history", "search", "--help"));
		for (var kind : SearchTerm.Kind.values())
			assertTrue(cli.out().contains("\n  " + kind.example() + " "), kind + cli.out());
	}

	@Test
	void readsAndChangesSettings() {
		assertEquals(0, cli.run("settings", "set", "provider.acme.baseUrl", "http://box:11434"));
		assertEquals(0, cli.run("settings", "get", "provider.acme.baseUrl"));
		assertEquals("http://box:11434\n", cli.out());
		assertEquals(0, cli.run("settings", "list"));
		assertEquals("provider.acme.baseUrl=http://box:11434\n", cli.out());
		assertEquals(0, cli.run("settings", "unset", "provider.acme.baseUrl"));
		assertEquals(2, cli.run("settings", "get", "provider.acme.baseUrl"));
	}

	@Test
	void refusesASettingThatIsNoneOrCannotBeThat() {
		assertEquals(2, cli.run("settings", "set", "provider.acme.baseURL", "http://box"));
		assertEquals("There is no setting provider.acme.baseURL. Did you mean provider.acme.baseUrl?\n", cli.err());
		assertEquals(2, cli.run("settings", "set", "provider.acme.baseUrl", "box:80"));
		assertTrue(cli.err().startsWith("provider.acme.baseUrl: a base URL begins with http"), cli.err());
		assertEquals(2, cli.run("settings", "set", "provider.acme.baseUrl", "https://me:sk-canary@box"));
		assertFalse(cli.err().contains("sk-canary"), cli.err());
		assertEquals(2, cli.run("settings", "set", "provider.acme.enabled", "perhaps"));
		assertEquals(2, cli.run("settings", "set", "chat.model", "big"));
		assertTrue(cli.settings.all().isEmpty());
	}

	@Test
	void takesOnlyTheChoicesOfAProvidersSetting() {
		assertEquals(2, cli.run("settings", "set", "provider.acme.region", "Mars"));
		assertEquals("provider.acme.region: Region is one of: Europe, Asia.\n", cli.err());
		assertTrue(cli.settings.all().isEmpty());
		assertEquals(0, cli.run("settings", "set", "provider.acme.region", "Asia"));
		assertEquals(2, cli.run("settings", "set", "provider.absent.region", "Mars"), "what nobody declares is refused");
	}

	@Test
	void keepsNoKeyAsASetting() {
		assertEquals(2, cli.run("settings", "set", "provider.acme.apiKey", "sk-canary"));
		assertTrue(cli.settings.all().isEmpty());
		assertFalse(cli.err().contains("sk-canary"));
	}

	@Test
	void movesSettingsToAnotherMachineAllOrNone() {
		cli.registry.show(CliFixture.acme(Kind.READY, ""), kinds().ready());
		cli.run("settings", "set", "provider.acme.baseUrl", "https://box.test/v1");
		cli.settings.set("provider.kind.servers", "lab");
		cli.settings.set("provider.kind-lab.baseUrl", "http://lab:80");
		cli.run("settings", "export");
		var export = cli.out();
		cli.settings.all().keySet().forEach(cli.settings::remove);
		cli.type(export.replace("baseUrl", "baseUlr"));
		assertEquals(2, cli.run("settings", "import", "-"));
		assertTrue(cli.err().startsWith("Nothing was imported.\nThere is no setting provider.acme.baseUlr. Did you mean"), cli.err());
		assertTrue(cli.settings.all().isEmpty());
		cli.type(export);
		assertEquals(0, cli.run("settings", "import", "-"));
		assertEquals("3 settings were imported.\n", cli.err());
		assertEquals(Optional.of("http://lab:80"), cli.settings.get("provider.kind-lab.baseUrl"));
	}

	@Test
	void addsAndRemovesServersOfAKind() {
		cli.registry.show(CliFixture.acme(Kind.READY, ""), kinds().ready());
		assertEquals(0, cli.run("providers", "add", "kind", "lab", "--url", "http://lab:8080/v1", "--name", "The Lab"));
		assertEquals("Added kind-lab. If it needs a key: modalis keys set kind-lab\n", cli.err());
		assertEquals(0, cli.run("providers", "add", "kind", "work", "--url", "https://work.test"));
		assertEquals(Map.of("provider.kind.servers", "lab,work", "provider.kind-lab.baseUrl", "http://lab:8080/v1",
				"provider.kind-lab.name", "The Lab", "provider.kind-work.baseUrl", "https://work.test"), cli.settings.all());
		assertEquals(2, cli.run("providers", "add", "acme", "two", "--url", "https://x.test"));
		assertEquals("There can be only one Acme. There may be several of: kind\n", cli.err());
		assertEquals(2, cli.run("providers", "add", "kind", "x", "--url", "lab"));
		cli.keys.store("kind-lab", "http://lab:8080", new Secret("sk-of-the-lab-1234"));
		assertEquals(0, cli.run("providers", "remove", "lab"));
		assertEquals(Map.of("provider.kind.servers", "work", "provider.kind-work.baseUrl", "https://work.test"), cli.settings.all());
		assertTrue(cli.keys.isEmpty());
		assertEquals(2, cli.run("providers", "remove", "lab"));
	}

	/** A kind of servers that is only looked at. */
	private static FakeServers kinds() {
		return new FakeServers();
	}

	private record FakeServers() implements MultiServerProvider {

		@Override
		public ProviderInfo info() {
			return ProviderInfo.of("kind", "Kind", "").atUsersAddress().withKey(KeyUse.OPTIONAL, "KIND_API_KEY");
		}

		@Override
		public List<ModelInfo> models(CallContext context) {
			return List.of();
		}

		@Override
		public ModelProvider another(String id, String displayName) {
			throw new AssertionError("The registry does that");
		}

		ProviderEntry ready() {
			return new ProviderEntry(this, info(), new ProviderState(Kind.READY, "", CliFixture.TRIED), List.of(), ProviderOrigin.NONE);
		}
	}

	@Test
	void testsAConnectionAndSaysWhatIsWrong() {
		cli.connections.prepare("acme", FakeConnectionTest.result(Outcome.KEY_REFUSED, "Acme does not take this key."));
		assertEquals(3, cli.run("providers", "test", "acme"));
		assertEquals("Acme does not take this key.\n", cli.err());
		assertEquals(3, cli.run("providers", "test", "acme", "--json"));
		assertEquals("KEY_REFUSED", JsonParser.parseString(cli.out()).getAsJsonObject().get("outcome").getAsString());
		cli.connections.prepare("acme", new ConnectionResult(Outcome.WORKS, "Acme answers and takes the key.",
				new ConnectionReport(List.of(Money.of("12.50", "USD")), "Tier 2"), CliFixture.TRIED));
		assertEquals(0, cli.run("providers", "test", "acme"));
		assertEquals("Acme answers and takes the key.\nLeft on the account: 12.50 USD\nTier 2\n", cli.out());
		assertEquals(2, cli.run("providers", "test", "nobody"));
	}

	@Test
	void ctrlCEndsATest() throws InterruptedException {
		var asking = Thread.currentThread();
		var waits = Thread.ofVirtual().start(() -> {
			while (!cli.connections.running("acme"))
				Thread.onSpinWait();
			asking.interrupt();
		});
		assertEquals(130, cli.run("providers", "test", "acme"));
		assertFalse(cli.connections.running("acme"));
		waits.join();
	}

	@Test
	void listsIntegrationsAsWhatTheyAre() {
		cli.integrations.add(new Integration() {
			@Override
			public IntegrationInfo info() {
				return new IntegrationInfo("tube", "Tube", "Will publish.", IntegrationInfo.Stage.PROTOTYPE, List.of());
			}

			@Override
			public String perform(String action) {
				throw new AssertionError("A prototype does nothing");
			}
		});
		assertEquals(0, cli.run("integrations"));
		assertEquals("INTEGRATION  STAGE      NAME  DESCRIPTION\ntube         prototype  Tube  Will publish.\n", cli.out());
	}

	@Test
	void keepsAKeyFromStandardInputAndNeverPrintsIt() {
		cli.type("sk-canary-1234567890\n");
		assertEquals(0, cli.run("keys", "set", "acme"));
		assertEquals("sk-canary-1234567890", cli.keys.find("acme", "api.acme.test").orElseThrow().secret().reveal());
		assertFalse((cli.out() + cli.err()).contains("sk-canary"));
		assertEquals(0, cli.run("keys", "list"));
		assertEquals("""
				PROVIDER  HOST           LABEL    KEY       USED  SOURCE
				acme      api.acme.test  default  ••••7890  yes   secure storage
				""", cli.out());
		assertEquals(0, cli.run("keys", "remove", "acme"));
		assertTrue(cli.keys.isEmpty());
	}

	@Test
	void choosesBetweenSeveralKeys() {
		cli.type("sk-first-12345678");
		cli.run("keys", "set", "acme");
		cli.type("sk-second-87654321");
		assertEquals(0, cli.run("keys", "set", "acme", "--label", "work"));
		assertTrue(cli.err().endsWith("In use for acme at api.acme.test: the key work, ••••4321.\n"), cli.err());
		assertEquals(0, cli.run("keys", "use", "acme", "default"));
		assertEquals("sk-first-12345678", cli.keys.find("acme", "api.acme.test").orElseThrow().secret().reveal());
		assertEquals(2, cli.run("keys", "use", "acme", "nobody"));
		assertEquals("There is no key nobody for acme at api.acme.test. There are: default, work\n", cli.err());
		assertEquals(0, cli.run("keys", "remove", "acme", "default"));
		assertEquals("In use for acme at api.acme.test: the key work, ••••4321.\n", cli.err());
		cli.run("keys", "list", "--json");
		var keys = JsonParser.parseString(cli.out()).getAsJsonArray();
		assertEquals(1, keys.size());
		assertEquals("work", keys.get(0).getAsJsonObject().get("label").getAsString());
	}

	@Test
	void L12_aNewHostGetsTheOldHostsKeyOnlyByACommand() {
		cli.keys.store("acme", "api.acme.test", "work", new Secret("sk-canary-12345678"));
		assertEquals(0, cli.run("settings", "set", "provider.acme.baseUrl", "https://new.test/v1"));
		assertEquals("You have a key for api.acme.test, which new.test does not get."
				+ " To use it here too: modalis keys copy acme --from api.acme.test\n", cli.err());
		assertTrue(cli.keys.find("acme", "new.test").isEmpty());
		assertEquals(2, cli.run("keys", "copy", "acme", "--from", "other.test"));
		assertEquals("There is no stored key for acme at other.test. There are keys for: api.acme.test.\n", cli.err());
		assertEquals(0, cli.run("keys", "copy", "acme", "--from", "api.acme.test"));
		assertEquals("sk-canary-12345678", cli.keys.find("acme", "new.test").orElseThrow().secret().reveal());
	}

	@Test
	void takesNoKeyAsAnArgument() {
		assertEquals(2, cli.run("keys", "set", "acme", "sk-canary"));
		assertFalse(cli.err().contains("sk-canary"), cli.err());
		assertTrue(cli.keys.isEmpty());
	}

	@Test
	void suggestsTheCommandOrOptionThatWasMeant() {
		assertEquals(2, cli.run("chta", "Hi"));
		assertEquals("There is no command chta. Did you mean chat?\nTo see what there is: modalis --help\n", cli.err());
		assertEquals(2, cli.run("chat", "Hi", "--modle", "x"));
		assertTrue(cli.err().startsWith("There is no option --modle. Did you mean --model?\n"), cli.err());
		assertEquals("", cli.out());
	}

	@Test
	void documentsTheExitCodes() {
		assertEquals(0, cli.run("--help"));
		for (var code : List.of("0", "2", "3", "4", "130"))
			assertTrue(cli.out().contains("\n  " + code + " "), code + cli.out());
		assertEquals(0, cli.run("help", "chat"));
		assertTrue(cli.out().contains("130 interrupted"), cli.out());
		assertEquals(0, cli.run("--version"));
		assertEquals("Modalis 1.0.0\n", cli.out());
	}

	@Test
	void asksForACommand() {
		assertEquals(2, cli.run());
		assertEquals(2, cli.run("history"));
		assertEquals("", cli.out());
	}

	@Test
	void decodesWhatTheStartScriptEncodes() {
		assertEquals(List.of("chat", "", "two words\nü"), Arguments.decode(encode("chat\0\0two words\nü\0")));
		assertEquals(List.of(), Arguments.decode(""));
		assertThrows(IllegalArgumentException.class, () -> Arguments.decode(encode("chat")));
	}

	private static String encode(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}
}
