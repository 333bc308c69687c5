package org.modalis.studio.chat.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Cost;
import org.modalis.api.history.Figures;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Siblings;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;
import org.modalis.studio.chat.internal.page.Action;
import org.modalis.studio.chat.internal.session.FoundWords;
import org.modalis.studio.chat.internal.session.FoundWords.Sought;
import org.modalis.workbench.toolkit.ThemeColors;

/** The plain view in a real window. Needs a display. */
class PlainConversationTest {

	private static final UUID THREAD = UUID.randomUUID();

	private final List<String> asked = new ArrayList<>();
	private final List<Optional<UUID>> drawn = new ArrayList<>();
	private Function<Sought, FoundWords> found = sought -> new FoundWords(List.of(), 0);
	private Display display;
	private Shell shell;
	private PlainConversation view;
	private StyledText text;

	@BeforeEach
	void open() {
		display = Display.getCurrent() == null ? new Display() : Display.getCurrent();
		shell = new Shell(display, SWT.SHELL_TRIM);
		shell.setLayout(new FillLayout());
		shell.setSize(700, 500);
		view = new PlainConversation(shell, new Look(display, new ThemeColors()), new RecordedWishes(asked, drawn, (sought, then) -> then.accept(found.apply(sought))),
				EnumSet.allOf(Action.class));
		text = find((Composite) view.control(), StyledText.class);
		shell.open();
	}

	@AfterEach
	void close() {
		shell.dispose();
	}

	private static <C extends Control> C find(Composite parent, Class<C> type) {
		for (Control child : parent.getChildren()) {
			C found = type.isInstance(child) ? type.cast(child) : child instanceof Composite box ? find(box, type) : null;
			if (found != null)
				return found;
		}
		return null;
	}

	private void until(BooleanSupplier condition) {
		long end = System.nanoTime() + 20_000_000_000L;
		while (!condition.getAsBoolean()) {
			assertTrue(System.nanoTime() < end, () -> "the view did not follow within 20 s: " + text.getText() + asked);
			if (!display.readAndDispatch()) {
				display.timerExec(5, () -> {
				});
				display.sleep();
			}
		}
	}

	private static Message question(String text) {
		return Message.user(UUID.randomUUID(), THREAD, Optional.empty(), text, Instant.EPOCH);
	}

	private static Message begun() {
		return Message.answer(UUID.randomUUID(), THREAD, UUID.randomUUID(), ModelId.parse("local/tiny"), "Tiny", Instant.EPOCH);
	}

	private static Message answer(String text, State state) {
		return begun().withText(text, "").ended(state, "", Figures.NONE);
	}

	private void show(boolean more, Message... messages) {
		view.opened(Optional.empty(), List.of(messages), more);
		until(() -> !drawn.isEmpty() && text.getText().contains(messages[messages.length - 1].text()));
	}

	private MenuItem[] menu(Message message, Optional<Siblings> siblings, Set<Action> offered) {
		return new PlainMenu(new RecordedWishes(asked, drawn), offered).of(text, message, siblings).getItems();
	}

	private static MenuItem item(MenuItem[] items, String label) {
		return Arrays.stream(items).filter(each -> each.getText().startsWith(label)).findFirst()
				.orElseThrow(() -> new AssertionError(label + " not in " + Arrays.stream(items).map(MenuItem::getText).toList()));
	}

	@Test
	void saysEverythingThatThePageSays() {
		var figures = new Figures(Usage.of(412, 286), Optional.of(Cost.of("0.00366", "USD")), Optional.of(Duration.ofMillis(600)), Optional.of(Duration.ofMillis(4100)));
		Message question = question("Why?").withAttachments(List.of(Attachment.of(new Content("0".repeat(64), 412), "text/plain", "a.properties")));
		Message answer = begun().withText("Because.", "Thinking").withToolCalls("[{\"name\":\"search\"}]").ended(State.STOPPED, "", figures);
		show(false, question, answer);
		view.siblings(Map.of(answer.id(), new Siblings(List.of(UUID.randomUUID(), answer.id(), UUID.randomUUID()), 1)));
		until(() -> text.getText().contains("‹ 2 / 3 ›"));
		for (String part : List.of("You\nWhy?", "[a.properties · 412 B]", "Tiny  ", "412 → 286 tokens", "0.0037", "Reasoning:\n    Thinking", "Tool calls:\n    [{", "Because.",
				"[Stopped. What had come is kept.]"))
			assertTrue(text.getText().contains(part), part + " in " + text.getText());
		assertEquals(List.of(Optional.empty()), drawn);
	}

	@Test
	void followsAStreamAndKeepsTheSelection() {
		Message answer = begun();
		show(false, question("Why is the sky blue?"));
		view.changed(answer);
		view.waiting(answer.id(), "Rate limited", Duration.ofSeconds(12));
		until(() -> text.getText().contains("[Rate limited, again in 12 s]"));
		text.setSelection(4, 7);
		view.streaming(answer.id(), "Light", "");
		view.streaming(answer.id(), "Light scatters.", "");
		until(() -> text.getText().endsWith("Light scatters."));
		assertEquals("Why", text.getSelectionText());
		assertFalse(text.getText().contains("Rate limited"));
		view.changed(answer.withText("Light scatters.", "").ended(State.FAILED, "Ollama is not reachable.", Figures.NONE));
		until(() -> text.getText().endsWith("[Ollama is not reachable.]"));
	}

	@Test
	void offersInAMenuWhatThePageOffers() {
		Message question = question("Why?");
		Message answer = answer("See https://a.example/b?c=d.\n\n```java\nint a;\n```", State.STOPPED);
		show(false, question, answer);
		var siblings = Optional.of(new Siblings(List.of(UUID.randomUUID(), answer.id()), 1));
		for (String label : List.of("Copy Message", "Regenerate", "Continue", "Fork from Here", "Delete", "Previous Version", "Copy Code 1: int a;", "Save Code 1: int a;",
				"Open https://a.example/b?c=d"))
			item(menu(answer, siblings, EnumSet.allOf(Action.class)), label).notifyListeners(SWT.Selection, new Event());
		UUID id = answer.id();
		assertEquals(List.of("copy " + id, "regenerate " + id, "continue " + id, "fork " + id, "delete " + id, "sibling " + id + " -1", "code " + id + " 0",
				"save " + id + " 0", "open https://a.example/b?c=d."), asked);
		item(menu(question, Optional.empty(), EnumSet.allOf(Action.class)), "Edit and Run");
		assertEquals(0, menu(question, Optional.empty(), Set.of()).length, "nothing that is not offered");
		assertEquals(Optional.of(question.id()), view.at(text.getText().indexOf("Why?")));
		assertEquals(Optional.of(answer.id()), view.at(text.getText().indexOf("See https")));
		assertEquals(Optional.of(answer.id()), view.at(text.getCharCount()));
	}

	@Test
	void takesEarlierMessagesInWhenTheyAreWanted() {
		show(true, answer("line\n".repeat(100) + "end", State.COMPLETE));
		text.setTopPixel(0);
		text.redraw();
		until(() -> asked.contains("older"));
		view.older(List.of(answer("earlier", State.COMPLETE)), false);
		until(() -> text.getText().contains("earlier"));
		assertTrue(text.getText().indexOf("earlier") < text.getText().indexOf("line"));
		assertEquals(List.of("older"), asked);
	}

	@Test
	void keepsAStretchOfALongThreadAndNothingMovesUnderTheEyes() {
		List<Message> all = new ArrayList<>();
		for (int i = 0; i < 120; i++)
			all.add(question("Question number " + i + ".\nIt has two lines."));
		view.opened(Optional.empty(), all.subList(60, 120), true);
		until(() -> text.getText().contains("number 119."));
		text.setTopIndex(text.getLineAtOffset(text.getText().indexOf("You\nQuestion number 75.")));
		until(() -> asked.contains("older"));
		int top = place(75);
		view.older(all.subList(30, 60), true);
		view.left(all.subList(90, 120).stream().map(Message::id).toList());
		until(() -> text.getText().contains("number 30.") && !text.getText().contains("number 119."));
		assertEquals(top, place(75), "earlier came above, later left below");
		asked.clear();
		view.changed(question("Said below"));
		view.newer(all.subList(90, 120), false);
		view.left(all.subList(30, 60).stream().map(Message::id).toList());
		until(() -> text.getText().contains("number 119.") && !text.getText().contains("number 30."));
		assertEquals(top, place(75), "later came below, earlier left above");
		assertFalse(text.getText().contains("Said below"));
		Event end = new Event();
		end.keyCode = SWT.HOME;
		end.stateMask = SWT.CTRL;
		text.notifyListeners(SWT.KeyDown, end);
		assertEquals("first", asked.getLast());
		view.openedAt(Optional.empty(), all.subList(0, 60), false);
		until(() -> text.getText().contains("number 0."));
		assertEquals(0, text.getTopPixel());
		end.keyCode = SWT.END;
		text.notifyListeners(SWT.KeyDown, end);
		assertEquals("latest", asked.getLast());
	}

	/** How far below the upper edge a message begins. */
	private int place(int number) {
		return text.getLocationAtOffset(text.getText().indexOf("Question number " + number + ".")).y;
	}

	@Test
	void findsWords() {
		Message early = question("an early needle");
		var shown = List.of(question("A needle"), answer("another Needle", State.COMPLETE));
		show(true, shown.toArray(Message[]::new));
		found = sought -> new FoundWords(Stream.concat(Stream.of(early), shown.stream())
				.map(message -> new FoundWords.Place(message.id(), (int) FoundWords.pattern(sought.words()).matcher(sought.shown().apply(message)).results().count())).toList(), 1);
		view.find();
		Text field = find((Composite) view.control(), Text.class);
		assertTrue(field.isVisible());
		field.setText("needle");
		until(() -> count().equals("2 of 3"));
		assertEquals("needle", text.getSelectionText());
		press(field, SWT.ARROW_UP);
		assertEquals("look " + early.id(), asked.getLast());
		view.older(List.of(early), false);
		until(() -> count().equals("1 of 3"));
		press(field, SWT.ARROW_DOWN);
		press(field, SWT.ARROW_DOWN);
		assertEquals("3 of 3", count());
		assertEquals("Needle", text.getSelectionText());
		press(field, SWT.ESC);
		assertFalse(field.isVisible());
		press(text, SWT.ESC);
		assertEquals("stop", asked.getLast());
	}

	private String count() {
		return find((Composite) view.control(), Label.class).getText();
	}

	private static void press(Control control, int key) {
		Event event = new Event();
		event.keyCode = key;
		control.notifyListeners(SWT.KeyDown, event);
	}

	@Test
	void growsWithTheZoom() {
		show(false, question("Why?"));
		int before = text.getLineHeight();
		view.zoom(200);
		assertTrue(text.getLineHeight() > before * 1.5);
	}
}
