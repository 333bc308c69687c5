package org.modalis.provider.openai.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Usage;
import org.modalis.api.openai.OpenAiErrors;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ToolCallPieces;
import org.modalis.api.stream.JsonEvents;
import org.modalis.api.stream.JsonScanner;
import org.modalis.api.stream.SseReader;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * Reads one answer of {@code POST /responses}. Complete is what ends with an event that carries the whole response. The many
 * small events are scanned, the few large ones parsed, and those that mean nothing here passed over. One thread, one answer.
 * <p>
 * The state that goes back with the results of tools is an object of lists: the encrypted reasoning items that came before a
 * call, by its id, and those that came before the words, as {@link #TEXT}.
 */
final class ResponsesStream {
	static final String TEXT = "text";

	private final ChatSink sink;
	private final OpenAiErrors errors;
	private final ToolCallPieces calls;
	private final JsonEvents json = new JsonEvents();
	private final JsonEvents.Visitor small = this::small;
	private final Set<Integer> withArguments = new HashSet<>();
	private final JsonObject state = new JsonObject();
	private JsonArray reasoning = new JsonArray();
	private boolean thought;
	private String type = "";
	private String delta = "";
	private int index;

	ResponsesStream(ChatSink sink, OpenAiErrors errors) {
		this.sink = sink;
		this.errors = errors;
		calls = new ToolCallPieces(sink);
	}

	ChatAnswer read(InputStream in) throws IOException, ProviderException {
		var events = new SseReader(in);
		boolean any = false;
		while (events.next()) {
			any = true;
			type = events.type();
			delta = "";
			json.read(events.data(), small);
			var answer = take(events.data());
			if (answer.isPresent())
				return answer.get();
		}
		if (any)
			throw new ProviderException(Kind.UNAVAILABLE,
					errors.vendor() + " stopped in the middle of its answer. What came is kept; try again.");
		throw new ProviderException(Kind.BAD_ANSWER, errors.vendor()
				+ " answered with something else than a response. Check the base URL in the provider's settings; it often ends in /v1.");
	}

	private void small(JsonScanner in) throws IOException {
		boolean named = type.startsWith("response.");
		in.beginObject();
		while (in.hasNext()) {
			var name = in.nextName();
			if (name.equals("delta") && in.isString())
				delta = in.nextString();
			else if (name.equals("output_index"))
				index = (int) in.nextLong();
			else if (name.equals("type") && !named)
				type = in.nextString();
			else
				in.skipValue();
		}
		in.endObject();
	}

	/** Takes the event that was just scanned; gives the answer when it was the last. */
	private Optional<ChatAnswer> take(ByteBuffer data) throws ProviderException {
		switch (type) {
		case "response.output_text.delta", "response.refusal.delta" -> {
			if (!delta.isEmpty())
				sink.text(delta);
		}
		case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" -> think(delta);
		case "response.reasoning_summary_part.added" -> think(thought ? "\n\n" : "");
		case "response.function_call_arguments.delta" -> {
			withArguments.add(index);
			calls.add(index, "", "", delta);
		}
		case "response.output_item.added" -> begun(object(tree(data), "item"));
		case "response.output_item.done" -> done(object(tree(data), "item"));
		case "response.completed", "response.incomplete" -> {
			return Optional.of(answer(object(tree(data), "response")));
		}
		case "response.failed" -> throw errors.inStream(object(object(tree(data), "response"), "error"));
		// written both with the error inside and as the error
		case "error" -> throw errors.inStream(tree(data).has("error") ? object(tree(data), "error") : tree(data));
		default -> {
			// progress, copies of what came in pieces, tools of the vendor's own, and what is yet to be invented
		}
		}
		return Optional.empty();
	}

	private void think(String piece) {
		thought |= !piece.isEmpty();
		if (!piece.isEmpty())
			sink.reasoning(piece);
	}

	private void begun(JsonObject item) {
		if (text(item, "type").equals("function_call"))
			calls.add(index, text(item, "call_id"), text(item, "name"), "");
	}

	private void done(JsonObject item) {
		switch (text(item, "type")) {
		case "reasoning" -> {
			// without its content the vendor would look for it among what it did not store
			if (!text(item, "encrypted_content").isEmpty())
				reasoning.add(item);
		}
		case "message" -> reasonedFor(TEXT);
		case "function_call" -> {
			if (withArguments.add(index))
				calls.add(index, text(item, "call_id"), text(item, "name"), text(item, "arguments"));
			reasonedFor(text(item, "call_id"));
		}
		default -> {
			// nothing else is asked for
		}
		}
	}

	private void reasonedFor(String next) {
		if (!reasoning.isEmpty() && !state.has(next))
			state.add(next, reasoning);
		reasoning = new JsonArray();
	}

	private ChatAnswer answer(JsonObject response) {
		boolean called = calls.count() > 0;
		var finish = switch (type.equals("response.completed") ? "" : text(object(response, "incomplete_details"), "reason")) {
		case "max_output_tokens" -> Finish.LENGTH;
		case "content_filter" -> Finish.CONTENT_FILTER;
		case "" -> type.equals("response.incomplete") ? Finish.OTHER : called ? Finish.TOOL_CALLS : Finish.STOP;
		default -> Finish.OTHER;
		};
		var vendorState = called && !state.isEmpty()
				? Optional.of(new VendorState(errors.model().orElseThrow().provider(), state.toString()))
				: Optional.<VendorState>empty();
		return new ChatAnswer(finish, usage(response), calls.calls(), vendorState);
	}

	private static Usage usage(JsonObject response) {
		if (!(response.get("usage") instanceof JsonObject usage))
			return Usage.UNKNOWN;
		var input = object(usage, "input_tokens_details");
		return new Usage(count(usage, "input_tokens"), count(input, "cached_tokens"), count(input, "cache_write_tokens"),
				count(usage, "output_tokens"), count(object(usage, "output_tokens_details"), "reasoning_tokens"), Map.of(), true);
	}

	private static JsonObject tree(ByteBuffer data) {
		return JsonParser.parseString(StandardCharsets.UTF_8.decode(data.duplicate()).toString()).getAsJsonObject();
	}

	private static JsonObject object(JsonObject from, String name) {
		return from.get(name) instanceof JsonObject found ? found : new JsonObject();
	}

	private static String text(JsonObject from, String name) {
		return from.get(name) instanceof JsonPrimitive found && found.isString() ? found.getAsString() : "";
	}

	private static long count(JsonObject from, String name) {
		return from.get(name) instanceof JsonPrimitive found && found.isNumber() ? Math.max(0, found.getAsLong()) : 0;
	}
}
