package org.modalis.provider.openai.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.modalis.api.ProviderException;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.openai.OpenAiChatProvider;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
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
 * The language models of OpenAI. A model that reasons is asked through {@code POST /responses}, where its reasoning can be seen and
 * carried through the calls of its tools, any other through chat completions; the user may decide otherwise. Nothing is stored
 * at the vendor. Immutable, so for any thread.
 * <p>
 * Source: the OpenAPI description of the vendor, <a href="https://github.com/openai/openai-openapi">openai-openapi</a>, 2026-08-21.
 */
@Component(service = ModelProvider.class)
public final class OpenAiProvider extends OpenAiChatProvider {
	static final String API = "api";
	static final String RESPONSES = "Responses";
	static final String CHAT_COMPLETIONS = "Chat Completions";
	static final String ORGANISATION = "organisation";
	static final String PROJECT = "project";

	private static final ProviderInfo INFO = ProviderInfo
			.of("openai", "OpenAI", "The GPT and o-series models of OpenAI, with a key from platform.openai.com.")
			.at("https://api.openai.com/v1").withKey(KeyUse.REQUIRED, "OPENAI_API_KEY")
			.withKeyPage("https://platform.openai.com/api-keys").withSettings(
					ProviderSetting.choice(API, "API", List.of("Automatic", RESPONSES, CHAT_COMPLETIONS),
							"Automatic asks models that reason through Responses and the others through Chat Completions."),
					new ProviderSetting(ORGANISATION, "Organisation", ProviderSetting.Kind.TEXT, "",
							"Which of your organisations is billed, for example org-…; empty for the key's own."),
					new ProviderSetting(PROJECT, "Project", ProviderSetting.Kind.TEXT, "",
							"Which of your projects is billed, for example proj_…; empty for the key's own."));

	public OpenAiProvider() {
		super(INFO);
	}

	@Override
	protected String maxOutputTokensField() {
		return "max_completion_tokens";
	}

	@Override
	protected HttpCall refine(HttpCall call, CallContext context) {
		var organised = withHeader(call, "OpenAI-Organization", context.setting(ORGANISATION));
		return withHeader(organised, "OpenAI-Project", context.setting(PROJECT));
	}

	private static HttpCall withHeader(HttpCall call, String name, String value) {
		return value.isBlank() ? call : call.header(name, value.strip());
	}

	@Override
	protected Optional<ModelInfo> model(JsonObject entry, Optional<ModelInfo> known, CallContext context) {
		return new ListedModel(new VendorObject(entry), this).info(known, context.clock());
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context)
			throws ProviderException, InterruptedException {
		boolean responses = switch (context.setting(API)) {
		case RESPONSES -> true;
		case CHAT_COMPLETIONS -> false;
		default -> request.model().has(Capability.REASONING);
		};
		return responses ? respond(request, sink, context) : super.chat(request, sink, context);
	}

	private ChatAnswer respond(ChatRequest request, ChatSink sink, CallContext context)
			throws ProviderException, InterruptedException {
		request.refuseUnsupported(ResponsesBody.WITHOUT_PLACE);
		var body = ResponsesBody.of(request);
		var errors = errors(request);
		var unverified = new AtomicBoolean();
		try {
			return stream("/responses", body, answer -> {
				unverified.set(answer.head().status() == 400 && answer.text().contains("\"reasoning.summary\""));
				return errors.map(answer);
			}, context, (head, in) -> new ResponsesStream(sink, errors).read(in));
		} catch (ProviderException e) {
			if (!unverified.get())
				throw e;
		}
		context.note("OpenAI shows what this model thinks only to verified organisations, so the answer comes without that.");
		body.getAsJsonObject("reasoning").remove("summary");
		return stream("/responses", body, errors, context, (head, in) -> new ResponsesStream(sink, errors).read(in));
	}
}
