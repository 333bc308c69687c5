package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Message;

/** A window of 700 px, in which the list of threads drops down from the header. */
@ExtendWith(WorkbenchExtension.class)
@Timeout(300)
class NarrowWindowTest {

	private UUID tides;
	private UUID stars;
	private Rectangle before;

	@BeforeEach
	void makeNarrow() throws Exception {
		tides = make("Narrow talk of tides");
		stars = make("Narrow talk of stars");
		Chat.newThread();
		before = Ui.get(() -> window().getBounds());
		resize(new Rectangle(before.x, before.y, 700, before.height));
		Ui.await("the list to be folded away", () -> Ui.shown("threadsButton").isPresent() && Ui.shown("threads").isEmpty());
	}

	@AfterEach
	void back() throws Exception {
		Ui.closeWindows();
		resize(before);
		Ui.await("the list", () -> Ui.shown("threadsButton").isEmpty() && Ui.shown("threads").isPresent());
		for (UUID thread : List.of(tides, stars))
			Chat.history().delete(thread);
		for (String folder : Chat.history().threads().folders())
			Chat.history().threads().deleteFolder(folder);
	}

	private static UUID make(String title) throws Exception {
		var thread = Chat.history().createConversation(title, Optional.empty()).id();
		Chat.history().append(Message.user(UUID.randomUUID(), thread, Optional.empty(), title, Instant.now()));
		return thread;
	}

	private static Shell window() {
		return Ui.all(Shell.class).filter(shell -> shell.getParent() == null).findFirst().orElseThrow();
	}

	private static void resize(Rectangle to) {
		Ui.run(() -> {
			window().setMaximized(false);
			window().setBounds(to);
		});
	}

	private static boolean open() {
		return Ui.shown("threadsDropDown.filter").filter(filter -> filter.isFocusControl()).isPresent();
	}

	private static boolean closed() {
		return Ui.shown("threadsDropDown").isEmpty();
	}

	/** The title of the window, because the header has no room for the whole. */
	private static boolean shows(String title) {
		return window().getText().startsWith(title);
	}

	private static int row(String title) {
		var rows = Chat.rows("threadsDropDown.list");
		return IntStream.range(0, rows.size()).filter(i -> rows.get(i).title().strip().equals(title)).findFirst().orElse(-1);
	}

	private static String selected() {
		var list = Chat.list("threadsDropDown.list");
		return list.selection() < 0 ? "" : list.rows().row(list.selection()).title();
	}

	@Test
	void aClickOpensTheListTypingNarrowsItAndEnterShowsAThread() {
		User.click(Ui.control("threadsButton"));
		Ui.await("the list", () -> open() && row("Narrow talk of tides") >= 0 && row("Narrow talk of stars") >= 0);
		assertEquals(List.of(), Ui.get(NamesTest::nameless));
		Ui.screenshot("drop-down");
		User.type("talk tides");
		Ui.await("that one alone", () -> Chat.rows("threadsDropDown.list").size() == 1 && selected().equals("Narrow talk of tides"));
		User.press("Return");
		Ui.await("the thread", () -> closed() && shows("Narrow talk of tides") && Chat.composer().isFocusControl());
	}

	@Test
	void theKeyboardOpensWalksFoldsAndLeavesTheList() throws Exception {
		Chat.history().threads().file(tides, Chat.history().conversation(tides).orElseThrow().filing().withFolder(Optional.of("Seas")));
		Chat.focusComposer();
		User.press("ctrl+j");
		Ui.await("the list", () -> open() && row("▾ Seas") >= 0);
		User.type("narrow");
		Ui.await("both", () -> Chat.rows("threadsDropDown.list").size() == 3 && row("Narrow talk of stars") == 2);
		User.press("Down");
		Ui.await("the next thread", () -> selected().equals("Narrow talk of stars"));
		User.press("ctrl+a", "BackSpace");
		Ui.await("all of them", () -> ((Text) Ui.control("threadsDropDown.filter")).getText().isEmpty());
		Ui.run(() -> {
			var list = Chat.list("threadsDropDown.list");
			list.select(row("▾ Seas"));
		});
		User.press("Return");
		Ui.await("the folder to be folded", () -> row("▸ Seas") >= 0 && row("Narrow talk of tides") < 0);
		assertTrue(Ui.get(() -> selected().equals("▸ Seas")), "the folder stays selected");
		User.press("Return");
		Ui.await("the folder to be open", () -> row("▾ Seas") >= 0);
		User.press("Escape");
		Ui.await("the list to go", NarrowWindowTest::closed);
		assertFalse(Ui.get(() -> shows("Narrow")), "nothing was chosen");
	}

	@Test
	void aClickOnAThreadShowsIt() {
		User.press("ctrl+j");
		Ui.await("the list", () -> open() && row("Narrow talk of stars") >= 0);
		User.click(Ui.get(() -> {
			var place = Chat.list("threadsDropDown.list").bounds(row("Narrow talk of stars"));
			return Chat.list("threadsDropDown.list").toDisplay(place.x + place.width / 2, place.y + place.height / 2);
		}));
		Ui.await("the thread", () -> closed() && shows("Narrow talk of stars"));
	}
}
