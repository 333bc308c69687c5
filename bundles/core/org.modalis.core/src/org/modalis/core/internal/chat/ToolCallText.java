package org.modalis.core.internal.chat;

import java.util.List;

import org.modalis.api.provider.ContentPart.ToolCall;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Writes the tools that an answer called as the history keeps them: a JSON array of {@code id}, {@code name}, {@code arguments}. */
final class ToolCallText {
	private ToolCallText() {
	}

	/** Empty text for none. */
	static String of(List<ToolCall> calls) {
		if (calls.isEmpty())
			return "";
		var all = new JsonArray();
		for (var call : calls) {
			var each = new JsonObject();
			each.addProperty("id", call.id());
			each.addProperty("name", call.name());
			each.addProperty("arguments", call.arguments());
			all.add(each);
		}
		return all.toString();
	}
}
