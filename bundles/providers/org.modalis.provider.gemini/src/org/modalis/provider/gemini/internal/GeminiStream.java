package org.modalis.provider.gemini.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.Json;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ModelId;
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

import com.google.gson.JsonObject;

/**
 * Reads one answer of {@code streamGenerateContent}. It ends with the connection and is complete only with a reason to finish;
 * the counts of each event replace those before. One thread, one answer.
 */
final class GeminiStream {
	private final ChatSink sink;
	private final VendorErrors errors;
	private final JsonEvents json = new JsonEvents();
	private final JsonEvents.Visitor chunk = this::chunk;
	private final ToolCallPieces calls;
	private final JsonObject signatures = new JsonObject();
	private Finish finish;
	/** As the last event told them; read only at the end. */
	private Optional<String> counts = Optional.empty();

	/** Of the part at hand. */
	private String text;
	private boolean thought;
	private String signature;
	private Optional<VendorObject> called;

	GeminiStream(ChatSink sink, VendorErrors errors) {
		this.sink = sink;
		this.errors = errors;
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
			throw errors.unexpected("a chat");
		if (finish == null)
			throw errors.cutOff();
		if (finish == Finish.STOP && calls.count() > 0)
			finish = Finish.TOOL_CALLS;
		var state = Json.object("model", errors.model().map(ModelId::name), "signatures", signatures);
		return new ChatAnswer(finish, counts.map(GeminiStream::usage).orElse(Usage.UNKNOWN), calls.calls(),
				signatures.isEmpty() ? Optional.empty() : Optional.of(new VendorState(GeminiProvider.ID, state.toString())));
	}

	private void chunk(JsonScanner in) throws IOException, ProviderException {
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "candidates" -> candidates(in);
			case "usageMetadata" -> counts = Optional.of(in.rawValue());
			case "promptFeedback" -> feedback(VendorObject.parse(in.rawValue()));
			case "error" -> throw errors.inStream(VendorObject.parse(in.rawValue()).json());
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
				case "finishReason" -> finish = finish(in.takeText());
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
		called = Optional.empty();
		in.beginObject();
		while (in.hasNext())
			switch (in.nextName()) {
			case "text" -> text = in.takeText();
			case "thought" -> thought = in.nextBoolean();
			case "thoughtSignature" -> signature = in.takeText();
			case "functionCall" -> called = Optional.of(VendorObject.parse(in.rawValue()));
			default -> in.skipValue();
			}
		in.endObject();
		called.ifPresent(this::call);
		if (called.isEmpty() && !signature.isEmpty() && !thought)
			signatures.addProperty("text", signature);
		if (!text.isEmpty() && thought)
			sink.reasoning(text);
		else if (!text.isEmpty())
			sink.text(text);
	}

	/** A call comes whole, and from older models without an id. */
	private void call(VendorObject call) {
		var id = call.text("id").isEmpty() ? GeminiBody.OWN_ID + UUID.randomUUID() : call.text("id");
		calls.add(calls.count(), id, call.text("name"), call.object("args").json().toString());
		if (!signature.isEmpty())
			signatures.addProperty(id, signature);
	}

	private void feedback(VendorObject said) throws ProviderException {
		if (!said.text("blockReason", "BLOCK_REASON_UNSPECIFIED").equals("BLOCK_REASON_UNSPECIFIED"))
			throw errors.error(Kind.CONTENT, "a filter blocked it");
	}

	/** The vendor counts thoughts beside the answer, and what its tools read beside the prompt. */
	private static Usage usage(String counts) {
		var said = VendorObject.parse(counts);
		long thoughts = said.count("thoughtsTokenCount").orElse(0);
		return new Usage(said.count("promptTokenCount").orElse(0) + said.count("toolUsePromptTokenCount").orElse(0),
				said.count("cachedContentTokenCount").orElse(0), said.count("candidatesTokenCount").orElse(0) + thoughts, thoughts, true);
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
