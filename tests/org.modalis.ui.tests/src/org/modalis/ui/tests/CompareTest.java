package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Message;
import org.modalis.api.settings.Settings;
import org.modalis.testkit.VendorReply;
import org.modalis.workbench.toolkit.FlatButton;

/** Asking two models at once, and one after the other. */
@ExtendWith(WorkbenchExtension.class)
class CompareTest {

	private static final String COLUMNS = """
			return [...document.querySelectorAll('.column')].map(column => [column.querySelector('header b').innerText,
					column.querySelector('.body').innerText.trim(), column.querySelector('.note').innerText.trim(),
					column.classList.contains('taken')].join('\\u001f')).join('\\u001e');""";
	private static final int EVENTS = 1_200;

	private ScriptedModel moon;
	private ScriptedModel tide;

	@BeforeEach
	void offerModels() {
		moon = ScriptedModel.openAi("moon");
		tide = ScriptedModel.ollama("tide");
		Services.get(Settings.class).set("chat.compare.models", moon.id() + "\n" + tide.id());
		Chat.newThread();
		Chat.choose(moon);
	}

	@AfterEach
	void closeAll() {
		Ui.closeWindows();
		moon.close();
		tide.close();
		Services.get(Settings.class).remove("chat.compare.models");
	}

	private static Browser page(Shell window) {
		return Ui.all(Browser.class).filter(browser -> browser.getShell() == window).findFirst().orElseThrow();
	}

	/** Of each column its model, text, note and whether the thread goes on there. */
	private static List<List<String>> columns(Shell window) {
		String all = (String) page(window).evaluate(COLUMNS);
		return all.isEmpty() ? List.of() : Arrays.stream(all.split("\u001e")).map(column -> List.of(column.split("\u001f", -1))).toList();
	}

	private static Shell compare(String question) {
		Chat.write(question);
		User.press("ctrl+shift+b");
		var window = Ui.window("Compare models");
		Ui.await("the question in the field", () -> ((StyledText) Ui.control("compareField")).getText().equals(question));
		Ui.await("both models", () -> Chat.button("compareAsk").getText().equals("Ask 2 models"));
		return window;
	}

	@Test
	void showsBothAnswersWhileTheyComeAndTakesOneOn() throws Exception {
		var rest = new CountDownLatch(1);
		moon.answers(moon.begin("From the ", "moon").waitFor(rest).then(moon.text(".") + moon.end()));
		tide.answers(tide.begin("From the ", "tide").waitFor(rest).then(tide.text(".") + tide.end()));
		var window = compare("Where from?");

		User.press("Return");

		Ui.await("both halves", () -> columns(window).equals(List.of(List.of("moon", "From the moon", "", "true"),
				List.of("tide", "From the tide", "", "false"))));
		rest.countDown();
		Ui.await("both answers", () -> Chat.button("compareAsk").getText().equals("Ask 2 models"));
		Ui.await("the second to be drawn to its end", () -> Boolean.TRUE.equals(page(window)
				.evaluate("const take = document.querySelectorAll('.column')[1].querySelector('[data-act=take]'); return Boolean(take?.offsetWidth);")));
		Ui.run(() -> page(window).execute("document.querySelectorAll('.column')[1].querySelector('[data-act=take]').click();"));
		Ui.await("the second to be taken", () -> columns(window).get(1).get(3).equals("true"));
		Ui.leave(window);

		Ui.await("the thread to go on from it", () -> Chat.last().equals("From the tide."));
		Ui.await("its model", () -> Chat.button("modelPicker").getText().contains("tide"));
		Ui.await("the pager", () -> "‹ 2 / 2 ›".equals(Chat.page().evaluate("return document.querySelector('.answer .pager').innerText.trim();")));
		var leaf = Chat.history().lastMessages(Chat.thread("Where from?").id(), 1).getFirst();
		var siblings = Chat.history().branches().siblings(List.of(leaf.id())).get(leaf.id());
		assertEquals(2, siblings.all().size());
		assertEquals("", Ui.get(() -> Chat.composer().getText()), "the draft was asked");

		Ui.run(() -> Chat.page().execute("document.querySelector('.answer [data-act=beside]').click();"));
		var again = Ui.window("Compare models");
		Ui.await("both side by side again", () -> columns(again).equals(List.of(List.of("moon", "From the moon.", "", "false"),
				List.of("tide", "From the tide.", "", "true"))));
		Ui.screenshot("beside-again");
	}

	@Test
	void anAnswerWithoutSiblingsIsNotOfferedSideBySide() {
		moon.answers(moon.whole("Alone."));
		Chat.ask("Who?");
		Ui.await("the answer", () -> Chat.last().equals("Alone.") && Chat.idle());
		Ui.await("its hidden offer", () -> "none".equals(Chat.page()
				.evaluate("const offer = document.querySelector('.answer [data-act=beside]'); return offer ? getComputedStyle(offer).display : '';")));
	}

	private static void attach(Path file) {
		Ui.run(() -> {
			var clipboard = new Clipboard(Chat.composer().getDisplay());
			clipboard.setContents(new Object[] { new String[] { file.toString() } }, new Transfer[] { FileTransfer.getInstance() });
			clipboard.dispose();
		});
		User.press("ctrl+v");
	}

	private static long chips(Shell window) {
		return Ui.all(Control.class).filter(control -> "fileChip".equals(control.getData("org.modalis.id")) && control.getShell() == window).count();
	}

	@Test
	void theComposersTextFileGoesToAllModels(@TempDir Path folder) throws Exception {
		moon.answers(moon.whole("About the moon."));
		tide.answers(tide.whole("About the tide."));
		Chat.focusComposer();
		attach(Files.writeString(folder.resolve("tides.txt"), "The moon pulls."));
		var main = Ui.get(() -> Chat.composer().getShell());
		Ui.await("the file", () -> chips(main) == 1);
		var window = compare("What is it about?");
		Ui.await("the file here, too", () -> chips(window) == 1);
		Ui.screenshot("compare-file");

		User.press("Return");

		Ui.await("both answers", () -> columns(window).stream().map(column -> column.get(1)).toList().equals(List.of("About the moon.", "About the tide.")));
		assertTrue(moon.question().body().contains("The moon pulls."));
		assertTrue(tide.question().body().contains("The moon pulls."));
		Ui.await("what was asked to wait nowhere", () -> chips(main) == 0 && chips(window) == 0);
		var question = Chat.history().lastMessages(Chat.thread("What is it about?").id(), 2).getFirst();
		assertEquals(List.of("tides.txt"), question.attachments().stream().map(Attachment::fileName).toList());
	}

	@Test
	void aPictureGoesToThoseWhoSeeAndWhoDoesNotSaysSoBeforehand(@TempDir Path folder) throws Exception {
		tide.close();
		tide = ScriptedModel.ollama("eye", "completion", "vision");
		Services.get(Settings.class).set("chat.compare.models", moon.id() + "\n" + tide.id());
		tide.answers(tide.whole("I see."));
		var window = compare("What is it?");
		var picture = folder.resolve("dot.png");
		ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
		attach(picture);
		Ui.await("what the moon does not take", () -> Ui.all(Label.class).filter(label -> "fileRemarks".equals(label.getData("org.modalis.id")))
				.anyMatch(label -> label.getText().equals("moon does not take images. Remove dot.png or choose another model.")));
		assertTrue(Ui.get(() -> Ui.all(FlatButton.class).anyMatch(chip -> chip.getText().startsWith("⚠ moon"))));
		Ui.screenshot("compare-picture");

		User.press("Return");

		Ui.await("one answer and one sentence", () -> columns(window).size() == 2 && columns(window).get(1).get(1).equals("I see.")
				&& columns(window).get(0).get(2).startsWith("moon does not take images."));
		assertTrue(tide.question().body().contains("\"images\":["));
		assertEquals(0, moon.questions());
	}

	@Test
	void aFailingColumnLeavesTheOtherAlone() throws Exception {
		moon.answers(VendorReply.json(400, "{\"error\":{\"message\":\"no\"}}"));
		tide.answers(tide.whole("Still here."));
		var window = compare("Who is there?");

		User.press("Return");

		Ui.await("one answer and one sentence", () -> columns(window).size() == 2 && columns(window).get(1).get(1).equals("Still here.")
				&& columns(window).get(0).get(2).startsWith("OpenAI-compatible server"));
		Ui.await("the thread to go on from the one that did not fail", () -> columns(window).get(1).get(3).equals("true"));
	}

	@Test
	void staysResponsiveWhileSixColumnsStream() throws Exception {
		moon.beside("star", "comet");
		tide.beside("wave", "surf");
		Services.get(Settings.class).set("chat.compare.models", Stream.concat(Stream.of("moon", "star", "comet").map(name -> "openai-compatible/" + name),
				Stream.of("tide", "wave", "surf").map(name -> "ollama/" + name)).collect(Collectors.joining("\n")));
		var due = new ArrayList<CountDownLatch>();
		var one = moon.begin("Numbers:\n\n");
		var two = tide.begin("Numbers:\n\n");
		for (int i = 0; i < EVENTS; i++) {
			due.add(new CountDownLatch(1));
			String piece = i % 40 == 39 ? i + ".\n\n```java\nint x = " + i + ";\n```\n\n| a | b |\n|---|---|\n| 1 | $x^2$ |\n\n" : "**" + i + "** ";
			one = one.waitFor(due.getLast()).then(moon.text(piece));
			two = two.waitFor(due.getLast()).then(tide.text(piece));
		}
		moon.answers(one.then(moon.end()));
		tide.answers(two.then(tide.end()));
		Chat.write("Count, all");
		User.press("ctrl+shift+b");
		var window = Ui.window("Compare models");
		Ui.await("six models", () -> Chat.button("compareAsk").getText().equals("Ask 6 models"));
		User.press("Return");
		Ui.await("six columns that stream", () -> columns(window).size() == 6 && Chat.button("compareAsk").getText().startsWith("■"));
		// What the page shows is not asked for meanwhile: to ask is to wait for it.
		try (var pauses = Pauses.during("six columns of 150 events per second"); var clock = Executors.newSingleThreadScheduledExecutor()) {
			var next = due.iterator();
			var events = clock.scheduleAtFixedRate(() -> next.next().countDown(), 0, 1_000_000 / 150, TimeUnit.MICROSECONDS);
			Ui.await("all to the end", () -> Chat.button("compareAsk").getText().equals("Ask 6 models"));
			events.cancel(false);
		}
		Ui.screenshot("compare-six");
		Ui.await("all to be seen", () -> columns(window).stream().allMatch(column -> column.get(1).contains(EVENTS - 1 + ".")));
	}

	@Test
	void replaysAThreadWithAnotherModel() throws Exception {
		moon.answers(moon.whole("Old."));
		tide.answers(tide.whole("New."));
		Chat.ask("Old or new?");
		Ui.await("the answer", () -> Chat.last().equals("Old.") && Chat.idle());
		User.press("ctrl+shift+r");
		var window = Ui.window("Replay");
		Ui.await("the thread", () -> Chat.button("replayStart").getText().equals("Start 1 call"));
		User.press("space");
		Ui.await("the picker", () -> Ui.shown("modelFilter").filter(control -> control.isFocusControl()).isPresent());
		User.type("tide");
		User.press("Return");
		Ui.await("the model", () -> Chat.button("replayModel").getText().startsWith("tide"));
		assertEquals(0, tide.questions(), "nothing is asked before the start");

		User.click(Ui.control("replayStart"));

		Ui.await("both answers", () -> "Old.New.".equals(page(window)
				.evaluate("return [...document.querySelectorAll('.pair .body')].map(body => body.innerText.trim()).join('');")));
		Ui.await("the end", () -> Chat.button("replayStart").getText().equals("Done"));
		var fresh = Chat.thread("Old or new? – replay with tide");
		assertEquals(Optional.of(Chat.thread("Old or new?").id()), fresh.origin().map(origin -> origin.conversation()));
		assertEquals(List.of("Old or new?", "New."), Chat.history().lastMessages(fresh.id(), 9).stream().map(Message::text).toList());
		assertTrue(Ui.get(() -> Ui.windows()).contains("Replay"));

		Ui.leave(window);
		User.press("ctrl+shift+y");
		var again = Ui.window("Replay");
		Ui.await("both answers again", () -> "Old.New.".equals(page(again)
				.evaluate("return [...document.querySelectorAll('.pair .body')].map(body => body.innerText.trim()).join('');")));
		Ui.await("that nothing is left to ask", () -> Chat.button("replayStart").getText().equals("Done"));
		Ui.screenshot("replay-again");
	}
}
