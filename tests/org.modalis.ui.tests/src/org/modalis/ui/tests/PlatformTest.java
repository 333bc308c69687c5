package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The platform's own parts: those that mean something here, and no others. */
@ExtendWith(WorkbenchExtension.class)
class PlatformTest {

	@Test
	void menusHoldOurCommandsAndNothingOfAnIde() {
		assertEquals(List.of("File", "Edit", "Chat", "Window", "Help"), Ui.get(Menus::names));
		assertMenu("File", "New Chat", "Import…", "Export…", "Back Up…", "Restore…", "Exit");
		assertMenu("Edit", "Undo", "Redo", "Cut", "Copy", "Paste", "Select All");
		assertMenu("Chat", "New Chat", "New Temporary Chat", "Choose Model…", "Stop Answer", "Regenerate Answer", "Write a Message", "Attach Files…",
				"Copy Last Answer", "Last Answer as Favourite", "Prompts", "Compare Models…", "Replay with Another Model…", "Show Replay Side by Side", "Rename Thread", "Delete Thread", "Pin or Unpin Thread", "Move Thread to Folder…",
				"Archive or Take out", "New Folder…", "Show or Leave Archive", "Export Thread…", "Previous Thread", "Next Thread", "Go to Thread…", "Find in Thread",
				"Search All Threads", "Larger Messages", "Smaller Messages", "Normal Size", "Thread Settings");
		assertMenu("Window", "Find Actions", "Show View...", "Reset Layout", "Work Offline", "What Left This Machine", "Preferences...");
		assertMenu("Help", "Check for Updates", "Install New Software...", "Commands and Keys", "About Modalis");
	}

	private static void assertMenu(String menu, String... items) {
		assertEquals(List.of(items), Ui.get(() -> Menus.items(menu)));
	}

	@Test
	void preferencesHoldOurPagesAndThoseOfThePlatformThatMeanSomething() {
		Preferences.open();
		assertEquals(List.of("General", "  Colors and Fonts", "  Keys", "  Security", "    Secure Storage",
				"  Appearance", "Install/Update", "  Automatic Updates", "  Available Software Sites", "  Trust", "Chat", "Integrations", "Providers",
				"  DeepSeek",
				"  Groq",
				"  Meta",
				"  Mistral",
				"  Ollama",
				"  OpenAI-compatible server",
				"  OpenRouter"), Ui.get(Preferences::pages));
		Preferences.select("Ollama");
		Ui.screenshot("preferences");
		Preferences.cancel();
	}

	@Test
	void findActionsOpensOnCtrl3AndRunsACommand() throws Exception {
		try (var moon = ScriptedModel.openAi("moon")) {
			moon.answers(moon.whole("Certainly."));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Is there a thread?");
			Ui.await("the answer", () -> Chat.last().equals("Certainly.") && Chat.idle());

			User.press("ctrl+3");
			Ui.window("Find Actions");
			User.type("new chat");
			Ui.await("the command", () -> found().anyMatch(row -> row.startsWith("New Chat")));
			Ui.screenshot("find-actions");
			User.press("Return");

			Ui.await("an empty thread", () -> Chat.title().equals("New thread") && Chat.messages().isEmpty());
		}
	}

	private static Stream<String> found() {
		return Ui.all(Table.class).filter(table -> table.getShell().getText().equals("Find Actions"))
				.flatMap(table -> Arrays.stream(table.getItems())).map(item -> item.getText(1));
	}

	@Test
	void aboutOpens() {
		Menus.choose("Help", "About Modalis");
		var about = Ui.window("About Modalis");
		assertTrue(Ui.get(() -> Stream.concat(Ui.all(StyledText.class).map(StyledText::getText), Ui.all(Label.class).map(Label::getText))
				.anyMatch(text -> text.contains("Eclipse Public License 2.0"))));
		Ui.screenshot("about");
		Ui.leave(about);
	}

	@Test
	void showViewOffersProgressAndErrorLog() {
		Menus.choose("Window", "Show View...");
		var dialog = Ui.window("Show View");
		assertEquals(List.of("General: Error Log, Progress, Prompts, What Left This Machine"), Ui.get(PlatformTest::views));
		Ui.leave(dialog);
	}

	private static List<String> views() {
		var tree = Ui.all(Tree.class).filter(each -> each.getShell().getText().equals("Show View")).findFirst().orElseThrow();
		Ui.expand(tree);
		return Arrays.stream(tree.getItems()).map(category -> category.getText() + ": "
				+ String.join(", ", Arrays.stream(category.getItems()).map(view -> view.getText()).toList())).toList();
	}
}
