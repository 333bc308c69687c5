package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.workbench.toolkit.ThemedCanvas;

/** Whatever a user can act on says to assistive technology what it is. */
@ExtendWith(WorkbenchExtension.class)
@Timeout(300)
class NamesTest {

	private static final List<Class<? extends Control>> ACTED_ON = List.of(Text.class, StyledText.class, Combo.class, Button.class,
			Spinner.class, Scale.class, Table.class, Tree.class, ThemedCanvas.class);

	private static final String NAMELESS_IN_PAGE = """
			return [...document.querySelectorAll('button, input, textarea, a, summary')].filter(each =>
				!(each.ariaLabel || each.textContent.trim() || each.title || each.placeholder)).map(each => each.outerHTML).join(' ');""";

	@Test
	void everyControlOfTheWindowHasAName() {
		try (var moon = ScriptedModel.openAi("moon")) {
			moon.answers(moon.whole("Yes: `code`\n\n```\nblock\n```"));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Has everything a name?");
			Ui.await("the answer", () -> Chat.idle() && Chat.messages().size() == 2);
			User.press("ctrl+shift+t");
			Ui.control("promptText");
			assertEquals(List.of(), Ui.get(NamesTest::nameless));
			assertEquals("", Ui.get(() -> Chat.page().evaluate(NAMELESS_IN_PAGE)));
			User.press("ctrl+shift+t");
			Ui.await("the library to go", () -> Ui.shown("promptText").isEmpty());
		}
	}

	@Test
	void anAnswerIsSpokenInSentencesWhileTheKeyboardStays() {
		var rest = new CountDownLatch(1);
		try (var moon = ScriptedModel.openAi("moon")) {
			moon.answers(moon.begin("The sea is **deep**. It is", " al").waitFor(rest).then(moon.text("so wide.") + moon.end()));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Speak of the sea");
			Ui.await("the first sentence alone", () -> spoken().equals("The sea is deep."));
			assertTrue(Ui.get(() -> Chat.composer().isFocusControl()));
			rest.countDown();
			Ui.await("the rest", () -> spoken().equals("It is also wide. Answer complete"));
			assertTrue(Ui.get(() -> Chat.composer().isFocusControl()));
		} finally {
			rest.countDown();
		}
	}

	private static String spoken() {
		return (String) Chat.page().evaluate("return document.querySelector('[aria-live=polite]').textContent;");
	}

	static List<String> nameless() {
		var found = new ArrayList<String>();
		for (var type : ACTED_ON)
			Ui.all(type).filter(control -> name(control).isBlank())
					.forEach(control -> found.add(control.getClass().getSimpleName() + " " + control.getData("org.modalis.id")));
		return found;
	}

	private static String name(Control control) {
		var event = new AccessibleEvent(control.getAccessible());
		event.childID = ACC.CHILDID_SELF;
		listeners(control.getAccessible()).forEach(listener -> listener.getName(event));
		if (event.result != null)
			return event.result;
		return control instanceof Button button ? button.getText() : "";
	}

	/** The platform asks these when assistive technology asks it; there is no other way to see what they say. */
	@SuppressWarnings("unchecked")
	private static List<AccessibleListener> listeners(Accessible accessible) {
		try {
			var field = Accessible.class.getDeclaredField("accessibleListeners");
			field.setAccessible(true);
			var all = (List<AccessibleListener>) field.get(accessible);
			return all == null ? List.of() : List.copyOf(all);
		} catch (ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}
}
