package org.modalis.studio.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.testkit.FakeProvider;

class ModelChoiceTest {

	private static ModelChoice of(ProviderEntry... entries) {
		return new ModelChoice(new RegistrySnapshot(List.of(entries)));
	}

	@Test
	void aProviderThatIsDownStaysInTheListAndSaysWhy() {
		var groups = of(FakeProvider.named("Local", "tiny").ready(),
				FakeProvider.named("Ollama").as(Kind.UNREACHABLE, "not reachable at http://localhost:11434")).groups("");
		assertEquals(List.of("ready", "not reachable at http://localhost:11434"),
				groups.stream().map(ModelChoice.Group::state).toList());
	}

	@Test
	void filtersByModelAndByProvider() {
		var choice = of(FakeProvider.named("Local", "tiny", "big").ready(),
				FakeProvider.named("Ollama", "tiny-too").ready());
		assertEquals(2, choice.groups("tiny").size());
		var groups = choice.groups("local tiny");
		assertEquals(1, groups.size());
		assertEquals(List.of("Model tiny"), groups.getFirst().models().stream().map(ModelInfo::displayName).toList());
	}

	@Test
	void firstIsAModelThatCanAnswerNow() {
		var choice = of(FakeProvider.named("Ollama", "llama").as(Kind.UNREACHABLE, "down"),
				FakeProvider.named("Other", "one").ready());
		assertEquals(Optional.of(ModelId.parse("other/one")), choice.first());
	}

	@Test
	void tellsWhatIsMissing() {
		Optional<ModelId> gone = Optional.of(ModelId.parse("ollama/gone"));
		assertEquals("Ollama does not offer gone. Choose another model to go on.",
				of(FakeProvider.named("Ollama", "llama").ready()).standing(gone).remark());
		assertEquals("Ollama: down.", of(FakeProvider.named("Ollama").as(Kind.UNREACHABLE, "down")).standing(gone).remark());
		assertEquals("Provider ollama is not installed. Choose another model to go on.", of().standing(gone).remark());
		assertTrue(of().standing(Optional.empty()).remark().startsWith("No provider of models is installed."));
	}

	@Test
	void aModelOfAProviderThatIsDownMayBeTried() {
		var standing = of(FakeProvider.named("Ollama", "llama").as(Kind.UNREACHABLE, "down"))
				.standing(Optional.of(ModelId.parse("ollama/llama")));
		assertTrue(standing.usable());
		assertEquals("Ollama: down.", standing.remark());
		assertFalse(of().standing(Optional.of(ModelId.parse("ollama/llama"))).usable());
	}

	@Test
	void aRetiredModelIsNamedAndItsSuccessorIsOneStepAway() {
		var old = ModelInfo.chat(ModelId.parse("acme/old"), "Acme Old").withLifecycle(new Lifecycle(Lifecycle.Stage.RETIRED,
				Optional.of(LocalDate.of(2026, 1, 31)), Optional.of(ModelId.parse("acme/new"))));
		var next = ModelInfo.chat(ModelId.parse("acme/new"), "Acme New");
		var choice = of(new FakeProvider(FakeProvider.named("Acme").info(), List.of(old, next)).ready());
		var standing = choice.standing(Optional.of(old.id()));
		assertFalse(standing.usable());
		assertTrue(standing.remark().startsWith("Acme Old is no longer served since "), standing.remark());
		assertTrue(standing.remark().endsWith("2026. Its successor is Acme New."), standing.remark());
		assertEquals(Optional.of(next), standing.instead());
		assertEquals(List.of(next), choice.groups("").getFirst().models(), "what cannot be asked is not offered");
	}

	@Test
	void aSuccessorThatCannotBeAskedIsNotOffered() {
		var old = ModelInfo.chat(ModelId.parse("acme/old"), "Acme Old").withLifecycle(new Lifecycle(Lifecycle.Stage.RETIRED,
				Optional.of(LocalDate.of(2026, 1, 31)), Optional.of(ModelId.parse("other/new"))));
		var choice = of(new FakeProvider(FakeProvider.named("Acme").info(), List.of(old)).ready());
		assertEquals(Optional.empty(), choice.standing(Optional.of(old.id())).instead());
	}

	@Test
	void whoCannotBeAskedOffersNoModelAndComesLast() {
		var groups = of(FakeProvider.named("Acme", "big").as(Kind.NOT_CONFIGURED, "no key is set"),
				FakeProvider.named("Off", "small").as(Kind.DISABLED, "switched off"), FakeProvider.named("Local", "tiny").ready()).groups("");
		assertEquals(List.of("Local", "Acme"), groups.stream().map(ModelChoice.Group::provider).toList());
		assertEquals(List.of(1, 0), groups.stream().map(group -> group.models().size()).toList());
	}
}
