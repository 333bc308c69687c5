package org.modalis.provider.ollama.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.ProviderException;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.api.transport.HttpCall;
import org.osgi.service.component.annotations.Component;

import com.google.gson.JsonObject;

/**
 * Models that an Ollama server runs, through its native API: {@code /api/chat} streams JSON lines, {@code /api/tags} and
 * {@code /api/show} tell the models. A key is needed for ollama.com only.
 * <p>
 * Source: Ollama's docs/openapi.yaml and docs/api.md, 2026-08-21.
 */
@Component(service = ModelProvider.class)
public final class OllamaProvider implements ChatProvider {

	static final String CONTEXT_WINDOW = "contextWindow";

	/** What {@code /api/chat} has no field for. */
	private static final Set<Capability> WITHOUT_PLACE = Set.of(Capability.PDF, Capability.AUDIO);

	private final ProviderInfo info = ProviderInfo.of("ollama", "Ollama", "Models that run in an Ollama server, usually on this machine.")
			.at("http://localhost:11434").withKey(KeyUse.OPTIONAL, "OLLAMA_API_KEY")
			.withSettings(new ProviderSetting(CONTEXT_WINDOW, "Context window", ProviderSetting.Kind.NUMBER, "",
					"How many tokens of a conversation the server keeps in view. Empty leaves it to the server; more needs more memory."));
	private final OllamaModels models = new OllamaModels();

	@Override
	public ProviderInfo info() {
		return info;
	}

	@Override
	public List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException {
		return models.list(context);
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException, InterruptedException {
		request.refuseUnsupported(WITHOUT_PLACE);
		var uri = URI.create(context.baseUrl() + "/api/chat");
		var errors = new OllamaErrors(Optional.of(request.modelName()));
		var call = authorize(HttpCall.post(uri, body(request, context).toString(), errors), context);
		return context.transport().stream(call, (head, stream) -> new OllamaStream(request.model().id(), sink, errors).read(stream));
	}

	static HttpCall authorize(HttpCall call, CallContext context) {
		return context.key().map(key -> call.secretHeader("Authorization", "Bearer ", key)).orElse(call);
	}

	private static JsonObject body(ChatRequest request, CallContext context) throws ProviderException {
		var body = OllamaBody.of(request);
		OllamaModels.contextWindow(context).ifPresent(value -> body.getAsJsonObject("options").addProperty("num_ctx", value));
		return body;
	}
}
