package org.modalis.provider.ollama.internal;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;
import org.modalis.api.provider.CallContext;
import org.modalis.api.transport.HttpCall;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The chat models of an Ollama server. What {@code /api/show} says of a model is asked once for each digest and kept, a few
 * models at a time. Threads: any.
 */
final class OllamaModels {

	private static final int AT_A_TIME = 4;
	private static final Pattern NUM_CTX = Pattern.compile("(?m)^num_ctx\\s+(\\d{1,12})\\s*$");

	/** What is known of a model's file, whatever it is called. */
	private record Facts(OptionalLong contextWindow, Set<Capability> capabilities, List<ReasoningEffort> efforts, boolean chats) {

		static final Facts NONE = new Facts(OptionalLong.empty(), always(), List.of(), true);

		static Set<Capability> always() {
			return EnumSet.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.TEMPERATURE, Capability.TOP_P,
					Capability.STOP, Capability.SEED, Capability.JSON_MODE, Capability.JSON_SCHEMA);
		}
	}

	private record Tag(String name, String digest) {
	}

	private final Map<String, Facts> known = new ConcurrentHashMap<>();

	/** The context window that the user set; empty leaves it to the server. */
	static OptionalLong contextWindow(CallContext context) throws ProviderException {
		var text = context.setting(OllamaProvider.CONTEXT_WINDOW).strip();
		if (text.isEmpty())
			return OptionalLong.empty();
		if (!text.matches("[1-9]\\d{0,8}"))
			throw new ProviderException(Kind.NOT_CONFIGURED,
					"The context window of Ollama must be a whole number of tokens. Check it in the provider's settings.");
		return OptionalLong.of(Long.parseLong(text));
	}

	List<ModelInfo> list(CallContext context) throws ProviderException, InterruptedException {
		var wanted = contextWindow(context);
		var tags = tags(context);
		known.keySet().retainAll(tags.stream().map(Tag::digest).toList());
		var tasks = tags.stream().<Callable<Facts>>map(tag -> () -> facts(tag, context)).toList();
		var models = new ArrayList<ModelInfo>();
		try (var threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
			var answers = threads.invokeAll(tasks);
			for (int i = 0; i < answers.size(); i++)
				model(tags.get(i).name(), answers.get(i).get(), wanted, context).ifPresent(models::add);
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
		return List.copyOf(models);
	}

	private static Optional<ModelInfo> model(String name, Facts facts, OptionalLong wanted, CallContext context) {
		if (!facts.chats())
			return Optional.empty();
		var source = new Source("Ollama /api/show", LocalDate.now(context.clock()));
		var model = ModelInfo.chat(new ModelId("ollama", name), name).withAbilities(
				new Abilities(facts.capabilities(), facts.efforts(), Abilities.USUAL_MAX_TEMPERATURE, Optional.of(source)));
		var window = wanted.isPresent() && wanted.getAsLong() < facts.contextWindow().orElse(Long.MAX_VALUE) ? wanted
				: facts.contextWindow();
		return Optional.of(window.isPresent() ? model.withLimits(Limits.context(window.getAsLong(), source)) : model);
	}

	private static List<Tag> tags(CallContext context) throws ProviderException, InterruptedException {
		var uri = URI.create(context.baseUrl() + "/api/tags");
		var call = OllamaProvider.authorize(HttpCall.get(uri, new OllamaErrors(Optional.empty())), context);
		var json = parse(context.transport().send(call).text());
		if (!(json.get("models") instanceof JsonArray all))
			throw notOllama(null);
		var tags = new ArrayList<Tag>();
		for (var each : all)
			if (each instanceof JsonObject object && !text(object, "name").isBlank())
				tags.add(new Tag(text(object, "name"), text(object, "digest")));
		return tags;
	}

	/** A model that cannot be shown is still listed: it may well chat. */
	private Facts facts(Tag tag, CallContext context) throws InterruptedException {
		var kept = known.get(tag.digest());
		if (kept != null)
			return kept;
		try {
			var facts = show(tag.name(), context);
			if (!tag.digest().isEmpty())
				known.put(tag.digest(), facts);
			return facts;
		} catch (ProviderException e) {
			return Facts.NONE;
		}
	}

	private static Facts show(String name, CallContext context) throws ProviderException, InterruptedException {
		var body = new JsonObject();
		body.addProperty("model", name);
		var uri = URI.create(context.baseUrl() + "/api/show");
		var call = OllamaProvider.authorize(HttpCall.post(uri, body.toString(), new OllamaErrors(Optional.of(name))), context);
		var json = parse(context.transport().send(call).text());
		var named = names(json.get("capabilities"));
		var capabilities = Facts.always();
		if (named.contains("vision"))
			capabilities.add(Capability.VISION);
		if (named.contains("tools"))
			capabilities.add(Capability.FUNCTION_CALLING);
		boolean thinks = named.contains("thinking");
		if (thinks)
			capabilities.add(Capability.REASONING);
		// servers before 0.6.4 name no capabilities
		return new Facts(contextWindow(json), capabilities, thinks ? efforts(json) : List.of(), named.isEmpty() || named.contains("completion"));
	}

	/** The gpt-oss family thinks at three levels and cannot be kept from it; others think or do not. */
	private static List<ReasoningEffort> efforts(JsonObject shown) {
		boolean levels = shown.get("details") instanceof JsonObject details && text(details, "family").equals("gptoss");
		return levels ? List.of(ReasoningEffort.LOW, ReasoningEffort.MEDIUM, ReasoningEffort.HIGH)
				: List.of(ReasoningEffort.NONE, ReasoningEffort.HIGH);
	}

	/** What the model's own file sets, else the most that its architecture can do. */
	private static OptionalLong contextWindow(JsonObject shown) {
		var set = NUM_CTX.matcher(text(shown, "parameters"));
		if (set.find())
			return positive(Long.parseLong(set.group(1)));
		if (shown.get("model_info") instanceof JsonObject details)
			for (var each : details.entrySet())
				if (each.getKey().endsWith(".context_length") && each.getValue().isJsonPrimitive()
						&& each.getValue().getAsJsonPrimitive().isNumber())
					return positive(each.getValue().getAsLong());
		return OptionalLong.empty();
	}

	private static OptionalLong positive(long value) {
		return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
	}

	private static List<String> names(JsonElement array) {
		var names = new ArrayList<String>();
		if (array instanceof JsonArray all)
			for (var each : all)
				if (each.isJsonPrimitive())
					names.add(each.getAsString());
		return names;
	}

	private static String text(JsonObject object, String name) {
		var found = object.get(name);
		return found != null && found.isJsonPrimitive() ? found.getAsString() : "";
	}

	private static JsonObject parse(String text) throws ProviderException {
		try {
			if (JsonParser.parseString(text) instanceof JsonObject object)
				return object;
		} catch (JsonParseException e) {
			throw notOllama(e);
		}
		throw notOllama(null);
	}

	private static ProviderException notOllama(Throwable cause) {
		return new ProviderException(Kind.BAD_ANSWER,
				"What answers at this base URL is not Ollama. Check it in the provider's settings.", cause);
	}
}
