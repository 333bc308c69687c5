package org.modalis.studio.chat.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Figures;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Message;
import org.modalis.api.history.Siblings;
import org.modalis.api.model.ModelId;
import org.modalis.studio.chat.internal.page.Action;
import org.modalis.studio.chat.internal.session.FoundWords;
import org.modalis.studio.chat.internal.session.FoundWords.Sought;
import org.modalis.testkit.HostileTexts;
import org.modalis.workbench.toolkit.ThemeColors;

/** The real page in the real web view. Needs a display. */
class WebConversationTest {

	private static final UUID THREAD = UUID.randomUUID();

	private final List<String> asked = new ArrayList<>();
	private final List<Optional<UUID>> drawn = new ArrayList<>();
	private final List<String> left = new ArrayList<>();
	private Display display;
	private Shell shell;
	private WebConversation view;
	private Browser browser;

	private Function<Sought, FoundWords> found = sought -> new FoundWords(List.of(), 0);
	private int fields;
	private final Wishes wishes = new RecordedWishes(asked, drawn, (sought, then) -> then.accept(found.apply(sought)));

	@BeforeEach
	void openPage() {
		display = Display.getCurrent() == null ? new Display() : Display.getCurrent();
		shell = new Shell(display, SWT.SHELL_TRIM);
		shell.setLayout(new FillLayout());
		shell.setSize(800, 600);
		view = new WebConversation(shell, new ThemeColors(), wishes, EnumSet.allOf(Action.class));
		browser = (Browser) view.control();
		browser.addLocationListener(LocationListener.changedAdapter(e -> {
			if (!e.location.equals("about:blank"))
				left.add(e.location);
		}));
		shell.open();
		until(() -> Boolean.TRUE.equals(browser.evaluate("return typeof M === 'object' && document.readyState === 'complete'")));
		browser.execute("window.pwned = () => { document.title = 'pwned'; }; window.failures = [];"
				+ "addEventListener('securitypolicyviolation', event => failures.push(event.violatedDirective));");
	}

	@AfterEach
	void closePage() {
		shell.dispose();
	}

	private void until(BooleanSupplier condition) {
		long end = System.nanoTime() + 20_000_000_000L;
		display.timerExec(20_000, () -> {
		});
		while (!condition.getAsBoolean()) {
			assertTrue(System.nanoTime() < end, "the page did not follow within 20 s");
			if (!display.readAndDispatch()) {
				display.timerExec(5, () -> {
				});
				display.sleep();
			}
		}
	}

	private Object page(String expression) {
		return browser.evaluate("return " + expression);
	}

	private static Message answer(String text, State state) {
		return answer("Tiny").withText(text, "").ended(state, "", Figures.NONE);
	}

	private static Message hostile(String text) {
		return answer(text).withText(text, text).ended(State.FAILED, text, Figures.NONE).withToolCalls(text)
				.withAttachments(List.of(Attachment.of(new Content("0".repeat(64), 412), text, text)));
	}

	private static Message answer(String modelName) {
		return Message.answer(UUID.randomUUID(), THREAD, UUID.randomUUID(), ModelId.parse("local/tiny"), modelName, Instant.EPOCH);
	}

	private static Message question(String text) {
		return Message.user(UUID.randomUUID(), THREAD, Optional.empty(), text, Instant.EPOCH);
	}

	private void click(String selector) {
		int before = asked.size();
		browser.execute("document.querySelector('" + selector + "').click();");
		until(() -> asked.size() > before);
	}

	private void show(Message... messages) {
		view.listener().opened(Optional.empty(), List.of(messages), false);
		until(() -> page("document.querySelectorAll('article').length").equals((double) messages.length));
	}

	@Test
	void noHostileTextRunsLoadsOrLeaves() {
		var messages = HostileTexts.ALL.stream().map(WebConversationTest::hostile).toList();
		show(messages.toArray(Message[]::new));
		HostileTexts.ALL.forEach(text -> {
			Message live = answer("", State.STREAMING);
			view.listener().changed(live);
			for (int i = 0; i <= text.length(); i += 3)
				view.listener().streaming(live.id(), text.substring(0, i), text.substring(0, i));
			view.listener().streaming(live.id(), text, text);
		});
		HostileTexts.ALL.forEach(text -> view.listener().changed(question(text)));
		view.listener().siblings(Map.of(messages.getFirst().id(), new Siblings(List.of(UUID.randomUUID(), messages.getFirst().id()), 1)));
		HostileTexts.ALL.forEach(text -> view.listener().noPicture("http://127.0.0.1:9/leak.png", text));
		view.listener().waiting(messages.getFirst().id(), "<img src=x onerror=pwned()>", java.time.Duration.ofSeconds(3));
		view.hint("<script>pwned()</script>", "<img src=x onerror=pwned()>");
		until(() -> page("document.querySelectorAll('article').length").equals(3.0 * messages.size()));
		browser.execute("for (const link of document.querySelectorAll('a')) link.click();"
				+ "for (const box of document.querySelectorAll('details')) box.open = true;"
				+ "for (const button of document.querySelectorAll('[data-act=edit]')) button.click();"
				+ "for (const any of document.querySelectorAll('article *')) { any.dispatchEvent(new MouseEvent('mouseover')); }");
		until(() -> page("document.readyState").equals("complete"));
		assertEquals("Conversation", page("document.title"), "a script of a message ran");
		assertEquals(0.0, page("document.querySelectorAll('article script, article iframe, article img, article svg, article style,"
				+ " article link, article object, article form, article base, article meta').length"));
		assertEquals(0.0, page("performance.getEntriesByType('resource').length"), "something was fetched");
		assertEquals(List.of(), left, "the page was left");
		assertTrue(asked.stream().allMatch(wish -> wish.startsWith("open http") || wish.startsWith("open mailto:")), asked.toString());
	}

	@Test
	void thePolicyStopsScriptsEvenIfDrawingFailed() {
		browser.execute("document.getElementById('messages').innerHTML = '<img src=\"http://127.0.0.1:9/x.png\" onerror=\"pwned()\">"
				+ "<iframe src=\"http://127.0.0.1:9/\"></iframe><p style=\"color:red\">x</p>';"
				+ "const s = document.createElement('script'); s.textContent = 'pwned()'; document.body.append(s);"
				+ "setTimeout(() => { window.settled = true; }, 50);");
		until(() -> Boolean.TRUE.equals(page("window.settled === true")));
		until(() -> (Double) page("failures.length") >= 3);
		assertEquals("Conversation", page("document.title"));
	}

	@Test
	void leavesForNowhere() {
		for (String target : List.of("http://127.0.0.1:9/", "file:///etc/passwd", "about:blank#x", "modalis:guess/stop", "data:text/html,x"))
			browser.execute("location.href = '" + target + "';");
		browser.execute("window.open('http://127.0.0.1:9/');");
		show(answer("still here", State.COMPLETE));
		assertEquals(List.of(), asked, "a wish without the token is none");
		assertTrue(browser.getUrl().startsWith("about:blank"), browser.getUrl());
	}

	@Test
	void tellsWhatTheUserClicks() {
		Message answer = answer("See [this](https://modalis.example/a?b=c&d).\n\n```java\none\n```\n\n```\ntwo\n```", State.COMPLETE);
		show(answer);
		browser.execute("document.querySelector('a').click();");
		until(() -> asked.size() == 1);
		browser.execute("document.querySelectorAll('[data-act=code]')[1].click();");
		until(() -> asked.size() == 2);
		browser.execute("document.querySelector('[data-act=copy]').click();");
		until(() -> asked.size() == 3);
		browser.execute("dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));");
		until(() -> asked.size() == 4);
		assertEquals(List.of("open https://modalis.example/a?b=c&d", "code " + answer.id() + " 1", "copy " + answer.id(), "stop"), asked);
	}

	@Test
	void drawsAStreamAsItWouldDrawTheWhole() {
		String text = "# Title\n\nSome *text* with `code` &amp; more.\n\n```java\nint a = 1 < 2;\nint b;\n```\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd 😀.";
		Message live = answer("", State.STREAMING);
		view.listener().changed(live);
		for (int i = 1; i <= text.length(); i++)
			view.listener().streaming(live.id(), text.substring(0, i), "");
		view.listener().changed(answer(text, State.COMPLETE));
		until(() -> page("document.querySelectorAll('article').length").equals(2.0));
		until(() -> Boolean.TRUE.equals(page("document.querySelectorAll('.body')[0].textContent === document.querySelectorAll('.body')[1].textContent")));
		assertEquals(page("document.querySelectorAll('.body')[1].innerHTML"), page("document.querySelectorAll('.body')[0].innerHTML"));
		assertTrue((Boolean) page("document.querySelectorAll('article')[0].classList.contains('live')"));
		assertFalse((Boolean) page("document.querySelectorAll('article')[1].classList.contains('live')"));
	}

	@Test
	void followsOnlyWhileAtTheEnd() {
		String atEnd = "document.scrollingElement.scrollHeight - document.scrollingElement.scrollTop - innerHeight < 24";
		Message live = answer("", State.STREAMING);
		show(answer("line\n\n".repeat(100), State.COMPLETE));
		view.listener().changed(live);
		view.listener().streaming(live.id(), "more\n\n".repeat(50), "");
		until(() -> Boolean.TRUE.equals(page(atEnd + " && document.querySelectorAll('.body')[1]?.childElementCount === 50")));
		browser.execute("document.scrollingElement.scrollTop = 700;");
		until(() -> page("document.scrollingElement.scrollTop").equals(700.0));
		browser.execute("requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = true; }));");
		until(() -> Boolean.TRUE.equals(page("window.painted === true")));
		view.listener().streaming(live.id(), "more\n\n".repeat(80), "");
		until(() -> Boolean.TRUE.equals(page("document.querySelectorAll('.body')[1].childElementCount === 80")));
		assertEquals(700.0, page("document.scrollingElement.scrollTop"), "what the user reads stays where it is");
	}

	@Test
	void bringsEarlierMessagesWithoutMovingTheText() {
		view.listener().opened(Optional.empty(), List.of(answer("line\n\n".repeat(100), State.COMPLETE)), true);
		until(() -> page("document.querySelectorAll('article').length").equals(1.0));
		browser.execute("document.scrollingElement.scrollTop = 100;");
		until(() -> asked.contains("older"));
		Object before = page("document.querySelector('article').getBoundingClientRect().top");
		browser.execute("window.first = document.querySelector('article');");
		view.listener().older(List.of(answer("earlier\n\n".repeat(50), State.COMPLETE)), false);
		until(() -> page("document.querySelectorAll('article').length").equals(2.0));
		assertEquals((Double) before, (Double) page("first.getBoundingClientRect().top"), 1.0);
	}

	@Test
	void saysWhenAThreadIsOnTheScreen() {
		show(answer("nothing is kept yet", State.COMPLETE));
		until(() -> drawn.equals(List.of(Optional.empty())));
		var thread = new Conversation(THREAD, "A thread", Optional.empty(), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
		view.listener().opened(Optional.of(thread), List.of(answer("one", State.COMPLETE), answer("two", State.COMPLETE)), false);
		until(() -> drawn.size() == 2);
		assertEquals(Optional.of(THREAD), drawn.getLast());
		assertEquals(2.0, page("document.querySelectorAll('article').length"));
	}

	@Test
	void handsOnWhatIsToBeDoneWithAMessage() {
		Message question = question("What?");
		Message answer = answer("Tiny").withText("Half an\n\n```java\nx\n```", "").ended(State.STOPPED, "", Figures.NONE);
		show(question, answer);
		view.listener().siblings(Map.of(answer.id(), new Siblings(List.of(UUID.randomUUID(), answer.id(), UUID.randomUUID()), 1)));
		until(() -> Boolean.TRUE.equals(page("document.querySelector('.answer .pager')?.textContent === '‹ 2 / 3 ›'")));
		for (String act : List.of("regenerate", "continue", "fork", "delete"))
			click(".answer [data-act=" + act + "]");
		click(".code [data-act=save]");
		click(".pager [data-step=\"-1\"]");
		click(".pager [data-step=\"1\"]");
		assertEquals(List.of("regenerate " + answer.id(), "continue " + answer.id(), "fork " + answer.id(), "delete " + answer.id(),
				"save " + answer.id() + " 0", "sibling " + answer.id() + " -1", "sibling " + answer.id() + " 1"), asked);
		assertEquals(0.0, page("[...document.querySelectorAll('button')].filter(each => !each.ariaLabel && !each.getAttribute('aria-label')).length"),
				"every button has a name");
	}

	@Test
	void editsAQuestionInItsPlace() {
		Message question = question("What <b>is</b> it?\n\n  Really");
		show(question);
		browser.execute("document.querySelector('[data-act=edit]').click();");
		assertEquals("What <b>is</b> it?\n\n  Really", page("document.activeElement.value"));
		browser.execute("dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));");
		assertTrue((Boolean) page("document.querySelector('.edit').hidden && !document.querySelector('.bubble').hidden"));
		String text = "A \ud83d\ude00 & / ? # %41 \u0000 \"quoted\"\n" + "long ".repeat(40_000);
		browser.execute("document.querySelector('[data-act=edit]').click(); document.activeElement.value = 'A \ud83d\ude00 & / ? # %41 \\u0000 \"quoted\"\\n' + 'long '.repeat(40000);");
		click("[data-act=edit-run]");
		browser.execute("document.querySelector('[data-act=edit]').click(); document.activeElement.value = 'half \\ud800';");
		click("[data-act=edit-save]");
		browser.execute("document.querySelector('[data-act=edit]').click(); document.activeElement.value = '  '; document.querySelector('[data-act=edit-run]').click();");
		assertFalse((Boolean) page("document.querySelector('.edit').hidden"), "an empty question is not sent");
		assertEquals(List.of("edit and run " + question.id() + " " + text, "edit " + question.id() + " half \ufffd"), asked);
	}

	@Test
	void offersOnlyWhatIsCarriedOut() {
		shell.dispose();
		shell = new Shell(display, SWT.SHELL_TRIM);
		shell.setLayout(new FillLayout());
		view = new WebConversation(shell, new ThemeColors(), wishes, EnumSet.of(Action.COPY));
		browser = (Browser) view.control();
		shell.open();
		until(() -> Boolean.TRUE.equals(browser.evaluate("return typeof M === 'object' && document.readyState === 'complete'")));
		show(question("What?"), answer("```\nx\n```\n![p](https://a.example/p.png)", State.STOPPED));
		assertEquals("copy,code,copy", page("[...document.querySelectorAll('#messages button')].map(each => each.dataset.act).join()"));
	}

	@Test
	void showsAPictureOnlyWhenItIsAskedFor() {
		Message answer = answer("![a chart](https://pictures.example/p.png)", State.COMPLETE);
		show(answer);
		assertEquals(0.0, page("document.querySelectorAll('article img').length"));
		click("[data-act=picture]");
		assertEquals(List.of("picture " + answer.id() + " https://pictures.example/p.png"), asked);
		byte[] png = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
		view.listener().picture("https://pictures.example/p.png", "image/png", png);
		until(() -> Boolean.TRUE.equals(page("document.querySelector('.picture img')?.naturalWidth === 1")));
		view.listener().changed(answer);
		until(() -> Boolean.TRUE.equals(page("document.querySelector('.picture img')?.naturalWidth === 1")));
		assertEquals("data:", page("document.querySelector('.picture img').src.slice(0, 5)"));
		assertEquals(0.0, page("failures.length"));
	}

	@Test
	void findsWordsAlsoInMessagesThatAreNotOnThePage() {
		Message early = question("An early needle and another needle");
		Message late = question("A late needle");
		var shown = List.of(question("Where is the Needle?"), answer("A `needle` here.\n\n```java\nint nee = dle;\n```", State.COMPLETE));
		view.listener().openedAt(Optional.empty(), shown, true);
		until(() -> page("document.querySelectorAll('article').length").equals(2.0));
		found = sought -> new FoundWords(Stream.of(List.of(early), shown, List.of(late)).flatMap(List::stream)
				.map(message -> new FoundWords.Place(message.id(), (int) FoundWords.pattern(sought.words()).matcher(sought.shown().apply(message)).results().count())).toList(), 1);
		view.find();
		until(() -> Boolean.TRUE.equals(page("!document.getElementById('find').hidden && document.activeElement.matches('#find input')")));
		lookFor("needle");
		until(() -> hits().equals("3 of 5"));
		if (Boolean.TRUE.equals(page("!!CSS.highlights")))
			assertEquals(2.0, page("CSS.highlights.get('find').size"));
		step(-1);
		until(() -> asked.contains("look " + early.id()));
		view.listener().opened(Optional.empty(), List.of(early, shown.get(0), shown.get(1), late), false);
		until(() -> hits().equals("2 of 5"));
		step(-1);
		assertEquals("1 of 5", hits());
		step(-1);
		assertEquals("5 of 5", hits());
		step(1);
		assertEquals("1 of 5", hits());
		browser.execute("dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));");
		assertTrue((Boolean) page("document.getElementById('find').hidden"));
		assertFalse(asked.contains("stop"), "Escape ends the search, not the answer");
	}

	@Test
	void goesToAMessageWithTheWordsWhenThePageHasNone() {
		Message far = question("Only here is the needle");
		view.listener().opened(Optional.empty(), List.of(question("Nothing here")), true);
		found = sought -> new FoundWords(List.of(new FoundWords.Place(far.id(), 1)), 1);
		view.find();
		lookFor("needle");
		until(() -> asked.contains("look " + far.id()));
		view.listener().openedAt(Optional.empty(), List.of(far), false);
		until(() -> hits().equals("1 of 1"));
		found = sought -> new FoundWords(List.of(), 0);
		lookFor("haystack");
		until(() -> hits().equals("No matches"));
	}

	private void lookFor(String words) {
		browser.execute("const f" + ++fields + " = document.querySelector('#find input'); f" + fields + ".value = '" + words + "'; f" + fields
				+ ".dispatchEvent(new Event('input', { bubbles: true }));");
	}

	private String hits() {
		return page("document.getElementById('hits').textContent").toString();
	}

	private void step(int by) {
		browser.execute("document.querySelector('[data-find=\"" + by + "\"]').click();");
	}

	@Test
	void findsWordsThatColoursCutInto() {
		show(answer("```java\nreturn value;\n```", State.COMPLETE));
		view.find();
		browser.execute("M.find(); const f = document.querySelector('#find input'); f.value = 'return value'; f.dispatchEvent(new Event('input', { bubbles: true }));");
		until(() -> page("document.getElementById('hits').textContent").equals("1 of 1"));
		browser.execute("const g = document.querySelector('#find input'); g.value = '(.*['; g.dispatchEvent(new Event('input', { bubbles: true }));");
		until(() -> page("document.getElementById('hits').textContent").equals("No matches"));
	}

	@Test
	void growsWithTheZoom() {
		show(answer("text\n\n".repeat(100), State.COMPLETE));
		Double before = (Double) page("document.scrollingElement.scrollHeight");
		view.zoom(150);
		until(() -> (Double) page("document.scrollingElement.scrollHeight") > before * 1.4);
	}

	@Test
	void drawsFormulasAndColoursItself() {
		show(answer("$$\\frac{a}{b}$$\n\n```java\nreturn 1;\n```", State.COMPLETE));
		assertEquals("http://www.w3.org/1998/Math/MathML", page("document.querySelector('mfrac').namespaceURI"));
		assertTrue((Double) page("document.querySelector('math').getBoundingClientRect().height") > 20);
		assertEquals("return", page("document.querySelector('.code .k').textContent"));
		assertFalse(page("getComputedStyle(document.querySelector('.code .k')).color").equals(page("getComputedStyle(document.querySelector('.code code')).color")));
	}

	@Test
	void keepsAStretchOfALongThreadAndNothingMovesUnderTheEyes() {
		List<Message> all = new ArrayList<>();
		for (int i = 0; i < 400; i++)
			all.add(i % 2 == 0 ? question("Question " + i) : answer("Answer " + i + "\n\n- one\n- two\n\n```java\nint a = " + i + ";\n```", State.COMPLETE));
		view.listener().opened(Optional.empty(), all.subList(340, 400), true);
		until(() -> !drawn.isEmpty() && articles() == 60);
		Message read = all.get(344);
		browser.execute("document.getElementById('m" + read.id() + "').scrollIntoView();");
		until(() -> asked.contains("older"));
		double before = top(read);
		for (int from = 310; from >= 250; from -= 30)
			view.listener().older(all.subList(from, from + 30), true);
		until(() -> articles() == 150);
		assertEquals(before, top(read), 1.0, "earlier messages came above");
		view.listener().older(all.subList(220, 250), true);
		view.listener().left(ids(all.subList(370, 400)));
		until(() -> articles() == 150 && first().equals(id(all.get(220))));
		assertEquals(before, top(read), 1.0, "later messages left below");
		until(() -> Boolean.FALSE.equals(page("document.getElementById('later').hidden")));
		view.listener().changed(answer("Said below", State.COMPLETE));
		view.listener().newer(all.subList(370, 400), false);
		view.listener().left(ids(all.subList(220, 310)));
		until(() -> articles() == 90 && first().equals(id(all.get(310))));
		assertEquals(before, top(read), 1.0, "earlier messages left above");
		assertEquals("Answer 399", page("[...document.querySelectorAll('.body')].at(-1).querySelector('p').textContent"));
		until(() -> Boolean.FALSE.equals(page("document.getElementById('more').hidden")));
		until(() -> Boolean.TRUE.equals(page("document.getElementById('later').hidden")));
	}

	@Test
	void asksForTheEndsOfTheThreadByKeyAndButton() {
		view.listener().openedAt(Optional.empty(), List.of(answer("line\n\n".repeat(300), State.COMPLETE)), true);
		until(() -> !drawn.isEmpty());
		assertEquals(0.0, page("document.scrollingElement.scrollTop"), "a stretch begins where it begins");
		assertFalse((Boolean) page("document.getElementById('latest').hidden"));
		browser.execute("document.getElementById('latest').click();");
		until(() -> asked.contains("latest"));
		asked.clear();
		browser.execute("dispatchEvent(new KeyboardEvent('keydown', { key: 'Home' })); dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));");
		until(() -> asked.contains("first") && asked.contains("latest"));
		view.listener().opened(Optional.empty(), List.of(answer("line\n\n".repeat(300), State.COMPLETE)), false);
		until(() -> Boolean.TRUE.equals(page("document.getElementById('latest').hidden")));
		browser.execute("document.scrollingElement.scrollTop = 100;");
		until(() -> Boolean.FALSE.equals(page("document.getElementById('latest').hidden")));
		browser.execute("document.getElementById('latest').click();");
		until(() -> Boolean.TRUE.equals(page("document.scrollingElement.scrollHeight - document.scrollingElement.scrollTop - innerHeight < 24")));
	}

	@Test
	void anAnswerThatComesIsDrawnOnWhenItComesIntoSightAgain() {
		Message live = answer("Tiny").withText("One\n\nTwo", "");
		view.listener().opened(Optional.empty(), List.of(question("Why?")), false);
		view.listener().changed(live);
		view.listener().streaming(live.id(), "One\n\nTwo\n\nThree", "");
		view.listener().left(List.of(live.id()));
		view.listener().streaming(live.id(), "One\n\nTwo\n\nThree\n\nFour", "");
		view.listener().newer(List.of(live), false);
		view.listener().streaming(live.id(), "One\n\nTwo\n\nThree\n\nFour\n\nFive", "");
		until(() -> "One Two Three Four Five".equals(page("[...document.querySelectorAll('.body p')].map(each => each.textContent).join(' ')")));
		assertEquals(1.0, page("document.querySelectorAll('.live').length"));
	}

	private int articles() {
		return ((Double) page("document.querySelectorAll('article').length")).intValue();
	}

	private Object first() {
		return page("document.querySelector('article').id");
	}

	private static String id(Message message) {
		return "m" + message.id();
	}

	private static List<UUID> ids(List<Message> messages) {
		return messages.stream().map(Message::id).toList();
	}

	private double top(Message message) {
		return (Double) page("document.getElementById('m" + message.id() + "').getBoundingClientRect().top");
	}
}
