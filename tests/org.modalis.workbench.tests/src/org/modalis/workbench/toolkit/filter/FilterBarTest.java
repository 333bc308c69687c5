package org.modalis.workbench.toolkit.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.testkit.InMemorySettings;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColors;

class FilterBarTest {

	private Display display;
	private Shell shell;
	private FilterModel model;

	@BeforeEach
	void open() {
		display = Display.getCurrent() == null ? new Display() : Display.getCurrent();
		shell = new Shell(display);
		shell.setLayout(new FillLayout());
		shell.setSize(300, 200);
		var form = FilterForm.of("things", "Filter things", new Choice("new", "Newest")).order("name", "Name")
				.choice(Criterion.PROVIDER, "Provider", () -> List.of(new Choice("groq", "Groq"), new Choice("meta", "Meta")))
				.with(Criterion.DATE, "Changed");
		model = new FilterModel(form, new InMemorySettings(), Runnable::run);
		new FilterBar(shell, new ThemeColors(), model);
		shell.open();
	}

	@AfterEach
	void close() {
		shell.dispose();
	}

	private <C> C find(Class<C> type, String id) {
		var roots = Stream.concat(Stream.of(shell), Stream.of(display.getShells()));
		return roots.flatMap(FilterBarTest::all).filter(control -> id.equals(control.getData("org.modalis.id"))).map(type::cast)
				.findFirst().orElseThrow(() -> new AssertionError("No control " + id));
	}

	private static Stream<Control> all(Control control) {
		return control instanceof Composite box ? Stream.concat(Stream.of(control), Stream.of(box.getChildren()).flatMap(FilterBarTest::all))
				: Stream.of(control);
	}

	private void choose(Combo combo, int at) {
		combo.select(at);
		combo.notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void wordsNarrowAtOnce() {
		find(Text.class, "things.filter.text").setText("rain");
		assertEquals("rain", model.filter().text());
	}

	@Test
	void popupOffersTheCriteriaOfTheListAndEachInUseBecomesAChipThatAPressRemoves() {
		find(FlatButton.class, "things.filter.more").press();
		choose(find(Combo.class, "things.filter.PROVIDER"), 2);
		choose(find(Combo.class, "things.filter.date"), 2);
		choose(find(Combo.class, "things.filter.order"), 1);
		assertEquals(Optional.of("meta"), model.filter().provider());
		assertEquals(DateRange.last(7), model.filter().date());
		assertEquals(Optional.of("name"), model.filter().order());
		var chip = find(FlatButton.class, "things.filter.chip.PROVIDER");
		assertTrue(chip.getText().startsWith("Provider: Meta"));
		chip.press();
		assertEquals(Optional.empty(), model.filter().provider());
		assertTrue(chip.isDisposed());
	}

	@Test
	void daysAreTakenOnceTheyAreWrittenDown() {
		find(FlatButton.class, "things.filter.more").press();
		choose(find(Combo.class, "things.filter.date"), 5);
		find(Text.class, "things.filter.date.from").setText("2026-13-01");
		assertFalse(model.filter().has(Criterion.DATE));
		find(Text.class, "things.filter.date.from").setText("2026-11-01");
		assertEquals("since 2026-11-01", model.filter().date().words());
	}

	@Test
	void viewIsSavedUsedAndDeleted() {
		model.set(model.filter().withText("rain"));
		find(FlatButton.class, "things.filter.more").press();
		find(Text.class, "things.filter.view.name").setText("Rainy");
		find(FlatButton.class, "things.filter.view.save").press();
		model.clear();
		find(FlatButton.class, "things.filter.view.use.Rainy").press();
		assertEquals("rain", find(Text.class, "things.filter.text").getText());
		find(FlatButton.class, "things.filter.more").press();
		find(FlatButton.class, "things.filter.view.delete.Rainy").press();
		assertEquals(List.of(), model.views());
	}
}
