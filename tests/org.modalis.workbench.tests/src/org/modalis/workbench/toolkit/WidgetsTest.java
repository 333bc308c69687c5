package org.modalis.workbench.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WidgetsTest {

	private Display display;
	private Shell shell;
	private final ThemeColors colors = new ThemeColors();

	@BeforeEach
	void openShell() {
		display = Display.getCurrent() == null ? new Display() : Display.getCurrent();
		shell = new Shell(display);
		shell.setLayout(new FillLayout());
		shell.setSize(300, 400);
	}

	@AfterEach
	void closeShell() {
		shell.dispose();
	}

	@Test
	void windowsThatComeAndGoShareTheirIcons() {
		Image first = new Icons(display, Icons.class, colors).image("filter", 16, ThemeColor.TEXT);
		assertSame(first, new Icons(display, Icons.class, colors).image("filter", 16, ThemeColor.TEXT));
		assertNotEquals(first, new Icons(display, Icons.class, colors).image("filter", 18, ThemeColor.TEXT));
	}

	@Test
	void buttonIsPressedByMouseAndKeyboard() {
		FlatButton button = new FlatButton(shell, colors);
		button.setText("New chat");
		shell.layout();
		AtomicInteger presses = new AtomicInteger();
		button.onPress(presses::incrementAndGet);
		mouse(button, SWT.MouseDown, 5, 5);
		mouse(button, SWT.MouseUp, 5, 5);
		assertEquals(1, presses.get());
		key(button, SWT.CR, '\r');
		key(button, ' ', ' ');
		assertEquals(3, presses.get());
	}

	@Test
	void buttonIgnoresAReleaseOutsideAndPressesWhileDisabled() {
		FlatButton button = new FlatButton(shell, colors);
		shell.layout();
		AtomicInteger presses = new AtomicInteger();
		button.onPress(presses::incrementAndGet);
		mouse(button, SWT.MouseDown, 5, 5);
		mouse(button, SWT.MouseUp, -50, 5);
		button.setEnabled(false);
		button.press();
		assertEquals(0, presses.get());
	}

	@Test
	void primaryButtonIsPaintedInTheAccentOfTheThemeInUse() {
		FlatButton button = new FlatButton(shell, colors);
		button.setPrimary(true);
		button.setSize(100, 28);
		assertEquals(ThemeColor.ACCENT.rgb(false), pixel(button, 12, 4));
		colors.show(true);
		assertEquals(ThemeColor.ACCENT.rgb(true), pixel(button, 12, 4));
	}

	@Test
	void chipGrowsWithItsDotAndGauge() {
		Chip chip = new Chip(shell, colors);
		chip.setText("TinyLlama");
		int plain = chip.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		chip.setDot(Optional.of(ThemeColor.OK));
		chip.setGauge(0.5);
		assertEquals(plain + 13 + 76, chip.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
	}

	@Test
	void listAsksOnlyForTheRowsOnTheScreen() {
		var asked = new ArrayList<Integer>();
		RowList list = new RowList(shell, colors);
		shell.layout();
		list.setRows(rows(10_000, asked));
		asked.clear();
		paint(list);
		assertTrue(!asked.isEmpty() && asked.size() < 20, "asked for " + asked.size() + " rows");
		list.select(9_999);
		asked.clear();
		paint(list);
		assertTrue(asked.contains(9_999), "scrolled to the selected row, but drew " + asked);
	}

	@Test
	void listIsMovedThroughByKeysAndTellsOnlyWhatTheUserSelects() {
		RowList list = new RowList(shell, colors);
		shell.layout();
		list.setRows(rows(100, new ArrayList<>()));
		var told = new ArrayList<Integer>();
		var opened = new ArrayList<Integer>();
		list.onSelect(told::add);
		list.onOpen(opened::add);
		list.select(4);
		key(list, SWT.ARROW_DOWN, '\0');
		key(list, SWT.END, '\0');
		key(list, SWT.ARROW_DOWN, '\0');
		key(list, SWT.HOME, '\0');
		key(list, SWT.CR, '\r');
		assertEquals(List.of(5, 99, 0), told);
		assertEquals(List.of(0), opened);
	}

	@Test
	void listKeepsItsSelectionInsideWhenRowsGo() {
		RowList list = new RowList(shell, colors);
		int[] size = { 5 };
		list.setRows(new RowSource() {
			@Override
			public int size() {
				return size[0];
			}

			@Override
			public Row row(int index) {
				return new Row("Row " + index, "", "");
			}
		});
		list.select(4);
		size[0] = 2;
		list.refresh();
		assertEquals(1, list.selection());
		size[0] = 0;
		list.refresh();
		assertEquals(-1, list.selection());
		paint(list);
	}

	@Test
	void iconsAreDrawnAtEachZoomAndInTheColourOfTheTheme() {
		String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"><rect width=\"16\" height=\"16\" fill=\"#0e7490\"/></svg>";
		var data = Icons.render(svg, 32, "#000000");
		assertEquals(32, data.width);
		assertEquals(new RGB(0x0e, 0x74, 0x90), data.palette.getRGB(data.getPixel(16, 16)));
		assertNotEquals(0, data.getAlpha(16, 16));
	}

	private static RowSource rows(int size, List<Integer> asked) {
		return new RowSource() {
			@Override
			public int size() {
				return size;
			}

			@Override
			public Row row(int index) {
				asked.add(index);
				return new Row("Thread " + index, "TinyLlama, this machine", "12:41");
			}

			@Override
			public String group(int index) {
				return index < 3 ? "Today" : "Last week";
			}
		};
	}

	private void paint(Control control) {
		pixel(control, 0, 0);
	}

	private RGB pixel(Control control, int x, int y) {
		Image image = new Image(display, Math.max(1, control.getSize().x), Math.max(1, control.getSize().y));
		GC gc = new GC(image);
		Event event = new Event();
		event.gc = gc;
		control.notifyListeners(SWT.Paint, event);
		gc.dispose();
		var data = image.getImageData();
		image.dispose();
		return data.palette.getRGB(data.getPixel(x, y));
	}

	private static void mouse(Control control, int type, int x, int y) {
		Event event = new Event();
		event.button = 1;
		event.x = x;
		event.y = y;
		control.notifyListeners(type, event);
	}

	private static void key(Control control, int code, char character) {
		Event event = new Event();
		event.keyCode = code;
		event.character = character;
		control.notifyListeners(SWT.KeyDown, event);
	}
}
