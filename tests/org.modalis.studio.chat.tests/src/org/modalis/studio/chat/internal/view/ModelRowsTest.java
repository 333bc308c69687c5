package org.modalis.studio.chat.internal.view;

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
import org.modalis.studio.chat.internal.session.ModelChoice.Group;
import org.modalis.workbench.toolkit.Row;

class ModelRowsTest {

	private static final String DOWN = "not reachable at http://localhost:11434";

	private static ModelRows of(boolean ready, String state, ModelInfo... models) {
		return new ModelRows(List.of(new Group("Ollama", state, ready, List.of(models))), Optional.empty());
	}

	@Test
	void aProviderWithoutModelsSaysItsStateOnce() {
		var rows = of(false, DOWN);
		assertEquals("Ollama", rows.group(0));
		assertEquals(new Row("No model to choose", DOWN, ""), rows.row(0));
		assertEquals(Optional.empty(), rows.model(0));
	}

	@Test
	void aProviderThatIsDownSaysSoAboveItsModels() {
		var llama = ModelInfo.chat(new ModelId("ollama", "llama"), "Llama");
		assertEquals("Ollama · " + DOWN, of(false, DOWN, llama).group(0));
		assertEquals("Ollama", of(true, "ready", llama).group(0));
	}

	@Test
	void anEndWithinSixtyDaysIsSaidInTheList() {
		var soon = ending(LocalDate.now().plusDays(60));
		assertTrue(of(true, "ready", soon).row(0).detail().contains(" · ends "), of(true, "ready", soon).row(0).detail());
		var later = ending(LocalDate.now().plusDays(61));
		assertFalse(of(true, "ready", later).row(0).detail().contains("ends"));
	}

	private static ModelInfo ending(LocalDate day) {
		return ModelInfo.chat(new ModelId("ollama", "llama"), "Llama")
				.withLifecycle(new Lifecycle(Lifecycle.Stage.DEPRECATED, Optional.of(day), Optional.empty()));
	}
}
