package org.modalis.exchange.internal.incoming;

import java.util.ArrayList;
import java.util.List;

import org.modalis.api.history.Attachment;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * What came on the way to an answer and belongs to it: thoughts, tools that were called with what they gave, pictures and documents that were made.
 * Immutable, because branches share their beginning.
 */
record ChatGptPending(String reasoning, List<JsonObject> tools, List<Attachment> files, String document) {

	static final ChatGptPending NONE = new ChatGptPending("", List.of(), List.of(), "");

	ChatGptPending {
		tools = List.copyOf(tools);
		files = List.copyOf(files);
	}

	boolean isEmpty() {
		return tools.isEmpty() && files.isEmpty();
	}

	ChatGptPending withReasoning(String more) {
		return new ChatGptPending(reasoning.isEmpty() || more.isEmpty() ? reasoning + more : reasoning + "\n\n" + more, tools, files, document);
	}

	/** @param more Markdown of a document that was written beside the conversation; may be empty */
	ChatGptPending withDocument(String more) {
		return new ChatGptPending(reasoning, tools, files, document.isEmpty() || more.isEmpty() ? document + more : document + "\n\n" + more);
	}

	ChatGptPending withCall(String id, String name, String arguments) {
		var call = new JsonObject();
		call.addProperty("id", id);
		call.addProperty("name", name);
		call.addProperty("arguments", arguments);
		return withTool(call);
	}

	/** What a tool gave goes to its last call; of one that nobody was seen calling, it stands for itself. */
	ChatGptPending withResult(String id, String name, String result) {
		var now = new ArrayList<>(tools);
		for (int i = now.size() - 1; i >= 0; i--)
			if (now.get(i).get("name").getAsString().equals(name) && !now.get(i).has("result")) {
				JsonObject answered = now.get(i).deepCopy();
				answered.addProperty("result", result);
				now.set(i, answered);
				return new ChatGptPending(reasoning, now, files, document);
			}
		var alone = new JsonObject();
		alone.addProperty("id", id);
		alone.addProperty("name", name);
		alone.addProperty("arguments", "");
		alone.addProperty("result", result);
		return withTool(alone);
	}

	private ChatGptPending withTool(JsonObject call) {
		var now = new ArrayList<>(tools);
		now.add(call);
		return new ChatGptPending(reasoning, now, files, document);
	}

	ChatGptPending withFiles(List<Attachment> more) {
		var now = new ArrayList<>(files);
		now.addAll(more);
		return new ChatGptPending(reasoning, tools, now, document);
	}

	/** As the history keeps the calls of an answer. */
	String toolCalls() {
		if (tools.isEmpty())
			return "";
		var all = new JsonArray();
		tools.forEach(all::add);
		return all.toString();
	}
}
