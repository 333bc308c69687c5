package org.modalis.exchange.internal.outgoing;

import java.io.IOException;
import java.util.Optional;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;

import com.google.gson.stream.JsonWriter;

/** Writes threads as docs/exchange.md says. */
final class ThreadJson {

	static final int VERSION = 1;

	private final JsonWriter json;

	ThreadJson(JsonWriter json) {
		this.json = json;
	}

	/** Everything of a thread but its messages, which follow; the list of them is open then. */
	void open(Conversation thread, String parameters) throws IOException {
		json.beginObject();
		json.name("id").value(thread.id().toString());
		json.name("title").value(thread.title());
		optional("model", thread.model());
		optional("leaf", thread.leaf());
		json.name("pinned").value(thread.filing().pinned());
		json.name("archived").value(thread.filing().archived());
		optional("folder", thread.filing().folder());
		if (thread.origin().isPresent()) {
			json.name("origin").beginObject().name("thread").value(thread.origin().get().conversation().toString());
			json.name("message").value(thread.origin().get().message().toString()).endObject();
		}
		json.name("created").value(thread.created().toString());
		json.name("updated").value(thread.updated().toString());
		if (!parameters.isEmpty())
			json.name("parameters").value(parameters);
		json.name("messages").beginArray();
	}

	void close() throws IOException {
		json.endArray().endObject();
	}

	void message(Message message) throws IOException {
		json.beginObject();
		json.name("id").value(message.id().toString());
		optional("parent", message.parent());
		json.name("role").value(message.role().name());
		json.name("text").value(message.text());
		text("reasoning", message.reasoning());
		text("toolCalls", message.toolCalls());
		json.name("state").value(message.state().name());
		text("note", message.note());
		optional("model", message.model());
		text("modelName", message.modelName());
		if (message.favourite())
			json.name("favourite").value(true);
		json.name("created").value(message.created().toString());
		figures(message);
		if (!message.attachments().isEmpty()) {
			json.name("attachments").beginArray();
			for (Attachment file : message.attachments())
				attachment(file);
			json.endArray();
		}
		json.endObject();
	}

	private void figures(Message message) throws IOException {
		if (message.usage().known()) {
			var usage = message.usage();
			json.name("usage").beginObject().name("input").value(usage.inputTokens()).name("cached").value(usage.cachedInputTokens());
			json.name("output").value(usage.outputTokens()).name("reasoning").value(usage.reasoningTokens()).endObject();
		}
		if (message.cost().isPresent()) {
			json.name("cost").beginObject().name("amount").value(message.cost().get().amount().toPlainString());
			json.name("currency").value(message.cost().get().currency().getCurrencyCode()).endObject();
		}
		if (message.firstToken().isPresent())
			json.name("firstTokenNanos").value(message.firstToken().get().toNanos());
		if (message.duration().isPresent())
			json.name("durationNanos").value(message.duration().get().toNanos());
	}

	private void attachment(Attachment file) throws IOException {
		json.beginObject();
		content(file.content());
		json.name("mediaType").value(file.mediaType());
		json.name("fileName").value(file.fileName());
		if (file.width().isPresent())
			json.name("width").value(file.width().getAsInt());
		if (file.height().isPresent())
			json.name("height").value(file.height().getAsInt());
		if (file.pages().isPresent())
			json.name("pages").value(file.pages().getAsInt());
		if (file.text().isPresent()) {
			json.name("text").beginObject();
			content(file.text().get());
			json.endObject();
		}
		json.endObject();
	}

	private void content(Content content) throws IOException {
		json.name("sha256").value(content.sha256()).name("bytes").value(content.bytes());
	}

	private void text(String name, String text) throws IOException {
		if (!text.isEmpty())
			json.name(name).value(text);
	}

	private void optional(String name, Optional<?> value) throws IOException {
		if (value.isPresent())
			json.name(name).value(value.get().toString());
	}
}
