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
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ToolCallPieces;
import org.modalis.api.stream.JsonEvents;
import org.modalis.api.stream.JsonScanner;
import org.modalis.api.stream.SseReader;
import org.modalis.api.vendor.VendorErrors;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

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
	private final VendorErrors errors;
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

	ResponsesStream(ChatSink sink, VendorErrors errors) {
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
		throw any ? errors.cutOff() : errors.unexpected("a response");
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
		case "response.output_item.added" -> begun(tree(data).object("item"));
		case "response.output_item.done" -> done(tree(data).object("item"));
		case "response.completed", "response.incomplete" -> {
			return Optional.of(answer(tree(data).object("response")));
		}
		case "response.failed" -> throw errors.inStream(tree(data).object("response").object("error").json());
		case "error" -> throw errors.inStream(tree(data).json());
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

	private void begun(VendorObject item) {
		if (item.text("type").equals("function_call"))
			calls.add(index, item.text("call_id"), item.text("name"), "");
	}

	private void done(VendorObject item) {
		switch (item.text("type")) {
		case "reasoning" -> {
			// without its content the vendor would look for it among what it did not store
			if (!item.text("encrypted_content").isEmpty())
				reasoning.add(item.json());
		}
		case "message" -> reasonedFor(TEXT);
		case "function_call" -> {
			if (withArguments.add(index))
				calls.add(index, item.text("call_id"), item.text("name"), item.text("arguments"));
			reasonedFor(item.text("call_id"));
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

	private ChatAnswer answer(VendorObject response) {
		boolean called = calls.count() > 0;
		var finish = switch (type.equals("response.completed") ? "" : response.object("incomplete_details").text("reason")) {
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

	private static Usage usage(VendorObject response) {
		var usage = response.object("usage");
		var input = usage.object("input_tokens_details");
		return usage.json().isEmpty() ? Usage.UNKNOWN
				: new Usage(usage.count("input_tokens").orElse(0), input.count("cached_tokens").orElse(0),
						input.count("cache_write_tokens").orElse(0), usage.count("output_tokens").orElse(0),
						usage.object("output_tokens_details").count("reasoning_tokens").orElse(0), Map.of(), true);
	}

	private static VendorObject tree(ByteBuffer data) {
		return VendorObject.parse(StandardCharsets.UTF_8.decode(data.duplicate()).toString());
	}
}
