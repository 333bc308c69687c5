package org.modalis.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.PlatformUI;

/** The main menu. */
final class Menus {

	private Menus() {
	}

	/** The names in the menu bar. On the UI thread. */
	static List<String> names() {
		return Arrays.stream(bar().getItems()).map(Menus::name).toList();
	}

	/** The names of the items in a menu, without separators. On the UI thread. */
	static List<String> items(String menu) {
		return shown(menu).filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0).map(Menus::name).toList();
	}

	/** Chooses an item, as assistive technology does; whatever opens, opens later. */
	static void choose(String menu, String name) {
		Ui.display().asyncExec(() -> {
			var item = shown(menu).filter(each -> name(each).equals(name)).findFirst()
					.orElseThrow(() -> new AssertionError("There is no " + menu + " > " + name));
			item.notifyListeners(SWT.Selection, new Event());
		});
	}

	private static Stream<MenuItem> shown(String menu) {
		var below = Arrays.stream(bar().getItems()).filter(item -> name(item).equals(menu)).findFirst().orElseThrow().getMenu();
		below.notifyListeners(SWT.Show, new Event());
		return Arrays.stream(below.getItems());
	}

	private static Menu bar() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().getMenuBar();
	}

	/** Without mnemonic and key. */
	private static String name(MenuItem item) {
		return item.getText().replace("&", "").replaceFirst("\t.*", "");
	}
}
