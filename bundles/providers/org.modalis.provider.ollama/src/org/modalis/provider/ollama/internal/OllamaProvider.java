package org.modalis.provider.ollama.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.Catalogue;
import org.modalis.api.json.Json;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.api.vendor.VendorErrors;
import org.modalis.api.vendor.VendorProvider;
import org.osgi.service.component.annotations.Component;

/**
 * Models that an Ollama server runs, through its native API: {@code /api/chat} streams JSON lines, {@code /api/tags} and
 * {@code /api/show} tell the models. A key is needed for ollama.com only.
 * <p>
 * Source: Ollama's docs/openapi.yaml and docs/api.md, 2026-08-21.
 */
@Component(service = ModelProvider.class)
public final class OllamaProvider extends VendorProvider {
	static final String ID = "ollama";
	private static final String CONTEXT_WINDOW = "contextWindow";

	/** What {@code /api/chat} has no field for. */
	private static final Set<Capability> WITHOUT_PLACE = Set.of(Capability.PDF, Capability.AUDIO);

	private final OllamaModels models = new OllamaModels();

	public OllamaProvider() {
		super(ProviderInfo.of(ID, "Ollama", "Models that run in an Ollama server, usually on this machine.").at("http://localhost:11434")
				.withKey(KeyUse.OPTIONAL, "OLLAMA_API_KEY")
				.withSettings(new ProviderSetting(CONTEXT_WINDOW, "Context window", ProviderSetting.Kind.NUMBER, "",
						"How many tokens of a conversation the server keeps in view. Empty leaves it to the server;"
								+ " more needs more memory.")),
				Catalogue.EMPTY);
	}

	@Override
	protected VendorErrors errors(Optional<ModelId> model) {
		return new OllamaErrors(model);
	}

	@Override
	protected List<ModelInfo> listed(CallContext context) throws ProviderException, InterruptedException {
		var wanted = contextWindow(context);
		return models.list(page("/api/tags", "models", context).objects("models"), name -> VendorObject.of(send(post("/api/show",
				Json.object("model", name), errors(Optional.of(id(name))), context), context)), wanted, source("Ollama /api/show", context));
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException, InterruptedException {
		request.refuseUnsupported(WITHOUT_PLACE);
		var errors = errors(request);
		var body = OllamaBody.of(request, contextWindow(context));
		return context.transport().stream(post("/api/chat", body, errors, context),
				(head, stream) -> new OllamaStream(sink, errors).read(stream));
	}

	/** The context window that the user set; empty leaves it to the server. */
	private static OptionalLong contextWindow(CallContext context) throws ProviderException {
		var text = context.setting(CONTEXT_WINDOW).strip();
		if (!text.matches("|[1-9]\\d{0,8}"))
			throw new ProviderException(Kind.NOT_CONFIGURED,
					"The context window of Ollama must be a whole number of tokens. Check it in the provider's settings.");
		return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
	}
}
