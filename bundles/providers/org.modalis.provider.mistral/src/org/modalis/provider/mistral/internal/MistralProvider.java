package org.modalis.provider.mistral.internal;

import java.util.Optional;
import java.util.Set;

import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.openai.OpenAiChatProvider;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.provider.ToolChoice;
import org.osgi.service.component.annotations.Component;

import com.google.gson.JsonObject;

/**
 * Mistral's models. The vendor refuses every field that it does not know.
 * <p>
 * Source: <a href="https://docs.mistral.ai/api">docs.mistral.ai</a>, 2026-11-22.
 */
@Component(service = ModelProvider.class)
public final class MistralProvider extends OpenAiChatProvider {

	public MistralProvider() {
		super(ProviderInfo.of("mistral", "Mistral", "Mistral's own models.").at("https://api.mistral.ai/v1")
				.withKey(KeyUse.REQUIRED, "MISTRAL_API_KEY").withKeyPage("https://console.mistral.ai/api-keys"));
	}

	@Override
	protected Set<Capability> withoutPlace() {
		return Set.of(Capability.PDF, Capability.AUDIO);
	}

	@Override
	protected void refine(JsonObject body, ChatRequest request) {
		// the usage comes without asking
		body.remove("stream_options");
		request.parameters().seed().ifPresent(seed -> body.add("random_seed", body.remove("seed")));
		if (!request.tools().isEmpty() && request.toolChoice() == ToolChoice.REQUIRED)
			body.addProperty("tool_choice", "any");
	}

	@Override
	protected Optional<ModelInfo> model(JsonObject entry, Optional<ModelInfo> known, CallContext context) {
		var listed = new ListedModel(new VendorObject(entry), source("Mistral, its list of models", context));
		return super.model(entry, known, context).filter(model -> listed.chats())
				.map(model -> known.isPresent() ? model : model.withAbilities(listed.abilities())).map(listed::on);
	}
}
