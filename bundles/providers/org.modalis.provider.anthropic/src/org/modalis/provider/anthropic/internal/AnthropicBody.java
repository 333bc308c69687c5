package org.modalis.provider.anthropic.internal;

import java.util.Base64;
import java.util.regex.Pattern;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ContentPart.Text;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ResponseFormat.Schema;
import org.modalis.api.provider.ToolChoice;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Writes one request in Anthropic's words. */
final class AnthropicBody {
	private static final long UNKNOWN_MAX_TOKENS = 8192;
	private static final long LEAST_BUDGET = 1024;
	/** Claude 4.5 and older think within a number of tokens; newer ones only know an effort. */
	private static final Pattern WITHIN_BUDGET = Pattern.compile("claude-(3.*|[a-z]+-4(-[015])?(-\\d{8})?)");
	/** Claude 5 and newer think unasked, and let it be seen only when asked to. */
	private static final Pattern UNASKED = Pattern.compile("claude-[a-z]+-([5-9]|\\d\\d)(-.*)?");

	private final ChatRequest request;
	private final ChatParameters parameters;
	private final JsonObject body = new JsonObject();
	private final JsonObject outputConfig = new JsonObject();
	private final long maxTokens;

	AnthropicBody(ChatRequest request) {
		this.request = request;
		parameters = request.parameters();
		var model = request.model();
		// the vendor wants a figure, and refuses one that leaves the conversation no room
		long usual = Math.min(model.maxOutputTokens().orElse(UNKNOWN_MAX_TOKENS), model.contextWindow().orElse(Long.MAX_VALUE) / 4);
		maxTokens = parameters.maxOutputTokens().isPresent() ? parameters.maxOutputTokens().getAsInt() : usual;
	}

	/** @throws ProviderException of kind {@code UNSUPPORTED} for a combination that the vendor refuses */
	JsonObject write() throws ProviderException {
		body.addProperty("model", request.modelName());
		body.addProperty("max_tokens", maxTokens);
		if (!parameters.system().isBlank())
			body.addProperty("system", parameters.system());
		body.add("messages", messages());
		parameters.temperature().ifPresent(value -> body.addProperty("temperature", value));
		parameters.topP().ifPresent(value -> body.addProperty("top_p", value));
		if (!parameters.stop().isEmpty()) {
			var stop = new JsonArray();
			parameters.stop().forEach(stop::add);
			body.add("stop_sequences", stop);
		}
		if (parameters.format() instanceof Schema schema)
			outputConfig.add("format", object("type", "json_schema", "schema", schema.schemaTree()));
		tools();
		thinking();
		if (!outputConfig.isEmpty())
			body.add("output_config", outputConfig);
		body.addProperty("stream", true);
		return body;
	}

	private void tools() {
		if (request.tools().isEmpty())
			return;
		var tools = new JsonArray();
		for (var tool : request.tools())
			tools.add(object("name", tool.name(), "description", tool.description(), "input_schema", tool.schemaTree()));
		body.add("tools", tools);
		body.add("tool_choice", object("type", switch (request.toolChoice()) {
		case AUTO -> "auto";
		case REQUIRED -> "any";
		case NONE -> "none";
		}));
	}

	private void thinking() throws ProviderException {
		var model = request.model();
		var efforts = model.abilities().efforts();
		boolean asked = parameters.effort().filter(effort -> effort != ReasoningEffort.NONE).isPresent();
		boolean unasked = model.has(Capability.REASONING) && UNASKED.matcher(request.modelName()).matches();
		boolean forced = !request.tools().isEmpty() && request.toolChoice() == ToolChoice.REQUIRED;
		if (forced && (asked || unasked && !efforts.contains(ReasoningEffort.NONE)))
			throw refused("cannot be made to call a function while it thinks", "let it decide, or set the reasoning effort to none");
		if (asked && (parameters.temperature().isPresent() || parameters.topP().isPresent()))
			throw refused("takes neither a temperature nor top-p while it thinks", "leave that out, or set the reasoning effort to none");
		if (asked && WITHIN_BUDGET.matcher(request.modelName()).matches())
			body.add("thinking", object("type", "enabled", "budget_tokens", budget()));
		else if (asked || unasked && !forced && parameters.effort().isEmpty())
			body.add("thinking", object("type", "adaptive", "display", "summarized"));
		else if (parameters.effort().isPresent() || unasked)
			body.add("thinking", object("type", "disabled"));
		if (asked && !WITHIN_BUDGET.matcher(request.modelName()).matches())
			outputConfig.addProperty("effort", parameters.effort().get().word());
	}

	private long budget() throws ProviderException {
		if (maxTokens <= LEAST_BUDGET)
			throw refused("needs an answer of more than " + LEAST_BUDGET + " tokens to think", "allow a longer one");
		long wanted = switch (parameters.effort().orElseThrow()) {
		case NONE, MINIMAL, LOW -> 4096;
		case MEDIUM -> 16384;
		case HIGH, XHIGH, MAX -> 32768;
		};
		return Math.clamp(maxTokens * 3 / 4, LEAST_BUDGET, wanted);
	}

	private ProviderException refused(String what, String remedy) {
		return new ProviderException(Kind.UNSUPPORTED,
				request.model().displayName() + " " + what + ". Nothing was sent; " + remedy + ", or choose another model.");
	}

	private JsonArray messages() {
		var all = new JsonArray();
		for (var message : request.messages()) {
			var content = state(message);
			if (content.isEmpty()) {
				message.parts(ToolResult.class).forEach(result -> content.add(block(result)));
				// the vendor refuses text without a visible character
				message.parts().stream().filter(part -> !(part instanceof Text text && text.text().isBlank()))
						.filter(part -> !(part instanceof ToolResult || part instanceof VendorState)).forEach(part -> content.add(block(part)));
			}
			if (!content.isEmpty())
				all.add(object("role", message.role() == Role.USER ? "user" : "assistant", "content", content));
		}
		return all;
	}

	/** What the same model said then, unchanged and in its order; another one would refuse its signed thoughts. */
	private JsonArray state(ChatMessage message) {
		return message.parts(VendorState.class).filter(state -> state.provider().equals(AnthropicProvider.ID))
				.map(state -> JsonParser.parseString(state.json()).getAsJsonObject())
				.filter(state -> state.get("model").getAsString().equals(request.modelName()))
				.map(state -> state.getAsJsonArray("content")).findFirst().orElseGet(JsonArray::new);
	}

	private static JsonObject block(ContentPart part) {
		return switch (part) {
		case Text text -> object("type", "text", "text", text.text());
		case Media media -> object("type", media.isImage() ? "image" : "document", "source", object("type", "base64",
				"media_type", media.mediaType(), "data", Base64.getEncoder().encodeToString(media.bytes())));
		case ToolCall call -> object("type", "tool_use", "id", call.id(), "name", call.name(), "input", input(call.arguments()));
		case ToolResult result -> object("type", "tool_result", "tool_use_id", result.callId(), "content", result.text());
		case VendorState state -> throw new IllegalArgumentException("Goes back as a whole");
		};
	}

	/** @param arguments as the model wrote them; the vendor takes back only an object */
	static JsonObject input(String arguments) {
		try {
			return arguments.isEmpty() ? new JsonObject() : JsonParser.parseString(arguments).getAsJsonObject();
		} catch (JsonParseException | IllegalStateException e) {
			return object("INVALID_JSON", arguments);
		}
	}

	/** @param pairs names and their values in turn */
	static JsonObject object(Object... pairs) {
		var object = new JsonObject();
		for (int i = 0; i < pairs.length; i += 2)
			object.add((String) pairs[i], switch (pairs[i + 1]) {
			case JsonElement json -> json;
			case Number number -> new JsonPrimitive(number);
			case Object text -> new JsonPrimitive(text.toString());
			});
		return object;
	}
}
