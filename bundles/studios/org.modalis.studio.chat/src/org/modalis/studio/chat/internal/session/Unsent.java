package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What the user has written in a thread and not sent.
 *
 * @param draft what is in the composer
 * @param queue the messages that wait, in their order
 */
record Unsent(String draft, List<Queued> queue) {

	static final Unsent NOTHING = new Unsent("", List.of());

	/** So begins the form with a queue; a draft that begins so is kept in that form, too. */
	private static final String FORM = "{\"queue\":";

	Unsent {
		Objects.requireNonNull(draft);
		queue = List.copyOf(queue);
	}

	Unsent withDraft(String text) {
		return new Unsent(text, queue);
	}

	Unsent withQueue(List<Queued> messages) {
		return new Unsent(draft, messages);
	}

	/** As the history keeps it: the draft alone, or a JSON object where messages wait. */
	String text() {
		if (queue.isEmpty() && !draft.startsWith(FORM))
			return draft;
		var all = new JsonArray();
		for (Queued message : queue) {
			var one = new JsonObject();
			one.addProperty("id", message.id().toString());
			one.addProperty("text", message.text());
			all.add(one);
		}
		var json = new JsonObject();
		json.add("queue", all);
		json.addProperty("draft", draft);
		return json.toString();
	}

	/** What was kept; what cannot be read is a draft. */
	static Unsent read(String text) {
		if (!text.startsWith(FORM))
			return new Unsent(text, List.of());
		try {
			var json = JsonParser.parseString(text).getAsJsonObject();
			var queue = new ArrayList<Queued>();
			for (JsonElement each : json.getAsJsonArray("queue")) {
				var one = each.getAsJsonObject();
				queue.add(new Queued(UUID.fromString(one.get("id").getAsString()), one.get("text").getAsString()));
			}
			return new Unsent(json.get("draft").getAsString(), queue);
		} catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException | ClassCastException e) {
			return new Unsent(text, List.of());
		}
	}
}
