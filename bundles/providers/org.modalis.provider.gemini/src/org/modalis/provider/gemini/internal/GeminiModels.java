package org.modalis.provider.gemini.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.Catalogue;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;
import org.modalis.api.provider.CallContext;
import org.modalis.api.transport.HttpCall;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The chat models that the vendor lists for a key, page by page. One thread, one listing. */
final class GeminiModels {
	private static final int MOST_PAGES = 100;
	/** What generates content and yet does not chat in text. */
	private static final Pattern NO_CHAT = Pattern.compile("(.*-)?(tts|image|banana|audio|live|embedding|computer-use|robotics|omni|lyria)(-.*)?");

	private final Catalogue catalogue;
	private final CallContext context;
	private final Source source;

	GeminiModels(Catalogue catalogue, CallContext context) {
		this.catalogue = catalogue;
		this.context = context;
		source = new Source("Google /models", LocalDate.now(context.clock()));
	}

	List<ModelInfo> list() throws ProviderException, InterruptedException {
		var listed = new ArrayList<ModelInfo>();
		var token = "";
		for (int i = 0; i < MOST_PAGES && (i == 0 || !token.isEmpty()); i++) {
			var page = page("?pageSize=1000" + (token.isEmpty() ? "" : "&pageToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
			for (var entry : page.getAsJsonArray("models"))
				if (entry instanceof JsonObject each && each.get("supportedGenerationMethods") instanceof JsonArray methods
						&& methods.toString().contains("\"generateContent\""))
					model(each).ifPresent(listed::add);
			token = text(page, "nextPageToken");
		}
		return catalogue.with(listed, source.date());
	}

	/** @throws ProviderException also when what answers is no list of models */
	JsonObject page(String query) throws ProviderException, InterruptedException {
		var call = HttpCall.get(URI.create(context.baseUrl() + "/models" + query), new GeminiErrors(Optional.empty()));
		var text = context.transport().send(GeminiProvider.authorized(call, context)).text();
		Throwable cause = null;
		try {
			if (JsonParser.parseString(text) instanceof JsonObject page && page.get("models") instanceof JsonArray)
				return page;
		} catch (JsonParseException e) {
			cause = e;
		}
		throw new ProviderException(Kind.BAD_ANSWER,
				"Google Gemini did not answer with a list of models. Check the base URL in the provider's settings.", cause);
	}

	private Optional<ModelInfo> model(JsonObject entry) {
		var name = text(entry, "name").replaceFirst("^models/", "");
		if (name.isBlank() || NO_CHAT.matcher(name).matches())
			return Optional.empty();
		var id = new ModelId(GeminiProvider.ID, name);
		var title = text(entry, "displayName").isBlank() ? name : text(entry, "displayName");
		var base = catalogue.find(id).orElseGet(() -> ModelInfo.chat(id, title).withAbilities(unknown(entry)));
		var window = count(entry, "inputTokenLimit");
		var limits = new Limits(window, OptionalLong.empty(), count(entry, "outputTokenLimit"), Optional.of(source));
		return Optional.of(base.withLimits(window.isPresent() ? limits : base.limits()));
	}

	/** The list says of a new model only whether it thinks. */
	private Abilities unknown(JsonObject entry) {
		if (!text(entry, "thinking").equals("true"))
			return Abilities.UNKNOWN;
		var can = EnumSet.copyOf(Abilities.UNKNOWN.capabilities());
		can.add(Capability.REASONING);
		return new Abilities(can, source);
	}

	static OptionalLong count(JsonObject entry, String name) {
		return text(entry, name).matches("[1-9]\\d{0,11}") ? OptionalLong.of(Long.parseLong(text(entry, name))) : OptionalLong.empty();
	}

	static String text(JsonObject object, String name) {
		return object.get(name) != null && object.get(name).isJsonPrimitive() ? object.get(name).getAsString() : "";
	}
}
