package org.modalis.provider.meta.internal;

import java.util.List;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.CatalogueFile;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.osgi.service.component.annotations.Component;

/**
 * Meta's own API for its Llama models, which is closed. It is here so that old threads still say what made them, and so that
 * who looks for Llama learns where it is served. It calls nobody and asks for no key.
 */
@Component(service = ModelProvider.class)
public final class MetaProvider implements ChatProvider {
	private static final String CLOSED = "Meta closed its Llama API on 2026-07-06";
	private static final ProviderInfo INFO = ProviderInfo.of("meta", "Meta",
			"The Llama API of Meta, closed on 2026-07-06: choose a Llama model of OpenRouter or Ollama instead.");

	private final CatalogueFile catalogue = new CatalogueFile(MetaProvider.class, INFO.id());

	@Override
	public ProviderInfo info() {
		return INFO;
	}

	@Override
	public List<ModelInfo> catalogue() {
		return catalogue.get().models();
	}

	/** Throws always, so that the provider's state says what happened and where the models are. */
	@Override
	public List<ModelInfo> models(CallContext context) throws ProviderException {
		throw new ProviderException(Kind.RETIRED, CLOSED + "; OpenRouter serves the same models, and Ollama runs them on this machine.");
	}

	/** Throws always, and names the model that takes over. */
	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException {
		var model = catalogue.get().find(request.model().id()).orElse(request.model());
		var instead = model.lifecycle().successor().map(next -> "Use " + next + " instead.")
				.orElse("Choose a Llama model of OpenRouter or Ollama instead.");
		throw new ProviderException(Kind.RETIRED, CLOSED + ", so " + model.displayName() + " cannot be called there. " + instead);
	}
}
