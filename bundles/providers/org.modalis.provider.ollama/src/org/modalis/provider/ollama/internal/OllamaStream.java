package org.modalis.provider.ollama.internal;

import java.io.IOException;
import java.io.InputStream;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.stream.JsonEvents;
import org.modalis.api.stream.JsonScanner;
import org.modalis.api.stream.LineReader;


/** Reads one answer of {@code /api/chat}: JSON lines, the last of which says that it is done. One thread, one answer. */
final class OllamaStream {

	private final ChatSink sink;
	private final OllamaErrors errors;
	private final JsonEvents json = new JsonEvents();
	private final JsonEvents.Visitor line = this::line;
	private boolean done;
	private Finish finish = Finish.STOP;
	private long inputTokens;
	private long outputTokens = -1;

	OllamaStream(ChatSink sink, OllamaErrors errors) {
		this.sink = sink;
		this.errors = errors;
	}

	ChatAnswer read(InputStream body) throws IOException, ProviderException {
		var lines = new LineReader(body);
		while (!done && lines.next())
			if (lines.line().hasRemaining())
				json.read(lines.line(), line);
		if (!done)
			throw new ProviderException(Kind.UNAVAILABLE,
					"Ollama stopped in the middle of its answer. What came is kept; try again.");
		return new ChatAnswer(finish, outputTokens < 0 ? Usage.UNKNOWN : Usage.of(inputTokens, outputTokens));
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
				if (!piece.isEmpty())
					sink.reasoning(piece);
			}
			default -> in.skipValue();
			}
		in.endObject();
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
