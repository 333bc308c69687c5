package org.modalis.studio.chat.internal.page;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.modalis.api.history.Message;

/** What somebody can read of a message on the page, so that words can be found in it that are not on the page. Any thread. */
final class ReadText {

	private static final Pattern LEFT_OUT = Pattern.compile("<div class=\"bar\">.*?</div>|<button.*?</button>|<[^>]*>", Pattern.DOTALL);
	private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|#39);");
	private static final Map<String, String> CHARACTERS = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "#39", "'");

	private final Markdown markdown;

	ReadText(Markdown markdown) {
		this.markdown = markdown;
	}

	String of(Message message) {
		if (message.role() == Message.Role.USER)
			return message.text();
		String body = markdown.blocks(message.text()).stream().map(Block::html).collect(Collectors.joining());
		return (message.reasoning().isBlank() ? "" : message.reasoning()) + message.toolCalls() + characters(LEFT_OUT.matcher(body).replaceAll(""));
	}

	private static String characters(String html) {
		return html.indexOf('&') < 0 ? html : ENTITY.matcher(html).replaceAll(ReadText::character);
	}

	private static String character(MatchResult entity) {
		return CHARACTERS.get(entity.group(1));
	}
}
