package org.modalis.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ModelIdTest {

	@Test
	void splitsAtFirstSlash() {
		var id = ModelId.parse("openrouter/meta-llama/llama-3.3-70b:free");
		assertEquals("openrouter", id.provider());
		assertEquals("meta-llama/llama-3.3-70b:free", id.name());
		assertEquals("openrouter/meta-llama/llama-3.3-70b:free", id.toString());
	}

	@Test
	void saysHowAModelIsWrittenWhenTheProviderIsMissing() {
		var error = assertThrows(IllegalArgumentException.class, () -> ModelId.parse("llama3.2"));
		assertTrue(error.getMessage().contains("provider/name"), error.getMessage());
	}

	@Test
	void refusesAProviderIdWithCapitals() {
		assertThrows(IllegalArgumentException.class, () -> new ModelId("OpenAI", "gpt"));
	}
}
