package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What a thread that a replay made remembers of it, so that both can be shown beside each other later. It is kept with the
 * thread's parameters, as {@code replay}: they go where the thread goes, and a history of before needs no new form.
 *
 * @param end the last message of the branch that was replayed
 * @param afterOld whether each question was asked after the old answers instead of the new ones
 * @param asked the questions that are in the new thread
 */
public record ReplayNote(UUID end, boolean afterOld, List<Asked> asked) {

	private static final String NAME = "replay";

	/**
	 * One question of the new thread.
	 *
	 * @param question in the original thread
	 * @param copy the same in the new one
	 * @param answer the newest answer to it; empty until it was asked
	 */
	public record Asked(UUID question, UUID copy, Optional<UUID> answer) {

		public Asked {
			Objects.requireNonNull(question);
			Objects.requireNonNull(copy);
			Objects.requireNonNull(answer);
		}
	}

	public ReplayNote {
		Objects.requireNonNull(end);
		asked = List.copyOf(asked);
	}

	/** What is remembered of a question of the original thread. */
	public Optional<Asked> of(UUID question) {
		return asked.stream().filter(each -> each.question().equals(question)).findFirst();
	}

	/** With one question more, or another answer to one. */
	public ReplayNote with(Asked next) {
		var all = new ArrayList<>(asked);
		all.removeIf(each -> each.question().equals(next.question()));
		all.add(next);
		return new ReplayNote(end, afterOld, all);
	}

	/**
	 * Of a thread that a replay made and whose original is still there; of any other thread nothing, also of a copy of such a thread,
	 * which has its parameters.
	 */
	public static Optional<ReplayNote> of(HistoryStore history, UUID thread) throws HistoryException {
		var note = read(object(history.threads().parameters(thread)));
		var origin = history.conversation(thread).flatMap(now -> now.origin());
		if (note.isEmpty() || origin.isEmpty())
			return Optional.empty();
		var end = history.message(note.get().end());
		return note.filter(is -> end.filter(message -> message.conversation().equals(origin.get().conversation())).isPresent());
	}

	/** Keeps it with a thread. */
	public void write(HistoryStore history, UUID thread) throws HistoryException {
		JsonObject parameters = object(history.threads().parameters(thread));
		parameters.add(NAME, json());
		history.threads().setParameters(thread, parameters.toString());
	}

	/** Other parameters, with the note of those before where there is one. */
	static String carried(String before, String parameters) {
		JsonObject old = object(before);
		if (!old.has(NAME))
			return parameters;
		JsonObject now = object(parameters);
		now.add(NAME, old.get(NAME));
		return now.toString();
	}

	private static JsonObject object(String text) {
		try {
			return JsonParser.parseString(text) instanceof JsonObject json ? json : new JsonObject();
		} catch (JsonParseException e) {
			return new JsonObject();
		}
	}

	private JsonObject json() {
		var json = new JsonObject();
		json.addProperty("end", end.toString());
		json.addProperty("afterOld", afterOld);
		var all = new JsonArray();
		for (Asked each : asked) {
			var one = new JsonArray();
			Stream.concat(Stream.of(each.question(), each.copy()), each.answer().stream()).forEach(id -> one.add(id.toString()));
			all.add(one);
		}
		json.add("asked", all);
		return json;
	}

	/** What cannot be read, for example because a newer Modalis wrote it, counts as not there. */
	private static Optional<ReplayNote> read(JsonObject parameters) {
		try {
			if (!(parameters.get(NAME) instanceof JsonObject json))
				return Optional.empty();
			var asked = new ArrayList<Asked>();
			for (JsonElement each : json.getAsJsonArray("asked")) {
				var ids = each.getAsJsonArray();
				asked.add(new Asked(id(ids.get(0)), id(ids.get(1)), ids.size() > 2 ? Optional.of(id(ids.get(2))) : Optional.empty()));
			}
			return Optional.of(new ReplayNote(id(json.get("end")), json.get("afterOld").getAsBoolean(), asked));
		} catch (RuntimeException e) {
			return Optional.empty();
		}
	}

	private static UUID id(JsonElement json) {
		return UUID.fromString(json.getAsString());
	}
}
