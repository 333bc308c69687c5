package org.modalis.provider.ollama.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.modalis.api.ProviderException;
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
import org.modalis.api.vendor.VendorErrors;

import com.google.gson.JsonPrimitive;

/** Reads one answer of {@code /api/chat}: JSON lines, the last of which says that it is done. One thread, one answer. */
final class OllamaStream {

	private final ChatSink sink;
	private final VendorErrors errors;
	private final ToolCallPieces calls;
	private final StringBuilder thought = new StringBuilder();
	private final JsonEvents json = new JsonEvents();
	private final JsonEvents.Visitor line = this::line;
	private boolean done;
	private Finish finish = Finish.STOP;
	private long inputTokens;
	private long outputTokens = -1;

	OllamaStream(ChatSink sink, VendorErrors errors) {
		this.sink = sink;
		this.errors = errors;
		calls = new ToolCallPieces(sink);
	}

	ChatAnswer read(InputStream body) throws IOException, ProviderException {
		var lines = new LineReader(body);
		while (!done && lines.next())
			if (lines.line().hasRemaining())
				json.read(lines.line(), line);
		if (!done)
			throw errors.cutOff();
		// the server says "stop" when the model waits for its functions
		if (calls.count() > 0 && finish == Finish.STOP)
			finish = Finish.TOOL_CALLS;
		return new ChatAnswer(finish, outputTokens < 0 ? Usage.UNKNOWN : Usage.of(inputTokens, outputTokens), calls.calls(), state());
	}

	/** A model that thinks between calls wants its thoughts back with their results. */
	private Optional<VendorState> state() {
		if (calls.count() == 0 || thought.isEmpty())
			return Optional.empty();
		return Optional.of(new VendorState(OllamaProvider.ID, Json.object("thinking", thought).toString()));
	}

	private void line(JsonScanner in) throws IOException, ProviderException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "message" -> message(in);
			case "done" -> done = in.nextBoolean();
			case "done_reason" -> finish = finish(in.takeText());
			case "prompt_eval_count" -> inputTokens = Math.max(0, in.nextLong());
			case "eval_count" -> outputTokens = Math.max(0, in.nextLong());
			case "error" -> throw errors.inStream(new JsonPrimitive(in.takeText()));
			default -> in.skipValue();
			}
		in.endObject();
	}

	private void message(JsonScanner in) throws IOException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "content" -> {
				var piece = in.takeText();
				if (!piece.isEmpty())
					sink.text(piece);
			}
			case "thinking" -> {
				var piece = in.takeText();
				if (!piece.isEmpty()) {
					thought.append(piece);
					sink.reasoning(piece);
				}
			}
			case "tool_calls" -> toolCalls(in);
			default -> in.skipValue();
			}
		in.endObject();
	}

	private void toolCalls(JsonScanner in) throws IOException {
		if (in.takeNull())
			return;
		in.beginArray();
		while (in.hasNext())
			toolCall(in);
		in.endArray();
	}

	/** A call always comes whole; servers of 2025 give no id, and number the calls of each line anew. */
	private void toolCall(JsonScanner in) throws IOException {
		var call = VendorObject.parse(in.rawValue());
		var function = call.object("function");
		if (!function.json().isEmpty())
			calls.add(calls.count(), call.text("id"), function.text("name"), function.object("arguments").json().toString());
	}

	private static Finish finish(String reason) {
		return switch (reason) {
		case "stop" -> Finish.STOP;
		case "length" -> Finish.LENGTH;
		default -> Finish.OTHER;
		};
	}
}
