package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Prompt;
import org.modalis.api.history.PromptQuery;

/** The library of prompts, and the prompts that the composer offers. */
@ExtendWith(WorkbenchExtension.class)
@Timeout(300)
class PromptsTest {

	@AfterEach
	void empty() throws HistoryException {
		for (Prompt prompt : all())
			Chat.history().prompts().delete(prompt.id());
		if (Ui.get(() -> Ui.shown("promptName").isPresent())) {
			User.click(Ui.control("promptName"));
			User.press("ctrl+shift+t");
			Ui.await("the library to go", () -> Ui.shown("promptName").isEmpty());
		}
		Chat.newThread();
	}

	private static List<Prompt> all() {
		try {
			return Chat.history().prompts().list(PromptQuery.ALL, 0, 100);
		} catch (HistoryException e) {
			throw new AssertionError(e);
		}
	}

	private static void save(String name, String text) throws HistoryException {
		Chat.history().prompts().save(Prompt.toSave(Ids.next(), name, text, "", List.of(), false));
	}

	private static List<String> offered() {
		return Ui.shown("promptOffer").isEmpty() ? List.of() : Chat.rows("promptOffer").stream().map(row -> row.title()).toList();
	}

	@Test
	void theComposerOffersPromptsAndAsksForTheirVariables() throws Exception {
		save("Summary", "Summarise in {{count:number=3}} lines:\n{{text:multiline}}");
		save("Summer", "Write of summer");
		save("Other", "Something else");
		Chat.newThread();
		User.type("/");
		Ui.await("all prompts", () -> offered().size() == 3);
		User.type("su");
		Ui.await("those that begin so", () -> offered().equals(List.of("Summary", "Summer")));
		Ui.screenshot("prompt-offer");
		assertEquals(true, Ui.get(() -> Chat.composer().isFocusControl()), "the keyboard stays in the composer");
		User.press("Down", "Up", "Return");
		Ui.window("Summary");
		var count = (Text) Ui.control("fill.count");
		Ui.await("the keyboard in the first field", count::isFocusControl);
		User.type("5");
		User.press("Tab");
		User.type("a long story");
		Ui.await("the preview", () -> ((Text) Ui.control("fillPreview")).getText().equals("Summarise in 5 lines:\na long story"));
		Ui.screenshot("prompt-fill");
		User.press("Tab", "Tab", "Tab", "Return");
		Ui.await("the text in the composer", () -> Chat.composer().getText().equals("Summarise in 5 lines:\na long story"));
		assertEquals(true, Ui.get(() -> Ui.shown("promptOffer").isEmpty()));
	}

	@Test
	void escLeavesTheOfferAndAPathIsNoPrompt() throws Exception {
		save("etc", "and so on");
		Chat.newThread();
		User.type("/e");
		Ui.await("the offer", () -> offered().equals(List.of("etc")));
		User.press("Escape");
		Ui.await("no offer", () -> offered().isEmpty());
		User.type("tc/x");
		Ui.await("the path", () -> Chat.composer().getText().equals("/etc/x") && offered().isEmpty());
	}

	@Test
	void promptsAreMadeChangedRestoredMarkedAndDeleted() throws Exception {
		Chat.newThread();
		User.press("ctrl+shift+t");
		var name = (Text) Ui.control("promptName");
		Ui.await("the keyboard in the name", name::isFocusControl);
		User.type("Greeting");
		User.press("Tab");
		User.type("short, warm");
		User.click(Ui.control("promptText"));
		User.type("Hello {{who}}");
		Ui.await("the text", () -> ((StyledText) Ui.control("promptText")).getText().equals("Hello {{who}}"));
		User.press("ctrl+s");
		Ui.await("the first version", () -> all().size() == 1 && all().getFirst().version() == 1);
		assertEquals(List.of("short", "warm"), all().getFirst().tags());
		Ui.await("the row", () -> Chat.rows("prompts").size() == 1);
		User.type(", dear");
		User.press("ctrl+s");
		Ui.await("the second version", () -> all().getFirst().version() == 2);
		Ui.screenshot("prompts");
		Ui.await("both versions", () -> ((Combo) Ui.control("promptVersion")).getItemCount() == 2);
		User.click(Ui.control("promptVersion"));
		User.press("Down", "Return");
		Ui.await("the older text", () -> ((StyledText) Ui.control("promptText")).getText().equals("Hello {{who}}"));
		Ui.await("the offer to restore", () -> Chat.button("promptSave").getText().equals("Restore version 1"));
		User.click(Ui.control("promptSave"));
		Ui.await("the restored version", () -> all().getFirst().version() == 3 && all().getFirst().text().equals("Hello {{who}}"));
		User.click(Ui.control("promptFavourite"));
		Ui.await("the mark", () -> all().getFirst().favourite());
		User.click(Ui.control("promptDelete"));
		Ui.window("Delete prompt");
		User.press("Return");
		Ui.await("an empty library", () -> all().isEmpty());
	}
}
