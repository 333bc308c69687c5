package org.modalis.studio.chat.internal.window;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.compare.Column;
import org.modalis.studio.chat.internal.compare.ColumnListener;
import org.modalis.studio.chat.internal.html.Html;
import org.modalis.studio.chat.internal.page.ConversationHtml;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.page.PageScripts;

/**
 * Turns what happens in a comparison into small scripts for the page: each column is drawn like a conversation of its own. While
 * answers come the columns take turns, one each time that the page has taken the one before, always with the newest text: however
 * many come how fast, no more is made than the page can draw. Called from the comparison's thread, so drawing costs the UI
 * nothing.
 */
final class ColumnScripts implements ColumnListener {

	private final ConversationHtml html;
	private final Consumer<String> page;
	private final Consumer<Runnable> whenTaken;

	// From here on guarded by this.
	private final Map<UUID, PageScripts> answers = new HashMap<>();
	private final Map<UUID, News> news = new LinkedHashMap<>();
	private boolean drawing;

	/** How far an answer has come. */
	private record News(String text, String reasoning) {
	}

	/**
	 * @param page runs scripts in the page, in order, later
	 * @param whenTaken calls an action when all that was given to it before is on its way
	 */
	ColumnScripts(ConversationHtml html, Consumer<String> page, Consumer<Runnable> whenTaken) {
		this.html = html;
		this.page = page;
		this.whenTaken = whenTaken;
	}

	@Override
	public synchronized void opened(String question, List<String> files, List<Column> columns) {
		answers.clear();
		news.clear();
		page.accept("M.columns(" + Html.json("<div class=\"asked\" role=\"note\" aria-label=\"You\">" + Html.text(question) + files(files)
				+ "</div><div class=\"row\">" + columns.stream().map(this::column).collect(Collectors.joining()) + "</div>") + ");");
		for (Column column : columns)
			answers.computeIfAbsent(column.answer().id(), id -> begin(html, page, column.answer()));
	}

	static String files(List<String> names) {
		return names.isEmpty() ? ""
				: "<div class=\"files\">" + names.stream().map(name -> "<span class=\"file\"><span>" + Html.text(name) + "</span></span>").collect(Collectors.joining()) + "</div>";
	}

	private String column(Column column) {
		String name = Html.text(column.name());
		return "<div class=\"column\" role=\"group\" aria-label=\"" + name + "\"><header><span class=\"chosen\">✓ Thread goes on here</span><b>"
				+ name + "</b><span>" + Html.text(column.facts()) + "</span></header>" + html.message(column.answer()) + "</div>";
	}

	/** Scripts for one answer. Of several at once only the end is spoken: sentences of all of them mixed help nobody. */
	static PageScripts begin(ConversationHtml html, Consumer<String> page, Message answer) {
		var scripts = new PageScripts(html, script -> {
			if (!script.startsWith("M.announce("))
				page.accept(script);
		});
		scripts.changed(answer);
		return scripts;
	}

	@Override
	public synchronized void changed(Message answer) {
		var scripts = answers.get(answer.id());
		if (scripts == null)
			return;
		news.remove(answer.id());
		scripts.changed(answer);
		page.accept("M.announce(" + Html.json(end(answer)) + ");");
	}

	static String end(Message answer) {
		return MetaLine.model(answer) + switch (answer.state()) {
		case COMPLETE -> ": answer complete";
		case STOPPED -> ": answer stopped";
		default -> ": answer failed: " + MetaLine.note(answer);
		};
	}

	@Override
	public synchronized void streaming(UUID answer, String text, String reasoning) {
		if (!answers.containsKey(answer))
			return;
		news.put(answer, new News(text, reasoning));
		drawNext();
	}

	private synchronized void drawNext() {
		if (drawing || news.isEmpty())
			return;
		drawing = true;
		UUID answer = news.keySet().iterator().next();
		var come = news.remove(answer);
		answers.get(answer).streaming(answer, come.text(), come.reasoning());
		whenTaken.accept(() -> Thread.ofVirtual().name("columns").start(this::taken));
	}

	private synchronized void taken() {
		drawing = false;
		drawNext();
	}

	@Override
	public synchronized void waiting(UUID answer, String reason, Duration wait) {
		var scripts = answers.get(answer);
		if (scripts != null)
			scripts.waiting(answer, reason, wait);
	}

	@Override
	public void taken(UUID answer) {
		page.accept("M.taken(\"m" + answer + "\");");
	}
}
