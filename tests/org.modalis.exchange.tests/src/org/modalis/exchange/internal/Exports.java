package org.modalis.exchange.internal;

import java.util.Base64;

/** Small exports in the vendors' forms, written by hand after what docs/exchange.md gathers. */
final class Exports {

	static final byte[] PNG = Base64.getDecoder()
			.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

	private Exports() {
	}

	static String node(String id, String parent, String children, String message) {
		return "\"" + id + "\":{\"id\":\"" + id + "\",\"parent\":" + (parent == null ? "null" : "\"" + parent + "\"") + ",\"children\":[" + children
				+ "],\"message\":" + message + "}";
	}

	static String message(String role, String content, String rest) {
		return "{\"author\":{\"role\":\"" + role + "\"},\"create_time\":1700000001.5,\"content\":" + content + ",\"status\":\"finished_successfully\",\"metadata\":{"
				+ rest + "},\"recipient\":\"all\"}";
	}

	static String text(String text) {
		return "{\"content_type\":\"text\",\"parts\":[\"" + text + "\"]}";
	}

	/** A question with two answers, of which the first is shown, after a hidden system message. */
	static String chatGpt(String id, String title, String more) {
		return "{\"title\":\"" + title + "\",\"create_time\":1700000000.25,\"update_time\":1700000100,\"mapping\":{"
				+ node("root", null, "\"sys\"", "null") + "," + node("sys", "root", "\"q\"", message("system", text(""), "\"is_visually_hidden_from_conversation\":true"))
				+ "," + node("q", "sys", "\"a1\",\"a2\"", message("user", text("Why?"), "")) + ","
				+ node("a1", "q", more.isEmpty() ? "" : "\"q2\"", message("assistant", text("Because."), "\"model_slug\":\"gpt-4o\"")) + ","
				+ node("a2", "q", "", message("assistant", text("Who knows."), "\"model_slug\":\"o3\"")) + more
				+ "},\"current_node\":\"" + (more.isEmpty() ? "a1" : "q2") + "\",\"conversation_id\":\"" + id + "\",\"is_archived\":true,\"is_starred\":null}";
	}

	static String chatGpt(String id, String title) {
		return chatGpt(id, title, "");
	}

	/** The conversation went on since. */
	static String chatGptLater(String id, String title) {
		return chatGpt(id, title, "," + node("q2", "a1", "", message("user", text("And then?"), "")));
	}

	static String claude(String id, String title) {
		return "{\"uuid\":\"" + id + "\",\"name\":\"" + title + "\",\"summary\":\"\",\"created_at\":\"2024-05-06T07:08:09.123456Z\",\"updated_at\":\"2024-05-07T00:00:00Z\","
				+ "\"account\":{\"uuid\":\"x\"},\"chat_messages\":["
				+ "{\"uuid\":\"m1\",\"sender\":\"human\",\"text\":\"Read this\",\"content\":[{\"type\":\"text\",\"text\":\"Read this\"}],\"created_at\":\"2024-05-06T07:08:10Z\","
				+ "\"parent_message_uuid\":\"00000000-0000-4000-8000-000000000000\","
				+ "\"attachments\":[{\"file_name\":\"notes.txt\",\"file_type\":\"text/plain\",\"file_size\":5,\"extracted_content\":\"hello\"}],\"files\":[{\"file_name\":\"photo.png\"}]},"
				+ "{\"uuid\":\"m2\",\"sender\":\"assistant\",\"text\":\"old\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm.\"},"
				+ "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"search\",\"input\":{\"q\":\"x\"}},{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"name\":\"search\",\"content\":[{\"type\":\"text\",\"text\":\"found\"}]},"
				+ "{\"type\":\"text\",\"text\":\"It says hello.\"}],\"created_at\":\"2024-05-06T07:08:12Z\",\"parent_message_uuid\":\"m1\",\"attachments\":[],\"files\":[]},"
				+ "{\"uuid\":\"m3\",\"sender\":\"assistant\",\"text\":\"Again: hello.\",\"content\":[],\"created_at\":\"2024-05-06T07:09:12Z\",\"parent_message_uuid\":\"m1\"}]}";
	}
}
