package org.modalis.provider.anthropic.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.CatalogueFile;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ConnectionReport;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.transport.HttpCall;
import org.osgi.service.component.annotations.Component;

/**
 * The Claude models of Anthropic, through its Messages API: {@code POST /v1/messages} streamed as server-sent events, and
 * {@code GET /v1/models}. Threads: any.
 * <p>
 * Source: the vendor's specification as mirrored by tryAGI/Anthropic, 2026-08-18, and platform.claude.com/docs, November 2026.
 */
@Component(service = ModelProvider.class)
public final class AnthropicProvider implements ChatProvider {
	static final String ID = "anthropic";
	private static final String VERSION = "2023-06-01";
	/** No seed and no audio; and an answer is held to a schema, or to nothing. */
	private static final Set<Capability> WITHOUT_PLACE = Set.of(Capability.SEED, Capability.AUDIO, Capability.JSON_MODE);

	private final ProviderInfo info = ProviderInfo.of(ID, "Anthropic", "The Claude models of Anthropic.").at("https://api.anthropic.com")
			.withKey(KeyUse.REQUIRED, "ANTHROPIC_API_KEY").withKeyPage("https://platform.claude.com/settings/keys");
	private final CatalogueFile catalogue = new CatalogueFile(getClass(), ID);

	@Override
	public ProviderInfo info() {
		return info;
	}

	@Override
	public List<ModelInfo> catalogue() {
		return catalogue.get().models();
	}

	@Override
	public List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException {
		return new AnthropicModels(catalogue.get(), context).list();
	}

	@Override
	public ConnectionReport test(CallContext context) throws ProviderException, InterruptedException {
		new AnthropicModels(catalogue.get(), context).page("?limit=1");
		return ConnectionReport.FINE;
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException, InterruptedException {
		request.refuseUnsupported(WITHOUT_PLACE);
		var body = new AnthropicBody(request).write();
		var errors = new AnthropicErrors(Optional.of(request.modelName()));
		var call = authorized(HttpCall.post(URI.create(context.baseUrl() + "/v1/messages"), body.toString(), errors), context);
		return context.transport().stream(call.header("Accept", "text/event-stream"),
				(head, stream) -> new AnthropicStream(sink, errors, request.modelName()).read(stream));
	}

	static HttpCall authorized(HttpCall call, CallContext context) throws ProviderException {
		var key = context.key().orElseThrow(() -> new ProviderException(Kind.AUTH,
				"No API key for Anthropic is set. Enter one in the provider's settings."));
		return call.header("anthropic-version", VERSION).secretHeader("x-api-key", "", key);
	}
}
