package org.modalis.provider.openai.internal;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.modalis.api.provider.ChatProvider;
import org.modalis.testkit.Feature;
import org.modalis.testkit.OpenAiChatContract;

/** The provider contract over chat completions, whatever the model. */
class ChatCompletionsContractTest extends OpenAiChatContract {
	private final OpenAiProvider provider = new OpenAiProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of(OpenAiProvider.API, OpenAiProvider.CHAT_COMPLETIONS);
	}

	@Override
	protected String listedModel() {
		return "gpt-4.1-mini";
	}

	@Override
	protected Set<Feature> features() {
		var features = EnumSet.copyOf(super.features());
		features.remove(Feature.REASONING);
		return features;
	}

	@Override
	protected String field(Feature parameter) {
		return parameter == Feature.MAX_OUTPUT_TOKENS ? "max_completion_tokens" : super.field(parameter);
	}
}
