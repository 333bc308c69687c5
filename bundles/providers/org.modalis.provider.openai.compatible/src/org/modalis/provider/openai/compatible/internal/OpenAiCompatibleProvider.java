package org.modalis.provider.openai.compatible.internal;

import org.modalis.api.catalogue.Catalogue;
import org.modalis.api.openai.OpenAiChatProvider;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.MultiServerProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.osgi.service.component.annotations.Component;

/**
 * Any server that speaks OpenAI's chat completions, at a base URL that the user names: llama.cpp, vLLM, LM Studio, a gateway or
 * a vendor without a bundle of its own. Nobody knows what its models can do, so every parameter that is set is sent.
 */
@Component(service = ModelProvider.class)
public final class OpenAiCompatibleProvider extends OpenAiChatProvider implements MultiServerProvider {
	private static final ProviderInfo INFO = ProviderInfo.of("openai-compatible", "OpenAI-compatible server",
			"Any server with an API like OpenAI's: enter its base URL, which often ends in /v1, and its key if it asks for one.")
			.atUsersAddress().withKey(KeyUse.OPTIONAL, "OPENAI_COMPATIBLE_API_KEY");

	public OpenAiCompatibleProvider() {
		this(INFO);
	}

	private OpenAiCompatibleProvider(ProviderInfo info) {
		super(info, Catalogue.EMPTY);
	}

	@Override
	public ModelProvider another(String id, String displayName) {
		return new OpenAiCompatibleProvider(INFO.renamed(id, displayName));
	}
}
