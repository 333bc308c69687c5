package org.modalis.studio.chat.internal.page;

import java.util.List;
import java.util.stream.Collectors;

import org.modalis.api.history.Message;

/**
 * Draws messages as HTML. Text, titles and names from people, models and vendors are data everywhere. Immutable; any thread,
 * but not the UI's: a long answer takes a while.
 */
public final class ConversationHtml {

	private final Markdown markdown = new Markdown();
	private final MetaLine meta;

	public ConversationHtml(MetaLine meta) {
		this.meta = meta;
	}

	/** Messages one after the other, each as one {@code <article>}. */
	public String messages(List<Message> messages) {
		return messages.stream().map(this::message).collect(Collectors.joining());
	}

	/** One message as one {@code <article>} whose id is the message's. */
	public String message(Message message) {
		boolean user = message.role() == Message.Role.USER;
		return "<article id=\"m" + message.id() + "\" class=\"" + (user ? "user" : "answer") + "\" aria-label=\""
				+ (user ? "You" : Html.text(MetaLine.model(message))) + "\">" + (user ? question(message) : answer(message))
				+ "</article>";
	}

	private String question(Message message) {
		return "<div class=\"bubble\">" + Html.text(message.text()) + "</div>";
	}

	private String answer(Message message) {
		String body = blocks(message.text()).stream().map(Block::html).collect(Collectors.joining());
		return "<div class=\"meta\">" + metaLine(message) + "</div>" + reasoning(message.reasoning())
				+ "<div class=\"body\">" + body + "</div>" + note(message) + actions(message);
	}

	private String metaLine(Message message) {
		return "<b>" + Html.text(MetaLine.model(message)) + "</b>"
				+ meta.of(message).stream().map(part -> "<span>" + Html.text(part) + "</span>").collect(Collectors.joining());
	}

	private static String reasoning(String text) {
		return "<details class=\"reasoning\"" + (text.isBlank() ? " hidden" : "") + "><summary>Reasoning</summary><div>"
				+ Html.text(text) + "</div></details>";
	}

	private static String note(Message message) {
		String sentence = message.note();
		String fallback = switch (message.state()) {
		case STOPPED -> "Stopped. What had come is kept.";
		case FAILED -> "The answer failed. What had come is kept; send the question again to retry.";
		case INTERRUPTED -> "Modalis ended while this answer was coming. What had been saved is kept; ask again for the rest.";
		case STREAMING, COMPLETE -> "";
		};
		String shown = sentence.isBlank() ? fallback : sentence;
		return "<div class=\"note " + (message.state() == Message.State.FAILED ? "bad" : "warn") + "\""
				+ (shown.isEmpty() ? " hidden" : "") + ">" + Html.text(shown) + "</div>";
	}

	private static String actions(Message message) {
		boolean none = message.state() == Message.State.STREAMING || message.text().isEmpty();
		return "<div class=\"acts\"" + (none ? " hidden" : "")
				+ "><button type=\"button\" data-act=\"copy\" aria-label=\"Copy this answer\">Copy</button></div>";
	}

	/** The top-level blocks of an answer. */
	List<Block> blocks(String text) {
		return markdown.blocks(text);
	}

	/** The text of one code block of an answer, counted from 0; empty when there is none. */
	public static String code(String text, int number) {
		var codes = new Markdown().codes(text);
		return number >= 0 && number < codes.size() ? codes.get(number) : "";
	}
}
