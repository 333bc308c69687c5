package org.modalis.provider.groq.internal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.openai.OpenAiChatProvider;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.osgi.service.component.annotations.Component;

import com.google.gson.JsonObject;

/**
 * Open models on Groq's machines.
 * <p>
 * Source: <a href="https://console.groq.com/docs/models">console.groq.com</a>, 2026-11-22.
 */
@Component(service = ModelProvider.class)
public final class GroqProvider extends OpenAiChatProvider {
	/** Of a list that does not say what a model makes: those that hear, speak or only judge. */
	private static final Pattern NO_CHAT = Pattern.compile("whisper|orpheus|tts|prompt-guard");

	public GroqProvider() {
		super(ProviderInfo.of("groq", "Groq", "Open models, served fast by Groq.").at("https://api.groq.com/openai/v1")
				.withKey(KeyUse.REQUIRED, "GROQ_API_KEY").withKeyPage("https://console.groq.com/keys"));
	}

	@Override
	protected Set<Capability> withoutPlace() {
		return Set.of(Capability.PDF, Capability.AUDIO);
	}

	@Override
	protected String maxOutputTokensField() {
		return "max_completion_tokens";
	}

	@Override
	protected void refine(JsonObject body, ChatRequest request) {
		// otherwise they think within the answer; OpenAI's models do not take this field and part the two by themselves
		if (request.model().has(Capability.REASONING) && !request.modelName().startsWith("openai/"))
			body.addProperty("reasoning_format", "parsed");
	}

	@Override
	protected Optional<ModelInfo> model(JsonObject entry, Optional<ModelInfo> known, CallContext context) {
		var listed = new VendorObject(entry);
		if (!listed.flag("active", true) || NO_CHAT.matcher(listed.text("id")).find())
			return Optional.empty();
		var limits = new Limits(listed.count("context_window"), OptionalLong.empty(), listed.count("max_completion_tokens"),
				Optional.of(source("Groq, its list of models", context)));
		return super.model(entry, known, context).map(model -> model.withLimits(limits));
	}
}
