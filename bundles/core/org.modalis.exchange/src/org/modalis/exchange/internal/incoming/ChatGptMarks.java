package org.modalis.exchange.internal.incoming;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The marks that ChatGPT's web page turns into chips, cards and links. They stand between characters of the private use area: a kind, then
 * its parts. Of names and links the words that people read stay, all others mean nothing elsewhere. Source: exports as other importers
 * describe them, November 2026.
 */
final class ChatGptMarks {

	private static final Pattern MARK = Pattern.compile("\uE200([^\uE200\uE201]{0,20000})\uE201");
	private static final Pattern STRAY = Pattern.compile("[\uE200-\uE20F]");
	/** Those of earlier years, as in 【12†source】. */
	private static final Pattern EARLIER = Pattern.compile("\u3010\\d{1,4}(:\\d{1,4})?\u2020[^\u3010\u3011]{0,200}\u3011");
	private static final List<String> LINKS = List.of("url", "link", "link_title");

	private ChatGptMarks() {
	}

	static String plain(String text) {
		String marked = text.indexOf('\uE200') < 0 ? text : MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(read(mark.group(1))));
		String clean = STRAY.matcher(marked).replaceAll("");
		return clean.indexOf('\u3010') < 0 ? clean : EARLIER.matcher(clean).replaceAll("");
	}

	private static String read(String mark) {
		String[] parts = mark.split("\uE202");
		if (parts.length > 1 && parts[0].equals("entity"))
			return name(parts[1]);
		return parts.length > 1 && LINKS.contains(parts[0]) ? parts[1] : "";
	}

	/** A list of the kind of thing, what it is called, and more. */
	private static String name(String json) {
		try {
			JsonElement list = JsonParser.parseString(json);
			return list.isJsonArray() && list.getAsJsonArray().size() > 1 ? Fields.string(list.getAsJsonArray().get(1)).orElse("") : "";
		} catch (JsonParseException e) {
			return "";
		}
	}
}
