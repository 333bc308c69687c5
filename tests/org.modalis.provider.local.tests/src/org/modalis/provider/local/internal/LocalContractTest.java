package org.modalis.provider.local.internal;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatProvider;
import org.modalis.testkit.Feature;
import org.modalis.testkit.ModelProviderContract;

/** The contract over the real engine with the real weights. */
@Timeout(300)
class LocalContractTest extends ModelProviderContract {
	private static FolderContext context;
	private static LocalProvider provider;

	@BeforeAll
	static void findWeights() {
		context = RealWeights.context();
		provider = new LocalProvider();
	}

	@AfterAll
	static void stop() {
		if (provider != null)
			provider.deactivate();
	}

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected CallContext context() {
		return context;
	}

	@Override
	protected ModelInfo callable() throws Exception {
		return provider.models(context).stream().filter(model -> model.id().name().equals(ModelFolder.DEFAULT_ID)).findFirst().orElseThrow();
	}

	@Override
	protected Set<Feature> features() {
		return EnumSet.of(Feature.SYSTEM_PROMPT, Feature.TEMPERATURE, Feature.TOP_P, Feature.MAX_OUTPUT_TOKENS, Feature.SEED);
	}

	@Override
	protected ChatParameters briefly() {
		return ChatParameters.DEFAULT.withMaxOutputTokens(OptionalInt.of(4));
	}

	@Override
	protected void willAnswer() {
		// it always does
	}

	@Override
	protected void willAnswerForLong() {
		// without a limit it writes until it is stopped
	}

	@Override
	protected void willList() {
		// the weights are there
	}

	@Override
	protected void assertNothingSent() {
		// the context fails a provider that reaches for the network, and an engine that worked would have delivered words
	}
}
