package org.modalis.provider.gemini.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;
import org.modalis.testkit.ChatProviderContract;
import org.modalis.testkit.Feature;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorRequest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The contract in Gemini's words. */
class GeminiProviderTest extends ChatProviderContract {
	private final GeminiProvider provider = new GeminiProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected String basePath() {
		return "/v1beta";
	}

	@Override
	protected String chatPath() {
		return chatPath(MODEL);
	}

	@Override
	protected String chatPath(String model) {
		return "/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8) + ":streamGenerateContent";
	}

	@Override
	protected String modelsPath() {
		return "/models";
	}

	@Override
	protected VendorReply modelList(String name) {
		return VendorReply.json(200, "{\"models\":[{\"name\":\"models/" + name
				+ "\",\"displayName\":\"Tiny\",\"supportedGenerationMethods\":[\"generateContent\"]}]}");
	}

	@Override
	protected Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.CACHE_WRITE_TOKENS));
	}

	// ---- what it says

	@Override
	protected VendorReply stream() {
		return VendorReply.stream("text/event-stream");
	}

	private static String part(String fields) {
		return "data: {\"candidates\":[{\"content\":{\"parts\":[{" + fields + "}],\"role\":\"model\"},\"index\":0}],\"modelVersion\":\"m\"}\n\n";
	}

	@Override
	protected String piece(String text) {
		return part("\"text\":" + new JsonPrimitive(text));
	}

	@Override
	protected String reasoningPiece(String text) {
		return part("\"text\":" + new JsonPrimitive(text) + ",\"thought\":true");
	}

	@Override
	protected String toolCall(int index, String id, String name, List<String> arguments) {
		return part("\"functionCall\":{\"name\":\"" + name + "\"" + (arguments.isEmpty() ? "" : ",\"args\":" + String.join("", arguments)) + "}");
	}

	@Override
	protected String statefulCall() {
		return part("\"functionCall\":{\"id\":\"c1\",\"name\":\"add\",\"args\":{\"x\":1}},\"thoughtSignature\":\"" + STATE + "\"") + endOfToolCalls();
	}

	@Override
	protected String end() {
		return end("STOP", Usage.of(11, 7));
	}

	/** The vendor says of calls, too, that it simply stopped. */
	@Override
	protected String endOfToolCalls() {
		return end();
	}

	@Override
	protected String answer(String text, Usage usage) {
		return piece(text) + end("STOP", usage);
	}

	/** The vendor counts thoughts beside the answer. */
	static String end(String reason, Usage usage) {
		var counts = !usage.known() ? ""
				: ",\"usageMetadata\":{\"promptTokenCount\":" + usage.inputTokens() + ",\"cachedContentTokenCount\":" + usage.cachedInputTokens()
						+ ",\"candidatesTokenCount\":" + (usage.outputTokens() - usage.reasoningTokens()) + ",\"thoughtsTokenCount\":"
						+ usage.reasoningTokens() + ",\"totalTokenCount\":" + (usage.inputTokens() + usage.outputTokens()) + "}";
		return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}],\"role\":\"model\"},\"finishReason\":\"" + reason
				+ "\",\"index\":0}]" + counts + "}\n\n";
	}

	@Override
	protected String broken() {
		return "data: {\"candidates\":[}\n\n";
	}

	@Override
	protected String unended() {
		return "data: {\"candidates\":\"";
	}

	@Override
	protected String noise() {
		return ": keep-alive\n\ndata: {\"somethingNew\":[1,{}]}\n\n";
	}

	@Override
	protected String errorEvent(String message) {
		return "data: {\"error\":{\"code\":503,\"message\":\"" + message + "\",\"status\":\"UNAVAILABLE\"}}\n\n";
	}

	@Override
	protected String errorBody(String message) {
		return "{\"error\":{\"code\":0,\"message\":\"" + message + "\",\"status\":\"UNKNOWN\",\"details\":[]}}";
	}

	// ---- what it hears

	@Override
	protected String key(VendorRequest request) {
		return request.header("x-goog-api-key");
	}

	@Override
	protected String model(VendorRequest request) {
		return URLDecoder.decode(request.path().replaceFirst(".*/models/([^?]*):streamGenerateContent.*", "$1"), StandardCharsets.UTF_8);
	}

	@Override
	protected boolean asksForStream(VendorRequest request) {
		return request.path().endsWith(":streamGenerateContent?alt=sse");
	}

	@Override
	protected JsonObject sampling(JsonObject body) {
		return body.has("generationConfig") ? body.getAsJsonObject("generationConfig") : new JsonObject();
	}

	@Override
	protected String field(Feature parameter) {
		return switch (parameter) {
		case TOP_P -> "topP";
		case MAX_OUTPUT_TOKENS -> "maxOutputTokens";
		case STOP -> "stopSequences";
		case EFFORT -> "generationConfig.thinkingConfig.thinkingLevel";
		case JSON_MODE -> "generationConfig.responseMimeType";
		case JSON_SCHEMA -> "generationConfig.responseJsonSchema";
		default -> super.field(parameter);
		};
	}

	@Override
	protected JsonElement expected(Feature parameter) {
		return switch (parameter) {
		case EFFORT -> new JsonPrimitive("HIGH");
		case JSON_MODE -> new JsonPrimitive("application/json");
		default -> super.expected(parameter);
		};
	}

	@Override
	protected String systemPrompt(JsonObject body) {
		return body.has("systemInstruction")
				? body.getAsJsonObject("systemInstruction").getAsJsonArray("parts").get(0).getAsJsonObject().get("text").getAsString() : "";
	}

	@Override
	protected List<String> conversation(JsonObject body) {
		var said = new ArrayList<String>();
		for (var content : body.getAsJsonArray("contents"))
			for (var each : content.getAsJsonObject().getAsJsonArray("parts"))
				said.add(part(content.getAsJsonObject().get("role").getAsString().replace("model", "assistant"), each.getAsJsonObject()));
		return said;
	}

	private static String part(String role, JsonObject part) {
		if (part.get("inlineData") instanceof JsonObject file)
			return file.get("mimeType").getAsString() + " " + file.get("data").getAsString();
		if (part.get("functionCall") instanceof JsonObject call)
			return "call " + call.get("name").getAsString() + " " + call.get("args");
		if (part.get("functionResponse") instanceof JsonObject result)
			return "result " + result.get("name").getAsString() + ": " + result.getAsJsonObject("response").get("result").getAsString();
		return role + ": " + part.get("text").getAsString();
	}

	@Override
	protected List<ToolSpec> tools(JsonObject body) {
		var tools = new ArrayList<ToolSpec>();
		if (body.get("tools") instanceof JsonArray all)
			for (var each : all.get(0).getAsJsonObject().getAsJsonArray("functionDeclarations"))
				tools.add(new ToolSpec(each.getAsJsonObject().get("name").getAsString(), each.getAsJsonObject().get("description").getAsString(),
						each.getAsJsonObject().get("parametersJsonSchema").toString()));
		return tools;
	}

	@Override
	protected Optional<ToolChoice> toolChoice(JsonObject body) {
		return Optional.ofNullable(body.getAsJsonObject("toolConfig"))
				.map(config -> switch (config.getAsJsonObject("functionCallingConfig").get("mode").getAsString()) {
				case "ANY" -> ToolChoice.REQUIRED;
				case "NONE" -> ToolChoice.NONE;
				default -> ToolChoice.AUTO;
				});
	}
}
