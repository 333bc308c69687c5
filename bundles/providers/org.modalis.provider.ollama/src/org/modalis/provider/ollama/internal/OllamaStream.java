package org.modalis.provider.ollama.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ToolCallPieces;
import org.modalis.api.stream.JsonEvents;
import org.modalis.api.stream.JsonScanner;
import org.modalis.api.stream.LineReader;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Reads one answer of {@code /api/chat}: JSON lines, the last of which says that it is done. One thread, one answer. */
final class OllamaStream {

	private final ModelId model;
	private final ChatSink sink;
	private final OllamaErrors errors;
	private final ToolCallPieces calls;
	private final StringBuilder thought = new StringBuilder();
	private final JsonEvents json = new JsonEvents();
	private final JsonEvents.Visitor line = this::line;
	private boolean done;
	private Finish finish = Finish.STOP;
	private long inputTokens;
	private long outputTokens = -1;

	OllamaStream(ModelId model, ChatSink sink, OllamaErrors errors) {
		this.model = model;
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
			throw new ProviderException(Kind.UNAVAILABLE,
					"Ollama stopped in the middle of its answer. What came is kept; try again.");
		// the server says "stop" when the model waits for its functions
		if (calls.count() > 0 && finish == Finish.STOP)
			finish = Finish.TOOL_CALLS;
		return new ChatAnswer(finish, outputTokens < 0 ? Usage.UNKNOWN : Usage.of(inputTokens, outputTokens), calls.calls(), state());
	}

	/** A model that thinks between calls wants its thoughts back with their results. */
	private Optional<VendorState> state() {
		if (calls.count() == 0 || thought.isEmpty())
			return Optional.empty();
		var fields = new JsonObject();
		fields.addProperty("thinking", thought.toString());
		return Optional.of(new VendorState(model.provider(), fields.toString()));
	}

	private void line(JsonScanner in) throws IOException, ProviderException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "message" -> message(in);
			case "done" -> done = in.nextBoolean();
			case "done_reason" -> finish = finish(text(in));
			case "prompt_eval_count" -> inputTokens = Math.max(0, in.nextLong());
			case "eval_count" -> outputTokens = Math.max(0, in.nextLong());
			case "error" -> throw errors.inStream(text(in));
			default -> in.skipValue();
			}
		in.endObject();
	}

	private void message(JsonScanner in) throws IOException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "content" -> {
				var piece = text(in);
				if (!piece.isEmpty())
					sink.text(piece);
			}
			case "thinking" -> {
				var piece = text(in);
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
		var call = JsonParser.parseString(in.rawValue());
		if (call instanceof JsonObject object && object.get("function") instanceof JsonObject function)
			calls.add(calls.count(), text(object, "id"), text(function, "name"),
					function.get("arguments") instanceof JsonObject arguments ? arguments.toString() : "");
	}

	private static String text(JsonObject object, String name) {
		return object.get(name) instanceof JsonPrimitive found ? found.getAsString() : "";
	}

	private static Finish finish(String reason) {
		return switch (reason) {
		case "stop" -> Finish.STOP;
		case "length" -> Finish.LENGTH;
		default -> Finish.OTHER;
		};
	}

	private static String text(JsonScanner in) throws IOException {
		if (in.isString())
			return in.nextString();
		in.skipValue();
		return "";
	}
}
