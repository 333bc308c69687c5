package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Prompt;

/** Search over all threads, and the list of commands, in the window. */
@ExtendWith(WorkbenchExtension.class)
@Timeout(300)
class SearchTest {

	private static final String SEEN = """
			const led = document.querySelector('.led');
			if (!led) return '';
			const at = led.getBoundingClientRect();
			return at.bottom > 0 && at.top < innerHeight ? led.querySelector('.bubble, .body').innerText.trim() : 'out of sight';""";

	private UUID thread;

	/** A long thread that shows another branch than the one on which the words are. */
	@BeforeEach
	void makeThread() throws Exception {
		thread = Chat.history().createConversation("Notes on whales", Optional.empty()).id();
		var all = new ArrayList<Message>();
		Optional<UUID> last = Optional.empty();
		for (int i = 0; i < 200; i++) {
			String text = i == 3 ? "The narwhal has a spiralled tusk" : "Note number " + i + " of many lines.\n\nSome more words stand here.";
			all.add(Message.user(UUID.randomUUID(), thread, last, text, Instant.now()));
			last = Optional.of(all.getLast().id());
		}
		Chat.history().appendAll(all);
		Chat.history().append(Message.user(UUID.randomUUID(), thread, Optional.of(all.get(1).id()), "A shorter branch", Instant.now()));
		Chat.newThread();
	}

	@AfterEach
	void deleteThread() throws Exception {
		User.press("Escape");
		Chat.history().delete(thread);
	}

	private static void search(String words) {
		User.press("ctrl+shift+f");
		Ui.await("the search", () -> Ui.shown("searchField").filter(field -> field.isFocusControl()).isPresent());
		User.type(words);
		Ui.await("the words", () -> ((Text) Ui.control("searchField")).getText().equals(words));
	}

	private static String said() {
		return ((Label) Ui.control("searchSaid")).getText();
	}

	@Test
	void aHitOpensAtItsMessageOnItsBranchHoweverFarUp() {
		search("narwh");
		Ui.await("the hit", () -> Chat.rows("searchHits").size() == 1);
		var row = Ui.get(() -> Chat.rows("searchHits").getFirst());
		assertEquals("Notes on whales", row.title());
		assertTrue(row.trailing().startsWith("You"));
		var mark = row.marks().getFirst();
		assertTrue(row.detail().substring(mark.start(), mark.end()).startsWith("narwh"));
		Ui.screenshot("search");
		User.press("Return");
		Ui.await("the message to be marked", () -> "The narwhal has a spiralled tusk".equals(Chat.page().evaluate(SEEN)));
		Ui.screenshot("found");
		assertFalse(Ui.get(() -> Ui.shown("searchField").isPresent()));
		assertEquals("Notes on whales", Ui.get(Chat::title));
	}

	@Test
	void aMistakeIsSaidAndAnOperatorIsAChipThatCanBeTakenAway() {
		search("narwhal before:yesterdy now");
		Ui.await("the advice", () -> said().contains("before:yesterdy") && said().contains("2026-11"));
		Ui.screenshot("search-mistake");
		Ui.run(() -> ((Text) Ui.control("searchField")).setText("narwhal role:user"));
		Ui.await("the hit", () -> Chat.rows("searchHits").size() == 1 && said().equals("1 hit"));
		Ui.run(() -> Chat.button("searchTerm").press());
		assertEquals("narwhal", Ui.get(() -> ((Text) Ui.control("searchField")).getText()));
		Ui.run(() -> ((Text) Ui.control("searchField")).setText("narwhal role:assistant"));
		Ui.await("nothing", () -> Chat.rows("searchHits").isEmpty());
	}

	@Test
	void aPromptIsFoundShownInTheLibraryAndWrittenIntoTheMessage() throws Exception {
		var prompt = Chat.history().prompts().save(Prompt.toSave(Ids.next(), "Ask a zoologist", "How do beluga whales hear?", "", List.of(), false));
		try {
			search("zoolog");
			Ui.await("the prompt", () -> Chat.rows("searchHits").size() == 1 && Chat.rows("searchHits").getFirst().trailing().startsWith("Prompt"));
			Ui.await("what can be done with it", () -> said().startsWith("1 hit · Enter shows this prompt"));
			Ui.screenshot("search-prompt");
			User.press("ctrl+Return");
			Ui.await("it in the message", () -> Chat.composer().getText().equals("How do beluga whales hear?"));
			Ui.run(() -> Chat.composer().setText(""));

			search("beluga");
			Ui.await("the prompt", () -> Chat.rows("searchHits").size() == 1);
			User.press("Return");
			Ui.await("it in the library", () -> Ui.shown("promptName").filter(name -> ((Text) name).getText().equals("Ask a zoologist")).isPresent());
			User.click(Ui.control("promptName"));
			User.press("ctrl+shift+t");
			Ui.await("the library to go", () -> Ui.shown("promptName").isEmpty());
		} finally {
			Chat.history().prompts().delete(prompt.id());
		}
	}

	@Test
	void aFavouriteIsMarkedInTheThreadAndFound() throws Exception {
		Chat.open("Notes on whales");
		Ui.await("the question", () -> "A shorter branch".equals(Chat.page().evaluate("return [...document.querySelectorAll('.bubble')].at(-1).innerText.trim();")));
		Ui.run(() -> Chat.page().execute("[...document.querySelectorAll('[data-act=favourite]')].at(-1).click();"));
		Ui.await("the star", () -> "★ Favourite".equals(Chat.page().evaluate("return document.querySelector('[data-act=plain]')?.innerText;")));
		search("is:favourite shorter");
		Ui.await("the message", () -> Chat.rows("searchHits").size() == 1);
		Ui.screenshot("search-favourite");
		User.press("Return");
		Ui.await("the message to be marked", () -> "A shorter branch".equals(Chat.page().evaluate(SEEN)));
		Ui.run(() -> Chat.page().execute("document.querySelector('[data-act=plain]').click();"));
		Ui.await("no star", () -> Boolean.TRUE.equals(Chat.page().evaluate("return !document.querySelector('[data-act=plain]');")));
		search("is:favourite shorter");
		Ui.await("nothing", () -> said().equals("0 hits"));
	}

	@Test
	void everyCommandIsListedWithItsKeys() {
		User.press("ctrl+slash");
		Ui.await("the list", () -> Ui.shown("shortcutFilter").filter(field -> field.isFocusControl()).isPresent());
		Ui.screenshot("shortcuts");
		var rows = Ui.get(() -> Chat.rows("shortcutList"));
		for (String expected : List.of("New Chat=Ctrl+N", "Search All Threads=Shift+Ctrl+F", "Choose Model…=Shift+Ctrl+M", "Commands and Keys=Ctrl+/"))
			assertTrue(rows.stream().anyMatch(row -> (row.title() + "=" + row.trailing().replace("Ctrl+Shift", "Shift+Ctrl")).equals(expected)),
					expected + " in " + rows.stream().map(row -> row.title() + "=" + row.trailing()).toList());
		User.type("search all");
		Ui.await("one command", () -> Chat.rows("shortcutList").size() == 1);
		User.press("Return");
		Ui.await("the command to be carried out", () -> Ui.shown("searchField").isPresent());
	}
}
