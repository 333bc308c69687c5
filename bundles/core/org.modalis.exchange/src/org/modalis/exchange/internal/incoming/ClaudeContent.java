package org.modalis.exchange.internal.incoming;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.HistoryException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * What one message of Claude says, thought, called and has attached.
 *
 * @param toolCalls as the history keeps them
 * @param lost names of files that are not in the export
 * @param unknown kinds of content that say nothing that can be read here
 */
record ClaudeContent(String text, String reasoning, String toolCalls, List<Attachment> files, List<String> lost, List<String> unknown) {

	static ClaudeContent of(Fields message, Assets assets) throws HistoryException {
		var texts = new ArrayList<String>();
		var thoughts = new ArrayList<String>();
		var calls = new JsonArray();
		var unknown = new ArrayList<String>();
		for (Fields block : message.objects("content"))
			switch (block.text("type").orElse("text")) {
			case "thinking" -> block.words("thinking").ifPresent(thoughts::add);
			case "tool_use" -> call(block, calls, texts);
			case "tool_result" -> result(block, calls);
			case "text", "voice_note" -> block.words("text").ifPresent(texts::add);
			case "redacted_thinking", "token_budget", "flag" -> {
				continue; // nothing that anybody saw
			}
			default -> block.words("text").ifPresentOrElse(texts::add, () -> unknown.add(block.text("type").get()));
			}
		if (texts.isEmpty())
			message.words("text").ifPresent(texts::add);
		Set<Attachment> files = new LinkedHashSet<>();
		Set<String> lost = new LinkedHashSet<>();
		for (String list : List.of("attachments", "files", "files_v2"))
			for (Fields file : message.objects(list))
				file(file, assets, files, lost);
		return new ClaudeContent(String.join("\n\n", texts), String.join("\n\n", thoughts), calls.isEmpty() ? "" : calls.toString(),
				List.copyOf(files), List.copyOf(lost), unknown);
	}

	private static void call(Fields block, JsonArray calls, List<String> texts) {
		Fields input = block.object("input");
		var call = new JsonObject();
		call.addProperty("id", block.text("id").orElse(""));
		call.addProperty("name", block.text("name").orElse("tool"));
		call.addProperty("arguments", input.json().toString());
		calls.add(call);
		// what people saw beside the conversation is part of it
		if (block.text("name").filter("artifacts"::equals).isPresent() && input.words("content").isPresent())
			texts.add(input.words("title").map(title -> "**" + title.replaceAll("[*\\r\\n]", "") + "**\n\n").orElse("") + "````"
					+ input.text("language").filter(name -> name.matches("[A-Za-z0-9+#-]{1,20}")).orElse("") + "\n" + input.words("content").get()
					+ "\n````");
	}

	private static void result(Fields block, JsonArray calls) {
		var words = new ArrayList<String>();
		block.words("content").ifPresent(words::add);
		for (Fields part : block.objects("content"))
			part.words("text").or(() -> part.words("title")).ifPresent(words::add);
		String id = block.text("tool_use_id").orElse("");
		for (JsonElement each : calls)
			if (each.getAsJsonObject().get("id").getAsString().equals(id) && !each.getAsJsonObject().has("result")) {
				each.getAsJsonObject().addProperty("result", String.join("\n", words));
				return;
			}
		var alone = new JsonObject();
		alone.addProperty("id", id);
		alone.addProperty("name", block.text("name").orElse("tool"));
		alone.addProperty("arguments", "");
		alone.addProperty("result", String.join("\n", words));
		calls.add(alone);
	}

	private static void file(Fields file, Assets assets, Set<Attachment> files, Set<String> lost) throws HistoryException {
		String name = ClaudeReader.fileName(file);
		Optional<Attachment> found = assets.named(name);
		if (found.isEmpty() && file.words("file_uuid").isPresent())
			found = assets.pointed(file.words("file_uuid").get(), Optional.of(name), OptionalInt.empty(), OptionalInt.empty());
		if (found.isEmpty() && file.words("extracted_content").isPresent())
			found = Optional.of(assets.text(name, file.words("extracted_content").get()));
		found.ifPresent(files::add);
		if (found.isEmpty())
			lost.add(name);
	}

	/** The text, with a line for each file that the export does not have. */
	String textWithLost() {
		var out = new StringBuilder(text);
		for (String name : lost)
			out.append(out.isEmpty() ? "" : "\n\n").append("[Attached file, not in the export: ").append(name).append("]");
		return out.toString();
	}
}
