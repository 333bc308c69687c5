package org.modalis.cli.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Money;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.registry.ProviderEntry;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** The documents that {@code --json} prints. What is not known is {@code null}, so that every document has the same fields. */
final class Json {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

	private Json() {
	}

	static String write(Object document) {
		return GSON.toJson(document);
	}

	static Map<String, Object> of(Message message) {
		var map = new LinkedHashMap<String, Object>();
		map.put("id", message.id().toString());
		map.put("role", message.role().name());
		map.put("model", id(message.model()));
		map.put("text", message.text());
		map.put("reasoning", message.reasoning());
		map.put("state", message.state().name());
		map.put("note", message.note());
		map.put("usage", of(message.usage()));
		map.put("timings", timings(message));
		map.put("created", message.created().toString());
		return map;
	}

	static Map<String, Object> of(Conversation conversation) {
		var map = new LinkedHashMap<String, Object>();
		map.put("id", conversation.id().toString());
		map.put("title", conversation.title());
		map.put("model", id(conversation.model()));
		map.put("created", conversation.created().toString());
		map.put("updated", conversation.updated().toString());
		return map;
	}

	static Map<String, Object> of(ProviderEntry provider) {
		var map = new LinkedHashMap<String, Object>();
		map.put("id", provider.info().id());
		map.put("name", provider.info().displayName());
		map.put("description", provider.info().description());
		map.put("local", provider.info().local());
		map.put("state", provider.state().kind().name());
		map.put("detail", provider.state().detail());
		map.put("lastTried", provider.state().since().toString());
		map.put("models", provider.models().size());
		return map;
	}

	/** @param successor the model to ask instead */
	static Map<String, Object> error(String kind, String message, Optional<ModelId> successor) {
		var map = new LinkedHashMap<String, Object>();
		map.put("kind", kind);
		map.put("message", message);
		map.put("successor", id(successor));
		return map;
	}

	/** Its arguments are text, as the model wrote them: they may be no valid JSON. */
	static Map<String, Object> of(ToolCall call) {
		var map = new LinkedHashMap<String, Object>();
		map.put("id", call.id());
		map.put("name", call.name());
		map.put("arguments", call.arguments());
		return map;
	}

	static Map<String, Object> of(Money money) {
		var map = new LinkedHashMap<String, Object>();
		map.put("amount", money.amount());
		map.put("currency", money.currency().getCurrencyCode());
		return map;
	}

	private static Map<String, Object> of(Usage usage) {
		if (!usage.known())
			return null;
		var map = new LinkedHashMap<String, Object>();
		map.put("inputTokens", usage.inputTokens());
		map.put("cachedInputTokens", usage.cachedInputTokens());
		map.put("cacheWriteTokens", usage.cacheWriteTokens());
		map.put("outputTokens", usage.outputTokens());
		map.put("reasoningTokens", usage.reasoningTokens());
		return map;
	}

	private static Map<String, Object> timings(Message message) {
		var map = new LinkedHashMap<String, Object>();
		map.put("firstTokenMillis", message.firstToken().map(time -> time.toMillis()).orElse(null));
		map.put("durationMillis", message.duration().map(time -> time.toMillis()).orElse(null));
		return map;
	}

	private static String id(Optional<ModelId> model) {
		return model.map(ModelId::toString).orElse(null);
	}
}
