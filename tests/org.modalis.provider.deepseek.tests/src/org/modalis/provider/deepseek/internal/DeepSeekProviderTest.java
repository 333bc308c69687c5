package org.modalis.provider.deepseek.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;
import org.modalis.testkit.Feature;
import org.modalis.testkit.OpenAiChatContract;
import org.modalis.testkit.VendorReply;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class DeepSeekProviderTest extends OpenAiChatContract {
	private final DeepSeekProvider provider = new DeepSeekProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected String basePath() {
		return "";
	}

	@Override
	protected String testPath() {
		return "/user/balance";
	}

	@Override
	protected VendorReply testReply() {
		return VendorReply.json(200, sample("balance.json"));
	}

	@Override
	protected Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.SEED, Feature.JSON_SCHEMA, Feature.PDF, Feature.AUDIO, Feature.CACHE_WRITE_TOKENS));
	}

	@ParameterizedTest
	@EnumSource(names = { "LOW", "HIGH", "MAX" })
	void thinksAsMuchAsWanted(ReasoningEffort effort) throws Exception {
		var body = sent(effort);
		assertEquals("{\"type\":\"enabled\"}", body.get("thinking").toString());
		assertEquals(effort.word(), body.get("reasoning_effort").getAsString());
	}

	@Test
	void doesNotThinkWhenThatIsWanted() throws Exception {
		var body = sent(ReasoningEffort.NONE);
		assertEquals("{\"type\":\"disabled\"}", body.get("thinking").toString());
		assertFalse(body.has("reasoning_effort"), body.toString());
	}

	private JsonObject sent(ReasoningEffort effort) throws Exception {
		answers(stream().then(piece("Yes") + end()));
		provider.chat(question(known("deepseek-flash"), ChatParameters.DEFAULT.withEffort(Optional.of(effort))), sink, context());
		return JsonParser.parseString(vendor.awaitRequest().body()).getAsJsonObject();
	}

	@Test
	void keepsThoughtsApartAndCountsWhatTheCacheHadAlthoughTheVendorPausesForLong() throws Exception {
		answers(stream().then(sample("thinking.sse")));
		assertEquals(new Usage(640, 512, 41, 30, true), chat("deepseek-flash").usage());
		assertEquals("Short waves scatter more.", sink.reasoning());
		assertEquals("Because of Rayleigh.", sink.text());
	}

	@Test
	void sendsThoughtsBackWithTheResultsOfToolsAndNeverOtherwise() throws Exception {
		answers(stream().then(sample("thinking.sse")), stream().then(sample("tool-call.sse")), stream().then(piece("Noon") + end()));
		assertEquals(Optional.empty(), chat("deepseek-flash").state(), "thoughts of an answer in words stay here");
		var model = known("deepseek-flash");
		var tools = List.of(new ToolSpec("now", "Tells the time", "{\"type\":\"object\"}"));
		var asked = new ChatMessage(Role.USER, "What time is it?");
		var call = provider.chat(new ChatRequest(model, List.of(asked), ChatParameters.DEFAULT, tools, ToolChoice.AUTO), sink, context());
		var said = new ChatMessage(Role.ASSISTANT, List.of(call.toolCalls().getFirst(), call.state().orElseThrow()));
		var result = new ChatMessage(Role.USER, List.of(new ToolResult("call_00_x", "now", "12:00")));
		provider.chat(new ChatRequest(model, List.of(asked, said, result), ChatParameters.DEFAULT, tools, ToolChoice.AUTO), sink, context());
		vendor.awaitRequest();
		vendor.awaitRequest();
		var back = JsonParser.parseString(vendor.awaitRequest().body()).getAsJsonObject().getAsJsonArray("messages").get(1).getAsJsonObject();
		assertEquals("The clock will know.", back.get("reasoning_content").getAsString());
		assertTrue(back.has("tool_calls"), back.toString());
	}

	@Test
	void aMachineThatGaveUpIsNoWholeAnswer() {
		answers(stream().then(piece("Beca") + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"insufficient_system_resource\"}]}\n\n"
				+ "data: [DONE]\n\n"));
		assertEquals(Kind.UNAVAILABLE, fails().kind());
		assertEquals("Beca", sink.text());
	}

	@Test
	void anEmptyAccountNamesTheBill() {
		answers(VendorReply.json(402, "{\"error\":{\"message\":\"Insufficient Balance\",\"type\":\"unknown_error\",\"param\":null,"
				+ "\"code\":\"invalid_request_error\"}}"));
		assertEquals(Kind.QUOTA, fails().kind());
		assertEquals(1, vendor.requests().size(), "repeating does not fill an account");
	}

	@Test
	void aTestTellsTheBalanceInEachCurrency() throws Exception {
		vendor.on("/user/balance", testReply());
		assertEquals(List.of(Money.of("110.00", "CNY"), Money.of("3.07", "USD")), provider.test(context()).balance());
	}

	@Test
	void aTestSaysWhenTheBalanceDoesNotSuffice() {
		vendor.on("/user/balance", VendorReply.json(200, sample("balance.json").replace("true", "false")));
		var error = assertThrows(ProviderException.class, () -> provider.test(context()));
		assertEquals(Kind.QUOTA, error.kind());
		assertTrue(error.getMessage().contains("110.00 CNY"), error.getMessage());
	}

	@Test
	void somethingElseThanABalanceIsABadAnswer() {
		for (var answer : List.of("{}", "[]", "{\"balance_infos\":[{\"currency\":\"USD\",\"total_balance\":{}}]}", "{\"balance_infos\":7}")) {
			vendor.on("/user/balance", VendorReply.json(200, answer));
			assertEquals(Kind.BAD_ANSWER, assertThrows(ProviderException.class, () -> provider.test(context())).kind(), answer);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "deepseek-chat", "deepseek-reasoner" })
	void theOldNamesAreGoneAndNameTheirSuccessor(String name) {
		var life = known(name).lifecycle();
		assertEquals(Stage.RETIRED, life.stage());
		assertEquals(Optional.of(LocalDate.of(2026, 7, 24)), life.date());
		assertEquals(Optional.of(id("deepseek-flash")), life.successor());
	}

	private ModelInfo known(String name) {
		return provider.catalogue().stream().filter(model -> model.id().equals(id(name))).findAny().orElseThrow();
	}

	private String sample(String name) {
		return VendorReply.sample(getClass(), "samples/deepseek/" + name);
	}
}
