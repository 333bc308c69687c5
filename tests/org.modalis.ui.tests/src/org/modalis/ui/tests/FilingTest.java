package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.settings.Settings;

/** The list of threads, used with keyboard and mouse. */
@ExtendWith(WorkbenchExtension.class)
@Timeout(300)
class FilingTest {

	private UUID older;
	private UUID newer;

	@BeforeEach
	void makeThreads() throws Exception {
		older = make("Filing of old letters");
		newer = make("Filing of new letters");
		Chat.newThread();
		Ui.await("the threads", () -> row("Filing of old letters") > row("Filing of new letters") && row("Filing of new letters") >= 0);
	}

	private static UUID make(String title) throws Exception {
		var thread = Chat.history().createConversation(title, Optional.empty()).id();
		Chat.history().append(Message.user(UUID.randomUUID(), thread, Optional.empty(), title, Instant.now()));
		return thread;
	}

	@AfterEach
	void deleteThreads() throws Exception {
		Ui.run(() -> ((Text) Ui.control("threads.filter.text")).setText(""));
		for (UUID thread : List.of(older, newer))
			if (Chat.history().conversation(thread).isPresent())
				Chat.history().delete(thread);
		for (String folder : Chat.history().threads().folders())
			Chat.history().threads().deleteFolder(folder);
	}

	private static int row(String title) {
		var rows = Chat.rows("threads");
		return IntStream.range(0, rows.size()).filter(i -> rows.get(i).title().strip().equals(title)).findFirst().orElse(-1);
	}

	private static String group(String title) {
		return row(title) < 0 ? "" : Chat.list("threads").rows().group(row(title));
	}

	private static void typeName(String name) {
		Ui.await("the field in the list", () -> Ui.shown("rowField").filter(field -> field.isFocusControl()).isPresent());
		User.press("ctrl+a");
		User.type(name);
		Ui.await("the name", () -> ((Text) Ui.control("rowField")).getText().equals(name));
	}

	@Test
	void aPinnedThreadStandsFirstAndGoesBackToItsPlace() throws Exception {
		Chat.open("Filing of old letters");
		User.press("ctrl+shift+p");
		Ui.await("the pin", () -> group("Filing of old letters").equals("Pinned") && row("Filing of old letters") == 0);
		assertTrue(Chat.history().conversation(older).orElseThrow().filing().pinned());
		Ui.screenshot("pinned");
		User.press("ctrl+shift+p");
		Ui.await("its place", () -> group("Filing of old letters").equals("Today"));
	}

	@Test
	void aTitleIsChangedInTheListAndNothingJumpsMeanwhile() throws Exception {
		Chat.open("Filing of old letters");
		int place = Ui.get(() -> row("Filing of old letters"));
		User.press("F2");
		typeName("Letters of 1926");
		var third = make("A third thread");
		Chat.history().settle();
		assertEquals(place, Ui.get(() -> row("Filing of old letters")), "nothing moves while a title is changed");
		Ui.screenshot("rename");
		User.press("Return");
		Ui.await("the new title", () -> row("Letters of 1926") == place + 1);
		assertTrue(Ui.get(() -> Chat.list("threads").isFocusControl()));
		User.press("F2");
		typeName("Never kept");
		User.press("Escape");
		Ui.await("the field to go", () -> Ui.shown("rowField").isEmpty());
		assertEquals("Letters of 1926", Chat.history().conversation(older).orElseThrow().title());
		Chat.history().delete(third);
	}

	@Test
	void aDeletedThreadIsBroughtBack() throws Exception {
		Chat.open("Filing of old letters");
		User.press("Delete");
		Ui.await("the thread to go", () -> row("Filing of old letters") < 0 && Ui.shown("undoDelete").isPresent());
		Ui.screenshot("deleted");
		assertFalse(Chat.history().conversation(older).isPresent());
		User.click(Ui.control("undoDelete"));
		Ui.await("the thread", () -> row("Filing of old letters") >= 0 && Chat.title().equals("Filing of old letters"));
		assertTrue(Ui.get(() -> Ui.shown("undoDelete").isEmpty()));
	}

	@Test
	void anArchivedThreadIsInTheArchiveAlone() throws Exception {
		Chat.open("Filing of old letters");
		User.press("ctrl+shift+e");
		Ui.await("the thread to be put away", () -> row("Filing of old letters") < 0);
		Ui.run(() -> Chat.button("threads.filter.more").press());
		Ui.run(() -> {
			var place = (Combo) Ui.control("threads.filter.KIND");
			place.select(1);
			place.notifyListeners(SWT.Selection, new Event());
		});
		Ui.screenshot("filter");
		User.press("Escape");
		Ui.await("the archive", () -> row("Filing of old letters") >= 0 && row("Filing of new letters") < 0);
		Ui.screenshot("archive");
		User.press("ctrl+shift+e");
		Ui.await("the archive to be empty", () -> row("Filing of old letters") < 0);
		Ui.run(() -> Chat.button("threads.filter.chip.KIND").press());
		Ui.await("both threads", () -> row("Filing of old letters") >= 0 && row("Filing of new letters") >= 0);
	}

	@Test
	void threadsAreKeptInFoldersThatFold() throws Exception {
		Chat.history().threads().file(older, Chat.history().conversation(older).orElseThrow().filing().withFolder(Optional.of("Letters")));
		Ui.await("the folder", () -> group("Filing of old letters").equals("Folders") && row("▾ Letters") >= 0);
		Ui.screenshot("folder");
		var place = Ui.get(() -> {
			var at = Chat.list("threads").bounds(row("▾ Letters"));
			return Chat.list("threads").toDisplay(at.x + at.width / 2, at.y + at.height / 2);
		});
		User.click(place);
		User.press("Return");
		Ui.await("the folder to be folded", () -> row("▸ Letters") >= 0 && row("Filing of old letters") < 0);
		Ui.await("that to be remembered", () -> Services.get(Settings.class).get("chat.folded").orElse("").equals("Letters"));
		User.press("F2");
		typeName("Mail");
		User.press("Return");
		Ui.await("the other name, folded", () -> row("▸ Mail") >= 0);
		Ui.await("that to be remembered", () -> Services.get(Settings.class).get("chat.folded").orElse("").equals("Mail"));
		User.press("Right");
		Ui.await("the folder to be open", () -> row("Filing of old letters") >= 0);
		Ui.await("nothing to remember", () -> Services.get(Settings.class).get("chat.folded").isEmpty());
		User.press("F2");
		typeName("Post");
		User.press("Return");
		Ui.await("the other name", () -> row("▾ Post") >= 0);
		assertEquals(Optional.of("Post"), Chat.history().conversation(older).orElseThrow().filing().folder());
	}

	@Test
	void ofATemporaryChatNothingReachesTheHistory() throws Exception {
		try (var moon = ScriptedModel.openAi("moon")) {
			Chat.choose(moon);
			moon.answers(moon.whole("I forget."));
			User.press("ctrl+shift+n");
			Ui.await("a temporary chat", () -> Ui.shown("temporaryChip").isPresent());
			Chat.ask("Remember nothing");
			Ui.await("the answer", () -> Chat.last().equals("I forget."));
			Ui.screenshot("temporary");
			Ui.await("the list to say so", () -> group("Remember nothing").equals("Temporary"));
			Conversation thread = Chat.thread("Remember nothing");
			assertTrue(thread.temporary());
			assertFalse(Services.get(Settings.class).all().toString().contains(thread.id().toString()));
			Chat.history().delete(thread.id());
			Ui.await("the sign to go", () -> Ui.shown("temporaryChip").isEmpty());
		}
	}
}
