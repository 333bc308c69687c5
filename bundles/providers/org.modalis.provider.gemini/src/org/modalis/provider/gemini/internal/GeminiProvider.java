package org.modalis.provider.gemini.internal;

import java.util.List;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ConnectionReport;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.vendor.VendorErrors;
import org.modalis.api.vendor.VendorProvider;
import org.osgi.service.component.annotations.Component;

/**
 * The Gemini models of Google, through the Gemini API: {@code POST /models/{id}:streamGenerateContent} as server-sent events, and
 * {@code GET /models}. The key travels in a header, never in an address. Threads: any.
 * <p>
 * Source: the vendor's discovery document as converted by tryAGI/Google_Generative_AI, 2026-08-22, and ai.google.dev, November 2026.
 */
@Component(service = ModelProvider.class)
public final class GeminiProvider extends VendorProvider {
	static final String ID = "gemini";
	static final String NAME = "Google Gemini";

	public GeminiProvider() {
		super(ProviderInfo.of(ID, NAME, "The Gemini models of Google.").at("https://generativelanguage.googleapis.com/v1beta")
				.withKey(KeyUse.REQUIRED, "GEMINI_API_KEY").withKeyPage("https://aistudio.google.com/apikey"));
	}

	@Override
	protected HttpCall authorize(HttpCall call, Secret key) {
		return call.secretHeader("x-goog-api-key", "", key);
	}

	@Override
	protected VendorErrors errors(Optional<ModelId> model) {
		return new GeminiErrors(model);
	}

	@Override
	protected List<ModelInfo> listed(CallContext context) throws ProviderException, InterruptedException {
		var source = source("Google /models", context);
		return pages("/models?pageSize=1000", "models", "pageToken", page -> page.text("nextPageToken"), context).stream()
				.map(entry -> new ListedModel(entry, source)).filter(ListedModel::chats).map(model -> model.info(known(model.id()))).toList();
	}

	@Override
	public ConnectionReport test(CallContext context) throws ProviderException, InterruptedException {
		page("/models?pageSize=1", "models", context);
		return ConnectionReport.FINE;
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException, InterruptedException {
		request.refuseUnsupported();
		var errors = errors(request);
		// without alt=sse the answer is one JSON array that grows
		return stream("/models/" + encoded(request.modelName()) + ":streamGenerateContent?alt=sse", GeminiBody.of(request), errors, context,
				(head, body) -> new GeminiStream(sink, errors).read(body));
	}
}
