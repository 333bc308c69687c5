package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Message;
import org.modalis.api.settings.Settings;
import org.modalis.testkit.VendorReply;

/** Asking two models at once, and one after the other. */
@ExtendWith(WorkbenchExtension.class)
class CompareTest {

	private static final String COLUMNS = """
			return [...document.querySelectorAll('.column')].map(column => [column.querySelector('header b').innerText,
					column.querySelector('.body').innerText.trim(), column.querySelector('.note').innerText.trim(),
					column.classList.contains('taken')].join('\\u001f')).join('\\u001e');""";
	private static final int EVENTS = 300;

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
	void staysResponsiveWhileTwoColumnsStreamAsFastAsSix() throws Exception {
		var due = new ArrayList<CountDownLatch>();
		var one = moon.begin("Numbers:\n\n");
		var two = tide.begin("Numbers:\n\n");
		for (int i = 0; i < EVENTS; i++) {
			due.add(new CountDownLatch(1));
			one = one.waitFor(due.getLast()).then(moon.text(i % 20 == 19 ? i + ".\n\n" : i + " "));
			two = two.waitFor(due.getLast()).then(tide.text(i % 20 == 19 ? i + ".\n\n" : i + " "));
		}
		moon.answers(one.then(moon.end()));
		tide.answers(two.then(tide.end()));
		var window = compare("Count, both");
		User.press("Return");
		moon.question();
		tide.question();
		try (var pauses = Pauses.during("two columns of 150 events per second"); var clock = Executors.newSingleThreadScheduledExecutor()) {
			var next = due.iterator();
			var events = clock.scheduleAtFixedRate(() -> next.next().countDown(), 0, 1_000_000 / 150, TimeUnit.MICROSECONDS);
			Ui.await("both to the end", () -> columns(window).size() == 2 && columns(window).stream().allMatch(column -> column.get(1).endsWith(EVENTS - 1 + ".")));
			events.cancel(false);
		}
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
	}
}
