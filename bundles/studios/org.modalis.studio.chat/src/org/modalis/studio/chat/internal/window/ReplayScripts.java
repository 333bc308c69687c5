package org.modalis.studio.chat.internal.window;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.compare.ReplayListener;
import org.modalis.studio.chat.internal.compare.ReplayTurn;
import org.modalis.studio.chat.internal.html.Html;
import org.modalis.studio.chat.internal.page.ConversationHtml;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.page.PageScripts;

/** Turns what happens in a replay into small scripts for the page. Called from the replay's thread. */
final class ReplayScripts implements ReplayListener {

	private final ConversationHtml html;
	private final Consumer<String> page;
	private Optional<PageScripts> coming = Optional.empty();

	/** @param page runs scripts in the page, in order, later */
	ReplayScripts(ConversationHtml html, Consumer<String> page) {
		this.html = html;
		this.page = page;
	}

	@Override
	public void opened(List<ReplayTurn> turns) {
		page.accept("M.turns(" + Html.json(turns.stream().map(this::turn).collect(Collectors.joining())) + ");");
	}

	private String turn(ReplayTurn turn) {
		String then = turn.then().isEmpty() ? "<p class=\"empty\">This question had no answer.</p>" : html.messages(turn.then());
		String now = turn.now().map(html::message).orElse("<p class=\"empty\">Not asked yet.</p>");
		return "<div class=\"turn\"><div class=\"asked\" role=\"note\" aria-label=\"You\">" + Html.text(turn.question().text())
				+ ColumnScripts.files(turn.question().attachments().stream().map(MetaLine::fileName).toList())
				+ "</div><div class=\"pair\"><div role=\"group\" aria-label=\"Then\">" + then + "</div><div role=\"group\" aria-label=\"Now\" id=\"n"
				+ turn.question().id() + "\">" + now + "</div></div></div>";
	}

	@Override
	public void begun(UUID question, Message answer) {
		page.accept("M.turn(\"n" + question + "\"," + Html.json(html.message(answer)) + ");");
		coming = Optional.of(ColumnScripts.begin(html, page, answer));
	}

	@Override
	public void changed(Message answer) {
		coming.ifPresent(scripts -> scripts.changed(answer));
		page.accept("M.announce(" + Html.json(ColumnScripts.end(answer)) + ");");
	}

	@Override
	public void streaming(UUID answer, String text, String reasoning) {
		coming.ifPresent(scripts -> scripts.streaming(answer, text, reasoning));
	}

	@Override
	public void waiting(UUID answer, String reason, Duration wait) {
		coming.ifPresent(scripts -> scripts.waiting(answer, reason, wait));
	}
}
