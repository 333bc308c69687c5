package org.modalis.studio.chat.internal.page;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.html.Html;

/**
 * Draws messages as HTML. Text, titles and names from people, models and vendors are data everywhere. Immutable; any thread,
 * but not the UI's: a long answer takes a while.
 */
public final class ConversationHtml {

	private final Set<Action> offered;
	private final Markdown markdown;
	private final MetaLine meta;
	private final ReadText read;

	/** @param offered the actions that are carried out; only these are drawn */
	public ConversationHtml(MetaLine meta, Set<Action> offered) {
		this.meta = meta;
		this.offered = Set.copyOf(offered);
		markdown = new Markdown(this.offered);
		read = new ReadText(markdown);
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
		return "<div class=\"bubble\"><div class=\"said\">" + Html.text(message.text()) + "</div>" + files(message) + "</div>"
				+ (edits() ? editor() : "") + actions(message, PAGER);
	}

	private boolean edits() {
		return offered.contains(Action.EDIT) || offered.contains(Action.EDIT_AND_RUN);
	}

	private String editor() {
		return "<div class=\"edit\" hidden><textarea aria-label=\"Edit your question\"></textarea><div class=\"acts\">"
				+ (offered.contains(Action.EDIT_AND_RUN) ? button("edit-run", "Save and run", "Save the changed question and ask it") : "")
				+ (offered.contains(Action.EDIT) ? button("edit-save", "Save", "Save the changed question without asking it") : "")
				+ button("edit-cancel", "Cancel", "Leave the question as it is") + "</div></div>";
	}

	private String answer(Message message) {
		String body = blocks(message.text()).stream().map(Block::html).collect(Collectors.joining());
		return "<div class=\"meta\">" + metaLine(message) + PAGER + "</div>" + reasoning(message.reasoning()) + tools(message.toolCalls())
				+ "<div class=\"body\">" + body + "</div>" + files(message) + note(message) + actions(message, "");
	}

	private static final String PAGER = "<span class=\"pager\" role=\"group\" aria-label=\"Versions of this message\" hidden></span>";

	private String metaLine(Message message) {
		return "<b>" + Html.text(MetaLine.model(message)) + "</b>"
				+ meta.of(message).stream().map(part -> "<span>" + Html.text(part) + "</span>").collect(Collectors.joining());
	}

	private String files(Message message) {
		return message.attachments().isEmpty() ? ""
				: "<div class=\"files\">" + IntStream.range(0, message.attachments().size()).mapToObj(at -> file(message.attachments().get(at), at)).collect(Collectors.joining())
						+ "</div>";
	}

	private String file(Attachment file, int number) {
		String name = Html.text(MetaLine.fileName(file));
		String words = "<span>" + name + "</span> · " + Html.text(meta.size(file.content().bytes()));
		if (!offered.contains(Action.FILE))
			return "<span class=\"file\" title=\"" + name + "\">" + words + "</span>";
		boolean image = file.mediaType().startsWith("image/");
		return "<button type=\"button\" class=\"file" + (image ? " image" : "") + "\" data-act=\"file\" data-file=\"" + number + "\" title=\""
				+ name + "\">" + words + "</button>";
	}

	private static String reasoning(String text) {
		return "<details class=\"reasoning\"" + (text.isBlank() ? " hidden" : "") + "><summary>Reasoning</summary><div>"
				+ Html.text(text) + "</div></details>";
	}

	private String tools(String json) {
		return json.isBlank() ? "" : "<details class=\"tools\"><summary>Tool calls</summary><pre>" + Html.text(json) + "</pre></details>";
	}

	private static String note(Message message) {
		String shown = MetaLine.note(message);
		return "<div class=\"note " + (message.state() == Message.State.FAILED ? "bad" : "warn") + "\""
				+ (shown.isEmpty() ? " hidden" : "") + ">" + Html.text(shown) + "</div>";
	}

	private String actions(Message message, String pager) {
		String buttons = Stream.of(Action.values()).filter(offered::contains).filter(action -> action.suits(message))
				.filter(action -> action != Action.EDIT_AND_RUN || !offered.contains(Action.EDIT))
				.map(action -> action == Action.FAVOURITE && message.favourite()
						? button("plain", "★ Favourite", "No longer a favourite")
						: button(action.wish(), action.label(), action.description()))
				.collect(Collectors.joining());
		return "<div class=\"acts\"" + (buttons.isEmpty() && pager.isEmpty() ? " hidden" : "") + ">" + buttons + pager + "</div>";
	}

	private static String button(String wish, String label, String description) {
		return "<button type=\"button\" data-act=\"" + wish + "\" aria-label=\"" + description + "\">" + label + "</button>";
	}

	/** The top-level blocks of an answer. */
	List<Block> blocks(String text) {
		return markdown.blocks(text);
	}

	/** An answer that begins to grow. */
	GrowingText growing() {
		return new GrowingText(markdown);
	}

	/** What somebody can read of a message that is drawn. */
	public String read(Message message) {
		return read.of(message);
	}

	/** The code blocks of an answer, in the order in which the page numbers them. */
	public static List<Code> codes(String text) {
		return new Markdown(Set.of()).codes(text);
	}
}
