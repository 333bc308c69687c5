package org.modalis.provider.gemini.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.CatalogueFile;
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
 * The Gemini models of Google, through the Gemini API: {@code POST /models/{id}:streamGenerateContent} as server-sent events, and
 * {@code GET /models}. The key travels in a header, never in an address. Threads: any.
 * <p>
 * Source: the vendor's discovery document as converted by tryAGI/Google_Generative_AI, 2026-08-22, and ai.google.dev, November 2026.
 */
@Component(service = ModelProvider.class)
public final class GeminiProvider implements ChatProvider {
	static final String ID = "gemini";

	private final ProviderInfo info = ProviderInfo.of(ID, "Google Gemini", "The Gemini models of Google.")
			.at("https://generativelanguage.googleapis.com/v1beta").withKey(KeyUse.REQUIRED, "GEMINI_API_KEY")
			.withKeyPage("https://aistudio.google.com/apikey");
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
		return new GeminiModels(catalogue.get(), context).list();
	}

	@Override
	public ConnectionReport test(CallContext context) throws ProviderException, InterruptedException {
		new GeminiModels(catalogue.get(), context).page("?pageSize=1");
		return ConnectionReport.FINE;
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException, InterruptedException {
		request.refuseUnsupported();
		var name = URLEncoder.encode(request.modelName(), StandardCharsets.UTF_8);
		// without alt=sse the answer is one JSON array that grows
		var uri = URI.create(context.baseUrl() + "/models/" + name + ":streamGenerateContent?alt=sse");
		var errors = new GeminiErrors(Optional.of(request.modelName()));
		var call = authorized(HttpCall.post(uri, GeminiBody.of(request).toString(), errors), context);
		return context.transport().stream(call.header("Accept", "text/event-stream"),
				(head, stream) -> new GeminiStream(sink, errors, request.modelName()).read(stream));
	}

	static HttpCall authorized(HttpCall call, CallContext context) throws ProviderException {
		return call.secretHeader("x-goog-api-key", "", context.key().orElseThrow(() -> new ProviderException(Kind.AUTH,
				"No API key for Google Gemini is set. Enter one in the provider's settings.")));
	}
}
