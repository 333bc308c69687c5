package org.modalis.ui.tests;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** The preferences dialog as a user sees and uses it. */
final class Preferences {

	private Preferences() {
	}

	/** Opens it from the Window menu. */
	static void open() {
		Menus.choose("Window", "Preferences...");
		Ui.window("Preferences");
		Ui.run(() -> Ui.expand(tree()));
	}

	/** The pages in their order, those below others indented by two spaces per level. On the UI thread. */
	static List<String> pages() {
		var pages = new ArrayList<String>();
		collect(tree().getItems(), "", pages);
		return pages;
	}

	private static void collect(TreeItem[] items, String indent, List<String> pages) {
		for (var item : items) {
			pages.add(indent + item.getText());
			collect(item.getItems(), indent + "  ", pages);
		}
	}

	/** Clicks a page in the tree. */
	static void select(String page) {
		Point place = Ui.get(() -> {
			var bounds = find(tree().getItems(), page).getBounds();
			return tree().toDisplay(bounds.x + Math.min(20, bounds.width / 2), bounds.y + bounds.height / 2);
		});
		User.click(place);
		Ui.await("the page " + page, () -> tree().getSelectionCount() == 1 && tree().getSelection()[0].getText().equals(page));
	}

	private static TreeItem find(TreeItem[] items, String page) {
		for (var item : items) {
			if (item.getText().equals(page))
				return item;
			var below = find(item.getItems(), page);
			if (below != null)
				return below;
		}
		return null;
	}

	/** Presses Apply and Close. */
	static void apply() {
		close("Apply and Close");
	}

	/** Presses Cancel. */
	static void cancel() {
		close("Cancel");
	}

	private static void close(String label) {
		Button button = Ui.get(() -> inDialog(Button.class).stream().filter(each -> each.getText().replace("&", "").equals(label))
				.findFirst().orElseThrow());
		User.click(button);
		Ui.await("the preferences to close", () -> dialog() == null);
	}

	private static Shell dialog() {
		return Ui.all(Shell.class).filter(shell -> shell.getText().startsWith("Preferences")).findFirst().orElse(null);
	}

	private static Tree tree() {
		return inDialog(Tree.class).stream().filter(tree -> (tree.getStyle() & SWT.CHECK) == 0).findFirst().orElseThrow();
	}

	private static <C extends Control> List<C> inDialog(Class<C> type) {
		var dialog = dialog();
		return Ui.all(type).filter(control -> control.getShell() == dialog).toList();
	}
}
