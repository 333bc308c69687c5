package org.modalis.provider.anthropic.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.modalis.api.ProviderException;
import org.modalis.api.json.Json;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ToolCallPieces;
import org.modalis.api.stream.JsonEvents;
import org.modalis.api.stream.JsonScanner;
import org.modalis.api.stream.SseReader;
import org.modalis.api.vendor.VendorErrors;

import com.google.gson.JsonObject;

/**
 * Reads one answer of {@code /v1/messages}: blocks that begin, grow and end, then a reason to stop and cumulative counts. Members
 * of an event are taken in any order. One thread, one answer.
 */
final class AnthropicStream {
	/** A block of the answer: how it began, what it has grown to, and its signature, where it is a thought. */
	private record Block(String type, VendorObject start, StringBuilder text, StringBuilder signature) {
		static Block of(VendorObject start) {
			return new Block(start.text("type"), start, new StringBuilder(), new StringBuilder());
		}

		/** As it goes back; empty for text without a visible character, which the vendor refuses. */
		Optional<JsonObject> whole(List<ToolCall> calls) {
			var whole = switch (type) {
			case "text", "thinking" -> Json.add(start.json(), type, text);
			case "tool_use" -> Json.add(start.json(), "input", calls.stream().filter(call -> call.id().equals(start.text("id")))
					.findFirst().map(AnthropicBody::input));
			// redacted thoughts come whole
			default -> start.json();
			};
			Json.add(whole, "signature", Optional.of(signature).filter(signed -> !signed.isEmpty()));
			return Optional.of(whole).filter(block -> !(type.equals("text") && text.toString().isBlank()));
		}
	}

	private final ChatSink sink;
	private final VendorErrors errors;
	private final JsonEvents json = new JsonEvents();
	private final JsonEvents.Visitor event = this::event;
	private final ToolCallPieces calls;
	private final TreeMap<Integer, Block> blocks = new TreeMap<>();
	/** Of the event at hand. */
	private int index;
	private Optional<VendorObject> start;
	private String grown;
	private String signed;

	private Finish finish;
	/** The last of each kind that was told. */
	private final VendorObject counts = new VendorObject(new JsonObject());

	AnthropicStream(ChatSink sink, VendorErrors errors) {
		this.sink = sink;
		this.errors = errors;
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
			throw errors.unexpected("a chat");
		if (finish == null)
			throw errors.cutOff();
		return new ChatAnswer(finish, usage(), calls.calls(), state());
	}

	/** The vendor counts what it reads from or writes into its cache beside the input, not within. */
	private Usage usage() {
		if (counts.json().isEmpty())
			return Usage.UNKNOWN;
		long read = counts.count("cache_read_input_tokens").orElse(0);
		long written = counts.count("cache_creation_input_tokens").orElse(0);
		return new Usage(counts.count("input_tokens").orElse(0) + read + written, read, written, counts.count("output_tokens").orElse(0), 0,
				Map.of(), true);
	}

	/** Thoughts must go back unchanged, and in their place, together with the results of the calls that they led to. */
	private Optional<VendorState> state() {
		if (calls.count() == 0 || blocks.values().stream().noneMatch(block -> block.type.endsWith("thinking")))
			return Optional.empty();
		var content = blocks.values().stream().flatMap(block -> block.whole(calls.calls()).stream()).toList();
		var model = errors.model().map(ModelId::name);
		return Optional.of(new VendorState(AnthropicProvider.ID, Json.object("model", model, "content", content).toString()));
	}

	private void event(JsonScanner in) throws IOException, ProviderException {
		index = -1;
		start = Optional.empty();
		grown = "";
		signed = "";
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "index" -> index = (int) in.nextLong();
			case "content_block" -> start = Optional.of(VendorObject.parse(in.rawValue()));
			case "delta" -> delta(in);
			case "message" -> count(VendorObject.parse(in.rawValue()).object("usage"));
			case "usage" -> count(VendorObject.parse(in.rawValue()));
			case "error" -> throw errors.inStream(VendorObject.parse(in.rawValue()).json());
			default -> in.skipValue();
			}
		in.endObject();
		start.ifPresent(this::begin);
		if (index >= 0 && !(grown.isEmpty() && signed.isEmpty()))
			grow(blocks.computeIfAbsent(index, number -> Block.of(new VendorObject(Json.object("type", "text")))));
	}

	private void delta(JsonScanner in) throws IOException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "text", "thinking", "partial_json" -> grown = in.takeText();
			case "signature" -> signed = in.takeText();
			case "stop_reason" -> finish = finish(in.takeText());
			default -> in.skipValue();
			}
		in.endObject();
	}

	private void begin(VendorObject said) {
		var block = Block.of(said);
		blocks.put(index, block);
		if (block.type.equals("tool_use"))
			calls.add(index, said.text("id"), said.text("name"), "");
		else
			grown = said.text(block.type);
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

	private void count(VendorObject said) {
		said.json().asMap().forEach((name, value) -> {
			if (!value.isJsonNull())
				counts.json().add(name, value);
		});
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
