package org.modalis.studio.chat.internal.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.session.ConversationListener;

/**
 * Turns what happens in the shown thread into small scripts for the page. While an answer streams, only the blocks that
 * changed are drawn again, and a code block grows in place. Called from the session's thread, so drawing costs the UI nothing.
 */
public final class PageScripts implements ConversationListener {

	private final ConversationHtml html;
	private final Consumer<String> page;
	private Optional<UUID> streaming = Optional.empty();
	private List<Block> drawn = new ArrayList<>();
	private String reasoning = "";

	/** @param page runs scripts in the page, in order, later */
	public PageScripts(ConversationHtml html, Consumer<String> page) {
		this.html = html;
		this.page = page;
	}

	@Override
	public void opened(Optional<Conversation> thread, List<Message> last, boolean more) {
		streaming = Optional.empty();
		last.stream().filter(message -> message.state() == Message.State.STREAMING).forEach(this::begin);
		call("open", Html.json(html.messages(last)), Boolean.toString(more),
				Html.json(thread.map(Conversation::id).map(UUID::toString).orElse("")));
		streaming.ifPresent(message -> call("live", id(message)));
	}

	@Override
	public void older(List<Message> messages, boolean more) {
		call("older", Html.json(html.messages(messages)), Boolean.toString(more));
	}

	@Override
	public void changed(Message message) {
		boolean begins = message.state() == Message.State.STREAMING;
		if (begins)
			begin(message);
		else if (streaming.filter(message.id()::equals).isPresent())
			streaming = Optional.empty();
		call("put", id(message.id()), Html.json(html.message(message)), Boolean.toString(begins));
		if (message.role() == Message.Role.ASSISTANT && !begins)
			call("announce", Html.json("Answer " + switch (message.state()) {
			case COMPLETE -> "complete";
			case STOPPED -> "stopped";
			default -> "failed: " + message.note();
			}));
	}

	private void begin(Message message) {
		streaming = Optional.of(message.id());
		drawn = html.blocks(message.text());
		reasoning = message.reasoning();
	}

	@Override
	public void streaming(UUID message, String text, String thoughts) {
		if (streaming.filter(message::equals).isEmpty())
			return;
		if (!thoughts.equals(reasoning)) {
			reasoning = thoughts;
			call("reasoning", id(message), Html.json(thoughts));
		}
		List<Block> next = html.blocks(text);
		int same = 0;
		while (same < next.size() && same < drawn.size() && next.get(same).equals(drawn.get(same)))
			same++;
		draw(message, next, same);
		drawn = next;
	}

	private void draw(UUID message, List<Block> next, int from) {
		int at = from;
		if (at < next.size() && at == drawn.size() - 1 && grows(drawn.get(at), next.get(at))) {
			String before = drawn.get(at).code().orElseThrow().text();
			call("grow", id(message), Integer.toString(at),
					Html.json(next.get(at).code().orElseThrow().text().substring(before.length())));
			at++;
		}
		if (at < next.size() || next.size() < drawn.size())
			call("blocks", id(message), Integer.toString(at),
					Html.json(String.join("", next.subList(at, next.size()).stream().map(Block::html).toList())));
	}

	private static boolean grows(Block before, Block now) {
		return now.code().isPresent() && before.code().isPresent() && now.code().get().continues(before.code().get());
	}

	@Override
	public void waiting(UUID message, String reason, Duration wait) {
		var when = wait.isZero() ? "" : ", again in " + Math.max(1, wait.toSeconds()) + " s";
		call("waiting", id(message), Html.json(reason + when));
	}

	/** A text as a literal in a script. */
	public static String literal(String text) {
		return Html.json(text);
	}

	private static String id(UUID message) {
		return "\"m" + message + "\"";
	}

	private void call(String function, String... arguments) {
		page.accept("M." + function + "(" + String.join(",", arguments) + ");");
	}
}
