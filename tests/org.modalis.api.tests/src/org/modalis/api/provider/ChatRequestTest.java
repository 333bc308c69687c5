package org.modalis.api.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ContentPart.Media;

class ChatRequestTest {
	private static final Source TEST = new Source("test", LocalDate.EPOCH);
	private static final ChatParameters EVERYTHING = ChatParameters.DEFAULT.withSystem("Be brief").withTemperature(OptionalDouble.of(1.5))
			.withTopP(OptionalDouble.of(0.5)).withMaxOutputTokens(OptionalInt.of(1000)).withStop(List.of("END")).withSeed(OptionalLong.of(1))
			.withEffort(Optional.of(ReasoningEffort.HIGH)).withFormat(ResponseFormat.JSON);

	@Test
	void aPlainModelRefusesEachThingByName() {
		var plain = model(Set.of(Capability.STREAMING));
		var files = new ChatMessage(Role.USER, List.of(new Media("image/png", "a.png", new byte[1]),
				new Media("application/pdf", "a.pdf", new byte[1]), new Media("audio/wav", "a.wav", new byte[1])));
		var tool = new ToolSpec("add", "Adds", "{\"type\":\"object\"}");
		var request = new ChatRequest(plain, List.of(files), EVERYTHING, List.of(tool), ToolChoice.AUTO);
		var refused = assertThrows(ProviderException.class, request::refuseUnsupported);
		assertEquals(Kind.UNSUPPORTED, refused.kind());
		for (var each : List.of("a system prompt", "a temperature", "top-p", "an answer longer than 500", "texts to stop at", "a seed",
				"the reasoning effort high", "JSON mode", "tools", "images", "PDF documents", "audio"))
			assertTrue(refused.getMessage().contains(each), each + " in " + refused.getMessage());
	}

	@Test
	void whatDoesNotFitIsLeftOutAndNamed() {
		var plain = model(Set.of(Capability.STREAMING, Capability.SEED));
		var fit = ParameterFit.of(EVERYTHING, plain);
		assertEquals(ChatParameters.DEFAULT.withSeed(OptionalLong.of(1)), fit.parameters());
		assertEquals(7, fit.leftOut().size());
	}

	@Test
	void aTemperatureBeyondTheModelsOwnDoesNotFit() {
		var cool = model(Set.of(Capability.TEMPERATURE)).withAbilities(new Abilities(Set.of(Capability.TEMPERATURE), List.of(), 1, Optional.of(TEST)));
		assertEquals(List.of("a temperature above 1.0"),
				ParameterFit.of(ChatParameters.DEFAULT.withTemperature(OptionalDouble.of(1.5)), cool).leftOut());
		assertEquals(List.of(), ParameterFit.of(ChatParameters.DEFAULT.withTemperature(OptionalDouble.of(1)), cool).leftOut());
	}

	@Test
	void aModelOfWhichNothingIsKnownGetsEveryUsualParameter() {
		var unknown = ModelInfo.chat(new ModelId("acme", "m"), "M");
		var usual = EVERYTHING.withEffort(Optional.empty()).withFormat(ResponseFormat.TEXT);
		assertEquals(List.of(), ParameterFit.of(usual, unknown).leftOut());
	}

	@Test
	void toolCallsArePutTogetherFromTheirPieces() {
		var pieces = new ToolCallPieces(new Silent());
		pieces.add(0, "a", "add", "");
		pieces.add(1, "", "now", "");
		pieces.add(0, "", "", "{\"x\":");
		pieces.add(0, "", "", "1}");
		assertEquals(List.of(new ContentPart.ToolCall("a", "add", "{\"x\":1}"), new ContentPart.ToolCall("call_1", "now", "{}")), pieces.calls());
	}

	private static ModelInfo model(Set<Capability> all) {
		return ModelInfo.chat(new ModelId("acme", "m"), "Acme M").withLimits(Limits.of(1000, 500, TEST)).withAbilities(new Abilities(all, TEST));
	}

	private record Silent() implements ChatSink {
		@Override
		public void text(CharSequence piece) {
			throw new AssertionError();
		}

		@Override
		public void reasoning(CharSequence piece) {
			throw new AssertionError();
		}

		@Override
		public void toolCall(int index, String id, String name, CharSequence arguments) {
			// what counts here is the whole
		}
	}
}
