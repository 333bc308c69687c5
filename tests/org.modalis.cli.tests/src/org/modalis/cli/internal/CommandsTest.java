package org.modalis.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.search.Excerpt;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchRequest;
import org.modalis.api.search.SearchTerm;
import org.modalis.api.search.TextRange;
import org.modalis.testkit.FakeProvider;

import com.google.gson.JsonParser;

class CommandsTest {

	private final CliFixture cli = new CliFixture();

	@Test
	void listsModelsAndSaysWhatIsDown() {
		cli.registry.add(FakeProvider.named("Odd"), ModelInfo.chat(ModelId.parse("odd/x"), "X"));
		assertEquals(0, cli.run("models"));
		assertEquals("MODEL       CONTEXT  NAME\nlocal/tiny  2048     Model tiny\nacme/big    2048     Model big\nodd/x       -        X\n",
				cli.out());
		assertEquals("Acme: not reachable at https://api.acme.test/v1\n", cli.err());
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
		assertEquals(0, cli.run("settings", "set", "provider.ollama.baseUrl", "http://box:11434"));
		assertEquals(0, cli.run("settings", "get", "provider.ollama.baseUrl"));
		assertEquals("http://box:11434\n", cli.out());
		assertEquals(0, cli.run("settings", "list"));
		assertEquals("provider.ollama.baseUrl=http://box:11434\n", cli.out());
		assertEquals(0, cli.run("settings", "unset", "provider.ollama.baseUrl"));
		assertEquals(2, cli.run("settings", "get", "provider.ollama.baseUrl"));
	}

	@Test
	void takesOnlyTheChoicesOfAProvidersSetting() {
		assertEquals(2, cli.run("settings", "set", "provider.acme.region", "Mars"));
		assertEquals("Region is one of: Europe, Asia.\n", cli.err());
		assertTrue(cli.settings.all().isEmpty());
		assertEquals(0, cli.run("settings", "set", "provider.acme.region", "Asia"));
		assertEquals(0, cli.run("settings", "set", "provider.absent.region", "Mars"), "nobody knows what it may be");
	}

	@Test
	void keepsNoKeyAsASetting() {
		assertEquals(2, cli.run("settings", "set", "provider.acme.apiKey", "sk-canary"));
		assertTrue(cli.settings.all().isEmpty());
		assertFalse(cli.err().contains("sk-canary"));
	}

	@Test
	void keepsAKeyFromStandardInputAndNeverPrintsIt() {
		cli.type("sk-canary-1234567890\n");
		assertEquals(0, cli.run("keys", "set", "acme"));
		assertEquals("sk-canary-1234567890", cli.keys.find("acme", "api.acme.test").orElseThrow().secret().reveal());
		assertFalse((cli.out() + cli.err()).contains("sk-canary"));
		assertEquals(0, cli.run("keys", "list"));
		assertEquals("PROVIDER  HOST           KEY       SOURCE\nacme      api.acme.test  ••••7890  secure storage\n", cli.out());
		assertEquals(0, cli.run("keys", "remove", "acme"));
		assertTrue(cli.keys.isEmpty());
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
