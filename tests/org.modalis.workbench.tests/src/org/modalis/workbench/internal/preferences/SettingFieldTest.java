package org.modalis.workbench.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.workbench.toolkit.ThemeColors;

class SettingFieldTest {
	private Shell shell;

	@BeforeEach
	void openShell() {
		shell = new Shell(Display.getCurrent() == null ? new Display() : Display.getCurrent());
	}

	@AfterEach
	void closeShell() {
		shell.dispose();
	}

	@Test
	void aChoiceIsAListOfItsWords() {
		var edits = new AtomicInteger();
		var region = ProviderSetting.choice("region", "Region", List.of("Europe", "Asia"), "Where it runs.");
		var colors = new ThemeColors();
		var field = new SettingField(new FormRows(shell, colors), region, colors, edits::incrementAndGet);
		var list = controls(shell).filter(Combo.class::isInstance).map(Combo.class::cast).findFirst().orElseThrow();
		assertArrayEquals(new String[] { "Europe", "Asia" }, list.getItems());
		field.show("Asia");
		assertEquals("Asia", list.getText());
		list.select(0);
		list.notifyListeners(SWT.Selection, new Event());
		assertEquals("Europe", field.text());
		assertEquals(1, edits.get());
		field.show("Mars");
		assertEquals("Europe", field.text(), "what is no choice means the default");
	}

	private static Stream<Control> controls(Control root) {
		return root instanceof Composite parent
				? Stream.concat(Stream.of(root), Stream.of(parent.getChildren()).flatMap(SettingFieldTest::controls))
				: Stream.of(root);
	}
}
