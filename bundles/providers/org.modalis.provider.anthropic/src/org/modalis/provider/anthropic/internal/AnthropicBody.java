package org.modalis.provider.anthropic.internal;

import static org.modalis.api.json.Json.add;
import static org.modalis.api.json.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

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
		var system = Optional.of(parameters.system()).filter(text -> !text.isBlank());
		var body = object("model", request.modelName(), "max_tokens", maxTokens, "system", system, "messages", messages(), "temperature",
				parameters.temperature(), "top_p", parameters.topP(), "stop_sequences", parameters.stop());
		if (!request.tools().isEmpty())
			add(body, "tools", request.tools().stream().map(tool -> object("name", tool.name(), "description", tool.description(),
					"input_schema", tool.schemaTree())).toList(), "tool_choice", object("type", choice(request.toolChoice())));
		var output = new JsonObject();
		if (parameters.format() instanceof Schema schema)
			add(output, "format", object("type", "json_schema", "schema", schema.schemaTree()));
		think(body, output);
		return add(body, "output_config", Optional.of(output).filter(each -> !each.isEmpty()), "stream", true);
	}

	private static String choice(ToolChoice choice) {
		return switch (choice) {
		case AUTO -> "auto";
		case REQUIRED -> "any";
		case NONE -> "none";
		};
	}

	private void think(JsonObject body, JsonObject output) throws ProviderException {
		var model = request.model();
		boolean asked = parameters.effort().filter(effort -> effort != ReasoningEffort.NONE).isPresent();
		boolean unasked = model.has(Capability.REASONING) && UNASKED.matcher(request.modelName()).matches();
		boolean forced = !request.tools().isEmpty() && request.toolChoice() == ToolChoice.REQUIRED;
		if (forced && (asked || unasked && !model.abilities().efforts().contains(ReasoningEffort.NONE)))
			throw refused("cannot be made to call a function while it thinks", "let it decide, or set the reasoning effort to none");
		if (asked && (parameters.temperature().isPresent() || parameters.topP().isPresent()))
			throw refused("takes neither a temperature nor top-p while it thinks", "leave that out, or set the reasoning effort to none");
		boolean withinBudget = WITHIN_BUDGET.matcher(request.modelName()).matches();
		if (asked && withinBudget)
			add(body, "thinking", object("type", "enabled", "budget_tokens", budget()));
		else if (asked || unasked && !forced && parameters.effort().isEmpty())
			add(body, "thinking", object("type", "adaptive", "display", "summarized"));
		else if (parameters.effort().isPresent() || unasked)
			add(body, "thinking", object("type", "disabled"));
		if (asked && !withinBudget)
			add(output, "effort", parameters.effort().map(ReasoningEffort::word));
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

	private List<JsonObject> messages() {
		var all = new ArrayList<JsonObject>();
		for (var message : request.messages()) {
			var content = content(message);
			if (!content.isEmpty())
				all.add(object("role", message.role() == Role.USER ? "user" : "assistant", "content", content));
		}
		return all;
	}

	private List<? extends JsonElement> content(ChatMessage message) {
		// what the same model said then, unchanged and in its order; another one would refuse its signed thoughts
		var state = message.state(AnthropicProvider.ID).filter(said -> said.text("model").equals(request.modelName()));
		if (state.isPresent())
			return state.get().json().getAsJsonArray("content").asList();
		var content = new ArrayList<JsonObject>();
		message.parts(ToolResult.class).forEach(result -> content.add(block(result)));
		// the vendor refuses text without a visible character
		message.parts().stream().filter(part -> !(part instanceof Text text && text.text().isBlank()))
				.filter(part -> !(part instanceof ToolResult || part instanceof VendorState)).forEach(part -> content.add(block(part)));
		return content;
	}

	private static JsonObject block(ContentPart part) {
		return switch (part) {
		case Text text -> object("type", "text", "text", text.text());
		case Media media -> object("type", media.isImage() ? "image" : "document", "source",
				object("type", "base64", "media_type", media.mediaType(), "data", media.base64()));
		case ToolCall call -> object("type", "tool_use", "id", call.id(), "name", call.name(), "input", input(call));
		case ToolResult result -> object("type", "tool_result", "tool_use_id", result.callId(), "content", result.text());
		case VendorState state -> throw new IllegalArgumentException("Goes back as a whole");
		};
	}

	/** The vendor takes back only an object. */
	static JsonObject input(ToolCall call) {
		return call.argumentsTree().orElseGet(() -> object("INVALID_JSON", call.arguments()));
	}
}
