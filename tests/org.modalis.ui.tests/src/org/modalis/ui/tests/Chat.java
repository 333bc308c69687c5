package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.workbench.toolkit.Chip;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowList;

/** The Chat perspective as a user sees and uses it. */
final class Chat {

	/** One message on the page. The note is empty when none is shown. */
	record Shown(boolean question, String text, String note) {
	}

	private static final String MESSAGES = """
			return [...document.querySelectorAll('#messages article')].map(message => {
				const note = message.querySelector('.note');
				return [message.className, message.querySelector('.bubble, .body').innerText.trim(),
						note && !note.hidden ? note.innerText.trim() : ''].join('\\u001f');
			}).join('\\u001e');""";

	private Chat() {
	}

	// ---- what the user does

	/** Ctrl+N, and an empty composer whatever a failed test left there. */
	static void newThread() {
		focusComposer();
		User.press("ctrl+n");
		Ui.await("an empty thread", () -> title().equals("New thread") && messages().isEmpty());
		User.press("ctrl+a", "BackSpace");
		Ui.await("an empty composer", () -> composer().getText().isEmpty());
	}

	static void focusComposer() {
		var composer = composer();
		User.click(composer);
		Ui.await("the keyboard in the composer", composer::isFocusControl);
	}

	/** Types into the composer and waits until it is all there. */
	static void write(String text) {
		focusComposer();
		User.type(text);
		Ui.await("the text in the composer", () -> composer().getText().equals(text));
	}

	/** Types a question and presses Enter. */
	static void ask(String question) {
		write(question);
		User.press("Return");
	}

	/** Chooses a model in the picker by mouse and keyboard. */
	static void choose(ScriptedModel model) {
		openPicker();
		User.type(model.id().name());
		Ui.await(model.id() + " in the picker", () -> picked().contains(model.id().name()));
		User.press("Return");
		Ui.await(model.id() + " to be chosen", () -> button("modelPicker").getText().contains(model.id().name()));
	}

	static void openPicker() {
		User.click(Ui.control("modelPicker"));
		var filter = (Text) Ui.control("modelFilter");
		Ui.await("the keyboard in the picker", filter::isFocusControl);
	}

	static void closePicker() {
		User.press("Escape");
		Ui.await("the picker to close", () -> Ui.shown("modelList").isEmpty());
	}

	private static String picked() {
		var list = (RowList) Ui.shown("modelList").orElseThrow();
		return list.selection() < 0 ? "" : list.rows().row(list.selection()).title();
	}

	/** Clicks a thread in the list. */
	static void open(String title) {
		Ui.await("the thread " + title, () -> indexOf(title) >= 0);
		Point place = Ui.get(() -> {
			var row = list("threads").bounds(indexOf(title));
			return list("threads").toDisplay(row.x + row.width / 2, row.y + row.height / 2);
		});
		User.click(place);
		Ui.await("the title " + title, () -> title().equals(title));
	}

	private static int indexOf(String title) {
		var rows = rows("threads");
		return IntStream.range(0, rows.size()).filter(i -> rows.get(i).title().equals(title)).findFirst().orElse(-1);
	}

	// ---- what the user sees; all of it on the UI thread

	static Browser page() {
		return Ui.all(Browser.class).findFirst().orElseThrow();
	}

	/** What a list says: the names of its groups and the second lines of its rows. */
	static List<String> said(String list) {
		var rows = list(list).rows();
		return IntStream.range(0, rows.size()).boxed().flatMap(i -> Stream.of(rows.group(i), rows.row(i).detail())).toList();
	}

	/** The messages on the page. */
	static List<Shown> messages() {
		String all = (String) page().evaluate(MESSAGES);
		return all.isEmpty() ? List.of() : Arrays.stream(all.split("\u001e")).map(Chat::shown).toList();
	}

	private static Shown shown(String message) {
		var parts = message.split("\u001f", -1);
		return new Shown(parts[0].contains("user"), parts[1], parts[2]);
	}

	/** The text of the last message on the page, or nothing. */
	static String last() {
		var all = messages();
		return all.isEmpty() ? "" : all.getLast().text();
	}

	/** The note under the last message on the page, or nothing. */
	static String lastNote() {
		var all = messages();
		return all.isEmpty() ? "" : all.getLast().note();
	}

	static StyledText composer() {
		return (StyledText) Ui.control("composer");
	}

	static String title() {
		return ((Label) Ui.control("title")).getText();
	}

	/** The sentence above the composer, or nothing. */
	static String notice() {
		return Ui.shown("notice").map(label -> ((Label) label).getText()).orElse("");
	}

	static String chip(String id) {
		return ((Chip) Ui.control(id)).getText();
	}

	static FlatButton button(String id) {
		return (FlatButton) Ui.control(id);
	}

	static RowList list(String id) {
		return (RowList) Ui.control(id);
	}

	static List<Row> rows(String id) {
		var rows = list(id).rows();
		return IntStream.range(0, rows.size()).mapToObj(rows::row).toList();
	}

	/** Whether the composer offers to send, that is, no answer is coming in the thread on the screen. */
	static boolean idle() {
		return button("send").getText().equals("Send");
	}

	// ---- what is kept

	static HistoryStore history() {
		try {
			return Services.get(HistoryService.class).open();
		} catch (HistoryException e) {
			throw new IllegalStateException(e);
		}
	}

	static Conversation thread(String title) throws HistoryException {
		return history().conversations().stream().filter(thread -> thread.title().equals(title)).findFirst().orElseThrow();
	}

	/** The answer that ends a thread, once it has its final form. */
	static Message answer(String title) throws HistoryException {
		var id = thread(title).id();
		Ui.await("the end of the answer", () -> idle());
		var last = history().lastMessages(id, 1).getFirst();
		assertEquals(Message.Role.ASSISTANT, last.role());
		return last;
	}
}
