package org.modalis.api.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.Json;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ToolCallPieces;
import org.modalis.api.stream.JsonEvents;
import org.modalis.api.stream.JsonScanner;
import org.modalis.api.stream.LineReader;
import org.modalis.api.stream.SseReader;
import org.modalis.api.vendor.VendorErrors;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

/**
 * Reads one streamed answer. Complete is what ends with a finish reason or with {@code [DONE]}; usage may be missing. A server
 * that does not stream and sends one JSON document is understood too. Null means nothing in any field, as vendors differ in
 * what they leave out. One thread, one answer.
 */
final class ChatStream {

	private static final ByteBuffer DONE = ByteBuffer.wrap("[DONE]".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

	private final ChatSink sink;
	private final VendorErrors errors;
	private final JsonEvents json = new JsonEvents();
	private final JsonEvents.Visitor chunk = this::chunk;
	private final ToolCallPieces calls;
	private final Optional<StringBuilder> reasoned;
	private Finish finish;
	private boolean broken;
	private Usage usage = Usage.UNKNOWN;

	/** @param keepReasoning whether the vendor wants its reasoning back together with the results of tools */
	ChatStream(ChatSink sink, VendorErrors errors, boolean keepReasoning) {
		this.sink = sink;
		this.errors = errors;
		calls = new ToolCallPieces(sink);
		reasoned = keepReasoning ? Optional.of(new StringBuilder()) : Optional.empty();
	}

	ChatAnswer read(InputStream body) throws IOException, ProviderException {
		var in = new PushbackInputStream(body);
		int first = in.read();
		if (first >= 0)
			in.unread(first);
		boolean any = first == '{' ? readDocument(in) : readEvents(in);
		if (!any)
			throw errors.unexpected("a chat");
		if (finish == null || broken)
			throw errors.cutOff();
		// some servers call tools and say that they simply stopped
		if (calls.count() > 0 && finish == Finish.STOP)
			finish = Finish.TOOL_CALLS;
		return new ChatAnswer(finish, usage, calls.calls(), state());
	}

	private Optional<VendorState> state() {
		if (calls.count() == 0 || reasoned.isEmpty() || reasoned.get().isEmpty())
			return Optional.empty();
		var fields = Json.object("reasoning_content", reasoned.get());
		return Optional.of(new VendorState(errors.model().orElseThrow().provider(), fields.toString()));
	}

	private boolean readEvents(InputStream in) throws IOException, ProviderException {
		var events = new SseReader(in);
		boolean any = false;
		while (events.next()) {
			any = true;
			if (events.data().equals(DONE)) {
				if (finish == null)
					finish = Finish.STOP;
				return true;
			}
			json.read(events.data(), chunk);
		}
		return any;
	}

	private boolean readDocument(InputStream in) throws IOException, ProviderException {
		var all = in.readNBytes(LineReader.MAX_BYTES + 1);
		if (all.length > LineReader.MAX_BYTES)
			throw new ProviderException(Kind.BAD_ANSWER,
					errors.vendor() + " sent more than 8 MiB in one piece, which no answer needs.");
		json.read(ByteBuffer.wrap(all), chunk);
		return true;
	}

	private void chunk(JsonScanner in) throws IOException, ProviderException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "choices" -> choices(in);
			case "usage" -> usage(in);
			case "x_groq" -> groq(in);
			case "error" -> error(in);
			default -> in.skipValue();
			}
		in.endObject();
	}

	private void error(JsonScanner in) throws IOException, ProviderException {
		if (!in.takeNull())
			throw errors.inStream(JsonParser.parseString(in.rawValue()));
	}

	/** Groq repeats the usage in an object of its own, and some of its models give it only there. */
	private void groq(JsonScanner in) throws IOException {
		if (in.takeNull())
			return;
		in.beginObject();
		while (in.hasNext())
			if (in.nextName().equals("usage"))
				usage(in);
			else
				in.skipValue();
		in.endObject();
	}

	private void choices(JsonScanner in) throws IOException {
		if (in.takeNull())
			return;
		in.beginArray();
		while (in.hasNext()) {
			in.beginObject();
			while (in.hasNext())
				switch (in.nextName()) {
				case "delta", "message" -> delta(in);
				case "finish_reason" -> finish(in);
				default -> in.skipValue();
				}
			in.endObject();
		}
		in.endArray();
	}

	private void delta(JsonScanner in) throws IOException {
		if (in.takeNull())
			return;
		in.beginObject();
		String thought = "";
		while (in.hasNext())
			switch (in.nextName()) {
			case "content" -> content(in);
			case "refusal" -> said(in.takeText());
			case "reasoning_content", "reasoning" -> {
				var piece = in.takeText();
				// some servers send the same thought under both names
				if (!piece.equals(thought))
					reasoning(piece);
				thought = piece;
			}
			case "tool_calls" -> toolCalls(in);
			default -> in.skipValue();
			}
		in.endObject();
	}

	/** Mistral's thinking models send a list of typed parts while they think, and plain text after that. */
	private void content(JsonScanner in) throws IOException {
		if (in.isString())
			said(in.nextString());
		else if (JsonParser.parseString(in.rawValue()) instanceof JsonArray parts)
			for (var each : parts) {
				var part = VendorObject.of(each);
				switch (part.text("type")) {
				case "text" -> said(part.text("text"));
				case "thinking" -> part.objects("thinking").forEach(thought -> reasoning(thought.text("text")));
				default -> {
					// a reference, or something new
				}
				}
			}
	}

	private void said(String piece) {
		if (!piece.isEmpty())
			sink.text(piece);
	}

	private void reasoning(String piece) {
		if (piece.isEmpty())
			return;
		reasoned.ifPresent(all -> all.append(piece));
		sink.reasoning(piece);
	}

	private void toolCalls(JsonScanner in) throws IOException {
		if (in.takeNull())
			return;
		in.beginArray();
		for (int place = 0; in.hasNext(); place++)
			toolCall(in, place);
		in.endArray();
	}

	/** @param place its place in the list, for servers that send whole calls without an index */
	private void toolCall(JsonScanner in, int place) throws IOException {
		int index = place;
		String id = "";
		var function = new Function();
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "index" -> index = in.takeNull() ? place : (int) in.nextLong();
			case "id" -> id = in.takeText();
			case "function" -> function.read(in);
			default -> in.skipValue();
			}
		in.endObject();
		calls.add(index, id, function.name, function.arguments);
	}

	/** The inner object of a piece of a function call. */
	private static final class Function {
		private String name = "";
		private String arguments = "";

		void read(JsonScanner in) throws IOException {
			if (in.takeNull())
				return;
			in.beginObject();
			while (in.hasNext())
				switch (in.nextName()) {
				case "name" -> name = in.takeText();
				case "arguments" -> arguments = in.isString() ? in.nextString() : in.rawValue();
				default -> in.skipValue();
				}
			in.endObject();
		}
	}

	private void finish(JsonScanner in) throws IOException {
		var reason = in.takeText();
		if (!reason.isEmpty())
			finish = switch (reason) {
			case "stop", "eos", "end_turn" -> Finish.STOP;
			case "length", "max_tokens" -> Finish.LENGTH;
			case "tool_calls", "function_call" -> Finish.TOOL_CALLS;
			case "content_filter" -> Finish.CONTENT_FILTER;
			// DeepSeek's and OpenRouter's words for a machine that gave up
			case "insufficient_system_resource", "error" -> {
				broken = true;
				yield Finish.OTHER;
			}
			default -> Finish.OTHER;
			};
	}

	private void usage(JsonScanner in) throws IOException {
		if (in.takeNull())
			return;
		long input = 0;
		long cached = 0;
		long written = 0;
		long output = 0;
		long reasoning = 0;
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "prompt_tokens" -> input = count(in);
			case "completion_tokens" -> output = count(in);
			case "prompt_tokens_details" -> {
				var details = VendorObject.parse(in.rawValue());
				cached = Math.max(cached, details.count("cached_tokens").orElse(0));
				written = details.count("cache_write_tokens").orElse(0);
			}
			case "prompt_cache_hit_tokens" -> cached = Math.max(cached, count(in));
			case "completion_tokens_details" -> reasoning = VendorObject.parse(in.rawValue()).count("reasoning_tokens").orElse(0);
			default -> in.skipValue();
			}
		in.endObject();
		usage = new Usage(input, cached, written, output, reasoning, Map.of(), true);
	}

	private static long count(JsonScanner in) throws IOException {
		return in.takeNull() ? 0 : Math.max(0, in.nextLong());
	}
}
