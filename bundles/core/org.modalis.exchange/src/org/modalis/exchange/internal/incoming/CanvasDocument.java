package org.modalis.exchange.internal.incoming;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** A document that ChatGPT wrote beside the conversation; people saw it, so it is part of the answer. */
final class CanvasDocument {

	private static final String CODE = "code/";

	private CanvasDocument() {
	}

	/**
	 * The document as Markdown.
	 *
	 * @param call what the tool was called with: {@code name}, {@code type} and {@code content}
	 * @return empty text if that holds no document
	 */
	static String markdown(String call) {
		try {
			Fields document = Fields.of(JsonParser.parseString(call));
			String type = document.text("type").orElse("");
			String language = type.startsWith(CODE) && type.matches("code/[A-Za-z0-9+#-]{1,20}") ? type.substring(CODE.length()) : "";
			String title = document.words("name").map(name -> "**" + name.replaceAll("[*\\r\\n]", "") + "**\n\n").orElse("");
			return document.words("content").map(content -> title + (type.startsWith(CODE) ? "````" + language + "\n" + content + "\n````" : content)).orElse("");
		} catch (JsonParseException e) {
			return "";
		}
	}
}
