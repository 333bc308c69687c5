package org.modalis.studio.chat.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;
import org.modalis.studio.chat.internal.page.HostileTexts;
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

	private final Wishes wishes = new Wishes() {
		@Override
		public void copy(UUID message) {
			asked.add("copy " + message);
		}

		@Override
		public void copyCode(UUID message, int number) {
			asked.add("code " + message + " " + number);
		}

		@Override
		public void open(String address) {
			asked.add("open " + address);
		}

		@Override
		public void older() {
			asked.add("older");
		}

		@Override
		public void stop() {
			asked.add("stop");
		}

		@Override
		public void drawn(Optional<UUID> thread) {
			drawn.add(thread);
		}
	};

	@BeforeEach
	void openPage() {
		display = Display.getCurrent() == null ? new Display() : Display.getCurrent();
		shell = new Shell(display, SWT.SHELL_TRIM);
		shell.setLayout(new FillLayout());
		shell.setSize(800, 600);
		view = new WebConversation(shell, new ThemeColors(), wishes);
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
		return new Message(UUID.randomUUID(), THREAD, Optional.of(UUID.randomUUID()), Role.ASSISTANT, text, "", state, "",
				Optional.of(ModelId.parse("local/tiny")), "Tiny", Usage.UNKNOWN, Optional.empty(), Optional.empty(), Instant.EPOCH);
	}

	private static Message hostile(String text) {
		return new Message(UUID.randomUUID(), THREAD, Optional.of(UUID.randomUUID()), Role.ASSISTANT, text, text, State.FAILED, text,
				Optional.of(ModelId.parse("local/tiny")), text, Usage.UNKNOWN, Optional.empty(), Optional.empty(), Instant.EPOCH);
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
		view.listener().waiting(messages.getFirst().id(), "<img src=x onerror=pwned()>", java.time.Duration.ofSeconds(3));
		view.hint("<script>pwned()</script>", "<img src=x onerror=pwned()>");
		until(() -> page("document.querySelectorAll('article').length").equals(2.0 * messages.size()));
		browser.execute("for (const link of document.querySelectorAll('a')) link.click();"
				+ "for (const box of document.querySelectorAll('details')) box.open = true;"
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
}
