package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** What is not sent as the history keeps it: the draft alone, or a JSON object where messages wait or files are attached. Stateless. */
final class UnsentText {

	/** So begins the form with a queue; a draft that begins so is kept in that form, too. */
	private static final String FORM = "{\"queue\":";

	private UnsentText() {
	}

	static String of(Unsent unsent) {
		if (unsent.queue().isEmpty() && unsent.files().isEmpty() && !unsent.draft().startsWith(FORM))
			return unsent.draft();
		var queue = new JsonArray();
		unsent.queue().forEach(message -> queue.add(json(message)));
		var json = new JsonObject();
		json.add("queue", queue);
		json.addProperty("draft", unsent.draft());
		if (!unsent.files().isEmpty()) {
			var files = new JsonArray();
			unsent.files().forEach(file -> files.add(json(file)));
			json.add("files", files);
		}
		return json.toString();
	}

	private static JsonObject json(Queued message) {
		var json = new JsonObject();
		json.addProperty("id", message.id().toString());
		json.addProperty("text", message.text());
		if (!message.files().isEmpty()) {
			var files = new JsonArray();
			message.files().forEach(file -> files.add(json(file)));
			json.add("files", files);
		}
		return json;
	}

	private static JsonObject json(KeptFile file) {
		var json = new JsonObject();
		json.addProperty("name", file.name());
		json.addProperty("path", file.path());
		json.addProperty("remark", file.remark());
		file.kept().ifPresent(kept -> json.add("kept", json(kept)));
		return json;
	}

	private static JsonObject json(Attachment file) {
		var json = new JsonObject();
		json.addProperty("name", file.fileName());
		json.addProperty("type", file.mediaType());
		json.addProperty("sha256", file.content().sha256());
		json.addProperty("bytes", file.content().bytes());
		file.width().ifPresent(width -> json.addProperty("width", width));
		file.height().ifPresent(height -> json.addProperty("height", height));
		file.pages().ifPresent(pages -> json.addProperty("pages", pages));
		file.text().ifPresent(text -> {
			json.addProperty("textSha256", text.sha256());
			json.addProperty("textBytes", text.bytes());
		});
		return json;
	}

	/** What was kept; what cannot be read is a draft. */
	static Unsent read(String text) {
		if (!text.startsWith(FORM))
			return Unsent.NOTHING.withDraft(text);
		try {
			var json = JsonParser.parseString(text).getAsJsonObject();
			var queue = new ArrayList<Queued>();
			for (JsonObject each : all(json, "queue"))
				queue.add(new Queued(UUID.fromString(string(each, "id")), string(each, "text"), attachments(each)));
			var files = new ArrayList<KeptFile>();
			for (JsonObject each : all(json, "files"))
				files.add(new KeptFile(string(each, "name"), string(each, "path"), string(each, "remark"),
						Optional.ofNullable(each.getAsJsonObject("kept")).map(UnsentText::attachment)));
			return new Unsent(string(json, "draft"), files, queue);
		} catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException | ClassCastException e) {
			return Unsent.NOTHING.withDraft(text);
		}
	}

	private static List<JsonObject> all(JsonObject json, String name) {
		var all = new ArrayList<JsonObject>();
		if (json.has(name))
			for (JsonElement each : json.getAsJsonArray(name))
				all.add(each.getAsJsonObject());
		return all;
	}

	private static String string(JsonObject json, String name) {
		return json.get(name).getAsString();
	}

	private static List<Attachment> attachments(JsonObject message) {
		return all(message, "files").stream().map(UnsentText::attachment).toList();
	}

	private static Attachment attachment(JsonObject json) {
		var text = json.has("textSha256") ? Optional.of(new Content(string(json, "textSha256"), json.get("textBytes").getAsLong()))
				: Optional.<Content>empty();
		return new Attachment(new Content(string(json, "sha256"), json.get("bytes").getAsLong()), string(json, "type"), string(json, "name"),
				number(json, "width"), number(json, "height"), number(json, "pages"), text);
	}

	private static OptionalInt number(JsonObject json, String name) {
		return json.has(name) ? OptionalInt.of(json.get(name).getAsInt()) : OptionalInt.empty();
	}
}
