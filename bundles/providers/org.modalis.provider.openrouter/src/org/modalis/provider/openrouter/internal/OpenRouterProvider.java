package org.modalis.provider.openrouter.internal;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.json.Json;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.openai.OpenAiChatProvider;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ConnectionReport;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.transport.HttpCall;
import org.osgi.service.component.annotations.Component;

import com.google.gson.JsonObject;

/**
 * The models of many vendors through one account.
 * <p>
 * Source: <a href="https://openrouter.ai/docs/api/reference/overview">openrouter.ai/docs</a>, 2026-11-22.
 */
@Component(service = ModelProvider.class)
public final class OpenRouterProvider extends OpenAiChatProvider {
	public OpenRouterProvider() {
		super(ProviderInfo.of("openrouter", "OpenRouter", "The models of many vendors through one account.")
				.at("https://openrouter.ai/api/v1").withKey(KeyUse.REQUIRED, "OPENROUTER_API_KEY")
				.withKeyPage("https://openrouter.ai/settings/keys"));
	}

	@Override
	protected boolean wantsReasoningBack() {
		return true;
	}

	@Override
	protected void refine(JsonObject body, ChatRequest request) {
		request.parameters().effort().ifPresent(effort -> body.add("reasoning", Json.object("effort", body.remove("reasoning_effort"))));
	}

	@Override
	protected HttpCall refine(HttpCall call, CallContext context) {
		return call.header("HTTP-Referer", "Modalis").header("X-Title", "Modalis");
	}

	@Override
	protected Optional<ModelInfo> model(JsonObject entry, Optional<ModelInfo> known, CallContext context) {
		var listed = new ListedModel(new VendorObject(entry), source("OpenRouter, its list of models", context));
		return super.model(entry, known, context).filter(model -> listed.chats()).map(listed::on);
	}

	/** The list of models is open to all, so only what it tells of the key proves the key. */
	@Override
	public ConnectionReport test(CallContext context) throws ProviderException, InterruptedException {
		var key = VendorObject.of(get("/key", context)).object("data");
		if (key.json().isEmpty())
			throw unexpected("what it knows of the key");
		var left = key.amount("limit_remaining").map(amount -> List.of(new Money(amount, Currency.getInstance("USD")))).orElse(List.of());
		return new ConnectionReport(left, left.isEmpty() ? "no limit is set on this key" : key.flag("is_free_tier", false) ? "free tier" : "");
	}
}
