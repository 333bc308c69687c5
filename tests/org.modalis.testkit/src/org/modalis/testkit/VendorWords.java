package org.modalis.testkit;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * The words of one vendor: what it says as bytes of a stream, and where in a request it looks for what. The contract speaks of
 * features and texts alone and asks these methods for the rest. What is not abstract is OpenAI's chat completions.
 */
abstract class VendorWords extends ModelProviderContract {
	/** A text that no message may ever show: it stands for the key and for the vendor's own words. */
	protected static final String CANARY = "sk-canary-4711-do-not-show";

	/** The model that is called unless a test says otherwise. */
	protected static final String MODEL = "some/Model:1b";

	/** What stands for the vendor's state in {@link #statefulCall}. */
	protected static final String STATE = "state-0815";

	protected VendorServer vendor;

	// ---- who and where

	/** What the base URL has after host and port: {@code "/v1"} or nothing. */
	protected abstract String basePath();

	/** The path below the base at which the vendor chats; with the model's name in it, that of {@link #MODEL}. */
	protected abstract String chatPath();

	/** The path below the base at which a model chats, for vendors with the model's name in their path. */
	protected String chatPath(String model) {
		return chatPath();
	}

	/** The path below the base that lists models. */
	protected abstract String modelsPath();

	/** A list that has a model of this name. */
	protected abstract VendorReply modelList(String name);

	/** The name of a model in that list, for vendors whose list has other things too and whose names tell them apart. */
	protected String listedModel() {
		return "tiny:1b";
	}

	/** What a user has set for the provider, by name, for a provider that has more than one way to chat. */
	protected Map<String, String> settings() {
		return Map.of();
	}

	/** The path below the base that {@code test()} asks first. */
	protected String testPath() {
		return modelsPath();
	}

	/** What the vendor says at {@link #testPath} to a good key. */
	protected VendorReply testReply() {
		return modelList(listedModel());
	}

	/** What the vendor's protocol can carry. */
	@Override
	protected Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.VENDOR_STATE, Feature.CACHE_WRITE_TOKENS));
	}

	/** What each error status means; 404 stands for a missing model. */
	protected Map<Integer, Kind> kinds() {
		return Map.ofEntries(Map.entry(400, Kind.UNSUPPORTED), Map.entry(401, Kind.AUTH), Map.entry(402, Kind.QUOTA),
				Map.entry(403, Kind.AUTH), Map.entry(404, Kind.UNKNOWN_MODEL), Map.entry(408, Kind.UNAVAILABLE),
				Map.entry(413, Kind.UNSUPPORTED), Map.entry(422, Kind.UNSUPPORTED), Map.entry(429, Kind.RATE_LIMIT),
				Map.entry(500, Kind.UNAVAILABLE), Map.entry(502, Kind.UNAVAILABLE), Map.entry(503, Kind.UNAVAILABLE),
				Map.entry(529, Kind.UNAVAILABLE));
	}

	// ---- what it says

	/** A stream with nothing in it yet. */
	protected abstract VendorReply stream();

	/** The bytes of the stream's next event, with this piece of text. */
	protected abstract String piece(String text);

	/** The bytes of all that ends the stream: reason "stop", 11 tokens in, 7 out. */
	protected abstract String end();

	/** The bytes of an event that is no JSON. */
	protected abstract String broken();

	/** The bytes that start an event and never end it. */
	protected abstract String unended();

	/** The bytes of an error event within a good answer, with this text in its message. */
	protected abstract String errorEvent(String message);

	/** The body of an error answer, with this text in its message. */
	protected abstract String errorBody(String message);

	/** The bytes of the next event, with this piece of reasoning. */
	protected String reasoningPiece(String text) {
		return OpenAiWords.reasoning(text);
	}

	/**
	 * The bytes of all events of one function call.
	 *
	 * @param index which call of the answer, from 0
	 * @param arguments the pieces of its arguments, which a vendor without pieces joins
	 */
	protected String toolCall(int index, String id, String name, List<String> arguments) {
		return OpenAiWords.toolCall(index, id, name, arguments);
	}

	/** The bytes of all that ends a stream of function calls: 11 tokens in, 7 out. */
	protected String endOfToolCalls() {
		return OpenAiWords.end("tool_calls", Usage.of(11, 7));
	}

	/**
	 * The bytes of a whole answer with this text and these counts, as the vendor spells them: it may count what came from its
	 * cache apart from the prompt, or tell the counts in several events. {@link Usage#UNKNOWN} leaves them out.
	 */
	protected String answer(String text, Usage usage) {
		return piece(text) + OpenAiWords.end("stop", usage);
	}

	/** The bytes of a whole answer that calls {@code add} with the id {@code c1} and has {@link #STATE} in its vendor's state. */
	protected String statefulCall() {
		return reasoningPiece(STATE) + toolCall(0, "c1", "add", List.of("{\"x\":1}")) + endOfToolCalls();
	}

	/** The bytes of something between two events that means nothing, such as a comment. */
	protected String noise() {
		return ": keep-alive\n\n";
	}

	/** The same event as {@link #piece} in as many lines as the stream's format allows. */
	protected String pieceInLines(String text) {
		return piece(text).replaceFirst(",\"", ",\ndata: \"");
	}

	// ---- what it hears

	/** The key in a request, wherever the vendor wants it. */
	protected String key(VendorRequest request) {
		return request.header("Authorization").replaceFirst("^Bearer ", "");
	}

	/** The model that a request names. */
	protected String model(VendorRequest request) {
		return json(request).get("model").getAsString();
	}

	/** Whether a request asks for a stream. */
	protected boolean asksForStream(VendorRequest request) {
		return json(request).get("stream") instanceof JsonPrimitive flag && flag.getAsBoolean();
	}

	/** The request body's part that holds the sampling parameters. */
	protected JsonObject sampling(JsonObject body) {
		return body;
	}

	/**
	 * The name of a parameter's field: for the temperature, top-p, maximum output, stop and seed within {@link #sampling}, for
	 * all others from the root of the body. Points lead into objects: {@code output_config.effort}.
	 */
	protected String field(Feature parameter) {
		return switch (parameter) {
		case TEMPERATURE -> "temperature";
		case TOP_P -> "top_p";
		case MAX_OUTPUT_TOKENS -> "max_tokens";
		case STOP -> "stop";
		case SEED -> "seed";
		case EFFORT -> "reasoning_effort";
		case JSON_MODE -> "response_format";
		case JSON_SCHEMA -> "response_format.json_schema.schema";
		default -> throw new IllegalArgumentException(parameter + " has no field");
		};
	}

	/** What {@link #field} holds for a parameter as {@link Feature} asks for it: 0.5, 0.9, 64, two texts, 42, high, JSON, a schema. */
	protected JsonElement expected(Feature parameter) {
		return JsonParser.parseString(switch (parameter) {
		case TEMPERATURE -> "0.5";
		case TOP_P -> "0.9";
		case MAX_OUTPUT_TOKENS -> "64";
		case STOP -> "[\"END\",\"\\n\\n\"]";
		case SEED -> "42";
		case EFFORT -> "\"high\"";
		case JSON_MODE -> "{\"type\":\"json_object\"}";
		case JSON_SCHEMA -> Feature.SCHEMA;
		default -> throw new IllegalArgumentException(parameter + " has no field");
		});
	}

	/** Parameters that the vendor wants in every request, so that a request without them has one too. */
	protected Set<Feature> alwaysSent() {
		return EnumSet.noneOf(Feature.class);
	}

	/** The system prompt in a request's body; empty text for none. */
	protected String systemPrompt(JsonObject body) {
		return OpenAiWords.systemPrompt(body);
	}

	/**
	 * The conversation in a request's body, without the system prompt, one line for each part in order: {@code "user: Hello"},
	 * {@code "assistant: Hi"}, {@code "image/png AQID"} and other files as media type and base64, {@code "call add {"x":1}"},
	 * {@code "result add: 2"}. Where the vendor names calls by id, the result's function is found by that id.
	 */
	protected List<String> conversation(JsonObject body) {
		return OpenAiWords.conversation(body);
	}

	/** The functions that a request's body declares; empty for none. */
	protected List<ToolSpec> tools(JsonObject body) {
		return OpenAiWords.tools(body);
	}

	/** Whether a request's body lets, makes or keeps the model from calling functions; empty when it does not say. */
	protected Optional<ToolChoice> toolChoice(JsonObject body) {
		return Optional.ofNullable(body.get("tool_choice")).map(word -> ToolChoice.valueOf(word.getAsString().toUpperCase(Locale.ROOT)));
	}

	// ---- the vendor's server

	@BeforeEach
	final void startVendor() {
		vendor = VendorServer.start();
	}

	@AfterEach
	final void stopVendor() {
		vendor.close();
	}

	/** Sets what the vendor answers to a chat with {@link #MODEL}, in turn. */
	protected final void answers(VendorReply... replies) {
		answersOf(MODEL, replies);
	}

	/** Sets what the vendor answers to a chat with a model. */
	protected final void answersOf(String model, VendorReply... replies) {
		vendor.on(basePath() + (model.equals(MODEL) ? chatPath() : chatPath(model)), replies);
	}

	/** A whole answer in words for a model of the catalogue, for vendors that answer in more than one form. */
	protected VendorReply answerOf(ModelInfo model) {
		return stream().then(piece("Yes") + end());
	}

	/** The model under {@link #MODEL}, of which nothing else is known. */
	@Override
	protected ModelInfo callable() {
		return ModelInfo.chat(id(MODEL), MODEL);
	}

	protected static JsonObject json(VendorRequest request) {
		return JsonParser.parseString(request.body()).getAsJsonObject();
	}
}
