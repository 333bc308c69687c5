package org.modalis.provider.anthropic.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ToolCallPieces;
import org.modalis.api.stream.JsonEvents;
import org.modalis.api.stream.JsonScanner;
import org.modalis.api.stream.SseReader;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Reads one answer of {@code /v1/messages}: blocks that begin, grow and end, then a reason to stop and cumulative counts. Members
 * of an event are taken in any order. One thread, one answer.
 */
final class AnthropicStream {
	/** A block of the answer: how it began, what it has grown to, and its signature, where it is a thought. */
	private record Block(String type, JsonObject start, StringBuilder text, StringBuilder signature) {
		static Block of(JsonObject start) {
			return new Block(AnthropicModels.text(start, "type"), start, new StringBuilder(), new StringBuilder());
		}

		/** As it goes back; empty for text without a visible character, which the vendor refuses. */
		Optional<JsonObject> whole() {
			switch (type) {
			case "text", "thinking" -> start.addProperty(type, text.toString());
			case "tool_use" -> start.add("input", AnthropicBody.input(text.toString()));
			default -> {
				// redacted thoughts come whole
			}
			}
			if (!signature.isEmpty())
				start.addProperty("signature", signature.toString());
			return type.equals("text") && text.toString().isBlank() ? Optional.empty() : Optional.of(start);
		}
	}

	private final ChatSink sink;
	private final AnthropicErrors errors;
	private final String model;
	private final JsonEvents json = new JsonEvents();
	private final JsonEvents.Visitor event = this::event;
	private final ToolCallPieces calls;
	private final TreeMap<Integer, Block> blocks = new TreeMap<>();
	/** Of the event at hand. */
	private int index;
	private JsonObject start;
	private String grown;
	private String signed;

	private Finish finish;
	private boolean counted;
	private long newInput;
	private long cacheReads;
	private long cacheWrites;
	private long output;

	AnthropicStream(ChatSink sink, AnthropicErrors errors, String model) {
		this.sink = sink;
		this.errors = errors;
		this.model = model;
		calls = new ToolCallPieces(sink);
	}

	ChatAnswer read(InputStream body) throws IOException, ProviderException {
		var events = new SseReader(body);
		boolean any = false;
		boolean stopped = false;
		while (!stopped && events.next()) {
			any = true;
			json.read(events.data(), event);
			stopped = events.type().equals("message_stop");
		}
		if (!any)
			throw new ProviderException(Kind.BAD_ANSWER,
					"Anthropic answered with something else than a chat. Check the base URL in the provider's settings.");
		if (finish == null)
			throw new ProviderException(Kind.UNAVAILABLE, "Anthropic stopped in the middle of its answer. What came is kept; try again.");
		// the vendor counts what it reads from or writes into its cache beside the input, not within
		var usage = counted ? new Usage(newInput + cacheReads + cacheWrites, cacheReads, cacheWrites, output, 0, Map.of(), true)
				: Usage.UNKNOWN;
		return new ChatAnswer(finish, usage, calls.calls(), state());
	}

	/** Thoughts must go back unchanged, and in their place, together with the results of the calls that they led to. */
	private Optional<VendorState> state() {
		if (calls.count() == 0 || blocks.values().stream().noneMatch(block -> block.type.endsWith("thinking")))
			return Optional.empty();
		var content = new JsonArray();
		blocks.values().forEach(block -> block.whole().ifPresent(content::add));
		return Optional.of(new VendorState(AnthropicProvider.ID, AnthropicBody.object("model", model, "content", content).toString()));
	}

	private void event(JsonScanner in) throws IOException, ProviderException {
		index = -1;
		start = null;
		grown = "";
		signed = "";
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "index" -> index = (int) in.nextLong();
			case "content_block" -> start = tree(in);
			case "delta" -> delta(in);
			case "message" -> usage(tree(in).get("usage"));
			case "usage" -> usage(tree(in));
			case "error" -> throw errors.inStream(tree(in));
			default -> in.skipValue();
			}
		in.endObject();
		if (start != null)
			begin(Block.of(start));
		if (index >= 0 && !(grown.isEmpty() && signed.isEmpty()))
			grow(blocks.computeIfAbsent(index, number -> Block.of(AnthropicBody.object("type", "text"))));
	}

	private void delta(JsonScanner in) throws IOException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "text", "thinking", "partial_json" -> grown = text(in);
			case "signature" -> signed = text(in);
			case "stop_reason" -> finish = finish(text(in));
			default -> in.skipValue();
			}
		in.endObject();
	}

	private void begin(Block block) {
		blocks.put(index, block);
		if (block.type.equals("tool_use"))
			calls.add(index, AnthropicModels.text(start, "id"), AnthropicModels.text(start, "name"), "");
		else
			grown = AnthropicModels.text(start, block.type);
	}

	private void grow(Block block) {
		block.text.append(grown);
		block.signature.append(signed);
		if (!grown.isEmpty())
			switch (block.type) {
			case "tool_use" -> calls.add(index, "", "", grown);
			case "thinking" -> sink.reasoning(grown);
			default -> sink.text(grown);
			}
	}

	/** The last count of each kind holds. */
	private void usage(JsonElement said) {
		if (!(said instanceof JsonObject counts))
			return;
		counted = true;
		newInput = count(counts, "input_tokens", newInput);
		cacheReads = count(counts, "cache_read_input_tokens", cacheReads);
		cacheWrites = count(counts, "cache_creation_input_tokens", cacheWrites);
		output = count(counts, "output_tokens", output);
	}

	private static long count(JsonObject counts, String name, long before) {
		var said = AnthropicModels.text(counts, name);
		return said.matches("\\d{1,15}") ? Long.parseLong(said) : before;
	}

	/** For what comes once or twice in an answer. */
	private static JsonObject tree(JsonScanner in) throws IOException {
		return JsonParser.parseString(in.rawValue()) instanceof JsonObject object ? object : new JsonObject();
	}

	private static String text(JsonScanner in) throws IOException {
		if (in.isString())
			return in.nextString();
		in.skipValue();
		return "";
	}

	private Finish finish(String reason) {
		return switch (reason) {
		case "" -> finish;
		case "end_turn", "stop_sequence" -> Finish.STOP;
		case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
		case "tool_use" -> Finish.TOOL_CALLS;
		case "refusal" -> Finish.CONTENT_FILTER;
		// among them pause_turn, which only the vendor's own tools bring about
		default -> Finish.OTHER;
		};
	}
}
