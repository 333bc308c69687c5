package org.modalis.provider.openai.compatible.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatProvider;
import org.modalis.testkit.OpenAiChatContract;
import org.modalis.testkit.TestCallContext;
import org.modalis.testkit.VendorReply;

class OpenAiCompatibleProviderTest extends OpenAiChatContract {

	private final OpenAiCompatibleProvider provider = new OpenAiCompatibleProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Test
	void readsARecordedAnswerWithReasoningAndAllCounts() throws Exception {
		answers(stream().then(VendorReply.sample(getClass(), "samples/openai/reasoning.sse")));
		var answer = chat("m");
		assertEquals("The sky scatters blue light.", sink.text());
		assertEquals("Think of Rayleigh.", sink.reasoning());
		assertEquals(new Usage(1200, 1024, 96, 64, true), answer.usage());
		assertEquals(Finish.LENGTH, answer.finish());
	}

	@Test
	void readsARecordedAnswerWithCommentsAndCrLf() throws Exception {
		answers(stream().dribble(VendorReply.sample(getClass(), "samples/openai/comments.sse").replace("\n", "\r\n")));
		assertEquals(Finish.STOP, chat("m").finish());
		assertEquals("Hello there", sink.text());
	}

	@Test
	void acceptsAMissingUsageAndAMissingEndMark() throws Exception {
		answers(stream().then(piece("Yes") + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"));
		var answer = chat("m");
		assertEquals(Finish.STOP, answer.finish());
		assertFalse(answer.usage().known());
	}

	@Test
	void acceptsAnEndMarkWithoutAReason() throws Exception {
		answers(stream().then(piece("Yes") + "data: [DONE]\n\n").hang());
		assertEquals(Finish.STOP, chat("m").finish());
	}

	@Test
	void understandsAServerThatDoesNotStream() throws Exception {
		answers(VendorReply.json(200, """
				{"choices": [{"index": 0, "message": {"role": "assistant", "content": "At once"}, "finish_reason": "stop"}],
				 "usage": {"prompt_tokens": 3, "completion_tokens": 2}}"""));
		assertEquals(Usage.of(3, 2), chat("m").usage());
		assertEquals("At once", sink.text());
	}

	@Test
	void anEmptyAccountIsNotARateLimit() {
		answers(VendorReply.json(429, "{\"error\":{\"message\":\"x\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}"));
		assertEquals(Kind.QUOTA, fails().kind());
		assertEquals(1, vendor.requests().size(), "repeating does not fill an account");
	}

	@Test
	void aCodeWithinTheAnswerTellsTheKind() {
		answers(stream().then("data: {\"error\":{\"message\":\"x\",\"code\":429}}\n\n"),
				stream().then("data: {\"error\":{\"message\":\"x\",\"code\":\"context_length_exceeded\"}}\n\n"));
		assertEquals(Kind.RATE_LIMIT, fails().kind());
		assertEquals(Kind.UNSUPPORTED, fails().kind());
	}

	@Test
	void aMissingPathPointsAtTheBaseUrl() {
		var error = fails();
		assertEquals(Kind.NOT_CONFIGURED, error.kind());
		assertTrue(error.getMessage().contains("base URL"), error.getMessage());
	}

	@Test
	void withoutABaseUrlItIsNotConfigured() {
		var error = assertThrows(ProviderException.class, () -> provider.models(TestCallContext.notConfigured()));
		assertEquals(Kind.NOT_CONFIGURED, error.kind());
	}

	@Test
	void worksWithoutAKey() throws Exception {
		vendor.on("/v1/models", modelList("tiny"));
		var models = provider.models(TestCallContext.at(vendor.url("/v1")));
		assertEquals("", vendor.awaitRequest().header("Authorization"));
		assertTrue(models.getFirst().has(Capability.TEMPERATURE), "what nobody knows is left to the server");
	}
}
