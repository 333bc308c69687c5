package org.modalis.provider.gemini.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
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
	private Usage usage = Usage.UNKNOWN;

	/** Of the part at hand. */
	private String text;
	private boolean thought;
	private String signature;
	private String id;
	private String name;
	private String arguments;

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
		return new ChatAnswer(finish, usage, calls.calls(),
				signatures.isEmpty() ? Optional.empty() : Optional.of(new VendorState(GeminiProvider.ID, state.toString())));
	}

	private void chunk(JsonScanner in) throws IOException, ProviderException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "candidates" -> candidates(in);
			case "usageMetadata" -> usage(in);
			case "promptFeedback" -> feedback(in);
			case "error" -> throw errors.inStream(JsonParser.parseString(in.rawValue()));
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
		name = "";
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "text" -> text = text(in);
			case "thought" -> thought = in.nextBoolean();
			case "thoughtSignature" -> signature = text(in);
			case "functionCall" -> call(in);
			default -> in.skipValue();
			}
		in.endObject();
		if (!name.isEmpty())
			calls.add(calls.count(), id, name, arguments);
		else if (!text.isEmpty() && thought)
			sink.reasoning(text);
		else if (!text.isEmpty())
			sink.text(text);
		if (!signature.isEmpty() && !thought)
			signatures.addProperty(name.isEmpty() ? "text" : id, signature);
	}

	/** A call comes whole, and from older models without an id. */
	private void call(JsonScanner in) throws IOException {
		id = "";
		arguments = "{}";
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "id" -> id = text(in);
			case "name" -> name = text(in);
			case "args" -> arguments = in.rawValue();
			default -> in.skipValue();
			}
		in.endObject();
		if (id.isEmpty())
			id = GeminiBody.OWN_ID + UUID.randomUUID();
	}

	private void feedback(JsonScanner in) throws IOException, ProviderException {
		in.beginObject();
		while (in.hasNext())
			if (in.nextName().equals("blockReason") && !text(in).equals("BLOCK_REASON_UNSPECIFIED"))
				throw errors.error(Kind.CONTENT, "a filter blocked it");
			else
				in.skipValue();
		in.endObject();
	}

	/** The vendor counts thoughts beside the answer, and what its tools read beside the prompt. */
	private void usage(JsonScanner in) throws IOException {
		long prompt = 0;
		long cached = 0;
		long answer = 0;
		long thoughts = 0;
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "promptTokenCount", "toolUsePromptTokenCount" -> prompt += count(in);
			case "cachedContentTokenCount" -> cached = count(in);
			case "candidatesTokenCount" -> answer = count(in);
			case "thoughtsTokenCount" -> thoughts = count(in);
			default -> in.skipValue();
			}
		in.endObject();
		usage = new Usage(prompt, cached, 0, answer + thoughts, thoughts, Map.of(), true);
	}

	private static long count(JsonScanner in) throws IOException {
		return in.takeNull() ? 0 : Math.max(0, in.nextLong());
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
