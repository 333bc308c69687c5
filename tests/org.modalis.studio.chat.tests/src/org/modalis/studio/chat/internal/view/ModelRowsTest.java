package org.modalis.studio.chat.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
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
}
