package org.modalis.provider.gemini.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Reads one answer of {@code streamGenerateContent}. It ends with the connection and is complete only with a reason to finish;
 * the counts of each event replace those before. One thread, one answer.
 */
final class GeminiStream {
	private final ChatSink sink;
	private final GeminiErrors errors;
	private final String model;
	private final JsonEvents json = new JsonEvents();
	private final JsonEvents.Visitor chunk = this::chunk;
	private final ToolCallPieces calls;
	private final JsonObject signatures = new JsonObject();
	private Finish finish;
	/** As the last event told them. */
	private String counts = "";

	/** Of the part at hand. */
	private String text;
	private boolean thought;
	private String signature;
	private String called;

	GeminiStream(ChatSink sink, GeminiErrors errors, String model) {
		this.sink = sink;
		this.errors = errors;
		this.model = model;
		calls = new ToolCallPieces(sink);
	}

	ChatAnswer read(InputStream body) throws IOException, ProviderException {
		var events = new SseReader(body);
		boolean any = false;
		while (events.next()) {
			any = true;
			json.read(events.data(), chunk);
		}
		if (!any)
			throw new ProviderException(Kind.BAD_ANSWER,
					"Google Gemini answered with something else than a chat. Check the base URL in the provider's settings.");
		if (finish == null)
			throw new ProviderException(Kind.UNAVAILABLE, "Google Gemini stopped in the middle of its answer. What came is kept; try again.");
		if (finish == Finish.STOP && calls.count() > 0)
			finish = Finish.TOOL_CALLS;
		var state = GeminiBody.object("model", model, "signatures", signatures);
		return new ChatAnswer(finish, usage(), calls.calls(),
				signatures.isEmpty() ? Optional.empty() : Optional.of(new VendorState(GeminiProvider.ID, state.toString())));
	}

	private void chunk(JsonScanner in) throws IOException, ProviderException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "candidates" -> candidates(in);
			case "usageMetadata" -> counts = in.rawValue();
			case "promptFeedback" -> feedback(tree(in.rawValue()));
			case "error" -> throw errors.inStream(tree(in.rawValue()));
			default -> in.skipValue();
			}
		in.endObject();
	}

	private void candidates(JsonScanner in) throws IOException {
		in.beginArray();
		while (in.hasNext()) {
			in.beginObject();
			while (in.hasNext())
				switch (in.nextName()) {
				case "content" -> content(in);
				case "finishReason" -> finish = finish(text(in));
				default -> in.skipValue();
				}
			in.endObject();
		}
		in.endArray();
	}

	private void content(JsonScanner in) throws IOException {
		in.beginObject();
		while (in.hasNext())
			if (in.nextName().equals("parts")) {
				in.beginArray();
				while (in.hasNext())
					part(in);
				in.endArray();
			} else
				in.skipValue();
		in.endObject();
	}

	private void part(JsonScanner in) throws IOException {
		text = "";
		thought = false;
		signature = "";
		called = "";
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "text" -> text = text(in);
			case "thought" -> thought = in.nextBoolean();
			case "thoughtSignature" -> signature = text(in);
			case "functionCall" -> called = in.rawValue();
			default -> in.skipValue();
			}
		in.endObject();
		if (!called.isEmpty())
			call(tree(called));
		else if (!signature.isEmpty() && !thought)
			signatures.addProperty("text", signature);
		if (!text.isEmpty() && thought)
			sink.reasoning(text);
		else if (!text.isEmpty())
			sink.text(text);
	}

	/** A call comes whole, and from older models without an id. */
	private void call(JsonObject call) {
		var id = GeminiModels.text(call, "id").isEmpty() ? GeminiBody.OWN_ID + UUID.randomUUID() : GeminiModels.text(call, "id");
		calls.add(calls.count(), id, GeminiModels.text(call, "name"), call.has("args") ? call.get("args").toString() : "{}");
		if (!signature.isEmpty())
			signatures.addProperty(id, signature);
	}

	private void feedback(JsonObject said) throws ProviderException {
		if (!GeminiModels.text(said, "blockReason").matches("|BLOCK_REASON_UNSPECIFIED"))
			throw errors.error(Kind.CONTENT, "a filter blocked it");
	}

	/** The vendor counts thoughts beside the answer, and what its tools read beside the prompt. */
	private Usage usage() {
		if (counts.isEmpty())
			return Usage.UNKNOWN;
		var said = tree(counts);
		long thoughts = count(said, "thoughtsTokenCount");
		return new Usage(count(said, "promptTokenCount") + count(said, "toolUsePromptTokenCount"), count(said, "cachedContentTokenCount"),
				count(said, "candidatesTokenCount") + thoughts, thoughts, true);
	}

	private static long count(JsonObject counts, String name) {
		return GeminiModels.count(counts, name).orElse(0);
	}

	private static JsonObject tree(String json) {
		return JsonParser.parseString(json) instanceof JsonObject object ? object : new JsonObject();
	}

	private static String text(JsonScanner in) throws IOException {
		if (in.isString())
			return in.nextString();
		in.skipValue();
		return "";
	}

	private Finish finish(String reason) {
		return switch (reason) {
		case "", "FINISH_REASON_UNSPECIFIED" -> finish;
		case "STOP" -> Finish.STOP;
		case "MAX_TOKENS" -> Finish.LENGTH;
		case "SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT",
				"IMAGE_RECITATION" -> Finish.CONTENT_FILTER;
		default -> Finish.OTHER;
		};
	}
}
