package org.modalis.provider.anthropic.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.ProviderException;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.Capability;
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
 * The Claude models of Anthropic, through its Messages API: {@code POST /v1/messages} streamed as server-sent events, and
 * {@code GET /v1/models}. Threads: any.
 * <p>
 * Source: the vendor's specification as mirrored by tryAGI/Anthropic, 2026-08-18, and platform.claude.com/docs, November 2026.
 */
@Component(service = ModelProvider.class)
public final class AnthropicProvider extends VendorProvider {
	static final String ID = "anthropic";
	private static final String VERSION = "2023-06-01";
	/** No seed and no audio; and an answer is held to a schema, or to nothing. */
	private static final Set<Capability> WITHOUT_PLACE = Set.of(Capability.SEED, Capability.AUDIO, Capability.JSON_MODE);

	public AnthropicProvider() {
		super(ProviderInfo.of(ID, "Anthropic", "The Claude models of Anthropic.").at("https://api.anthropic.com")
				.withKey(KeyUse.REQUIRED, "ANTHROPIC_API_KEY").withKeyPage("https://platform.claude.com/settings/keys"));
	}

	@Override
	protected HttpCall authorize(HttpCall call, Secret key) {
		return call.header("anthropic-version", VERSION).secretHeader("x-api-key", "", key);
	}

	@Override
	protected VendorErrors errors(Optional<ModelId> model) {
		return new AnthropicErrors(model);
	}

	@Override
	protected List<ModelInfo> listed(CallContext context) throws ProviderException, InterruptedException {
		var source = source("Anthropic /v1/models", context);
		return pages("/v1/models?limit=1000", "data", "after_id",
				page -> page.flag("has_more", false) ? page.text("last_id") : "", context).stream()
				.filter(entry -> !entry.text("id").isBlank())
				.flatMap(entry -> new ListedModel(entry, source).infos(this::known)).toList();
	}

	@Override
	public ConnectionReport test(CallContext context) throws ProviderException, InterruptedException {
		page("/v1/models?limit=1", "data", context);
		return ConnectionReport.FINE;
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException, InterruptedException {
		request.refuseUnsupported(WITHOUT_PLACE);
		var errors = errors(request);
		return stream("/v1/messages", new AnthropicBody(request).write(), errors, context,
				(head, body) -> new AnthropicStream(sink, errors).read(body));
	}
}
