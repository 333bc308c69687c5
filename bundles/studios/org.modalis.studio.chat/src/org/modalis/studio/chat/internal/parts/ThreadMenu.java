package org.modalis.studio.chat.internal.parts;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.modalis.api.history.Conversation;
import org.modalis.studio.chat.internal.session.ThreadFiling;

/** What can be done with the selected thread or folder of the list, by mouse and by the menu key. */
final class ThreadMenu {

	private final ThreadsPart part;
	private final ThreadFiling filing;
	private final Consumer<String> run;

	/** @param run carries out a command */
	ThreadMenu(ThreadsPart part, ThreadFiling filing, Consumer<String> run) {
		this.part = part;
		this.filing = filing;
		this.run = run;
	}

	/** Fills a menu each time it opens. */
	void fill(Menu menu) {
		for (MenuItem item : menu.getItems())
			item.dispose();
		command(menu, "New Chat\tCtrl+N", "org.modalis.chat.new");
		command(menu, "New Temporary Chat\tCtrl+Shift+N", "org.modalis.chat.newTemporary");
		command(menu, "New Folder…", "org.modalis.chat.newFolder");
		new MenuItem(menu, SWT.SEPARATOR);
		Optional<String> folder = part.selectedFolder();
		if (folder.isPresent())
			folder(menu, folder.get());
		else
			part.selectedThread().ifPresent(thread -> thread(menu, thread));
		command(menu, part.showsArchive() ? "Leave Archive" : "Show Archive", "org.modalis.chat.showArchive");
	}

	private void folder(Menu menu, String folder) {
		item(menu, "Fold or Unfold\tEnter", () -> filing.fold(folder));
		command(menu, "Rename Folder\tF2", "org.modalis.chat.rename");
		item(menu, "Delete Folder…\tDel", part::delete);
		new MenuItem(menu, SWT.SEPARATOR);
	}

	private void thread(Menu menu, Conversation thread) {
		command(menu, "Rename\tF2", "org.modalis.chat.rename");
		if (!thread.temporary()) {
			command(menu, (thread.filing().pinned() ? "Unpin" : "Pin") + "\tCtrl+Shift+P", "org.modalis.chat.pin");
			MenuItem move = new MenuItem(menu, SWT.CASCADE);
			move.setText("Move to Folder");
			move.setMenu(new Menu(menu));
			folders(move.getMenu(), thread);
			command(menu, (thread.filing().archived() ? "Take out of Archive" : "Archive") + "\tCtrl+Shift+E", "org.modalis.chat.archive");
			command(menu, "Export…", "org.modalis.chat.export");
		}
		command(menu, "Delete\tDel", "org.modalis.chat.delete");
		new MenuItem(menu, SWT.SEPARATOR);
	}

	/** The folders into which a thread can be moved. */
	void folders(Menu menu, Conversation thread) {
		Optional<String> in = thread.filing().folder();
		for (String folder : filing.folders())
			if (in.filter(folder::equals).isEmpty())
				item(menu, folder, () -> filing.move(thread, Optional.of(folder)));
		if (in.isPresent())
			item(menu, "Out of “" + in.get() + "”", () -> filing.move(thread, Optional.empty()));
		item(menu, "New Folder…", () -> part.newFolder(Optional.of(thread)));
	}

	private void command(Menu menu, String text, String command) {
		item(menu, text, () -> run.accept(command));
	}

	private static void item(Menu menu, String text, Runnable action) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		int key = text.indexOf('\t');
		item.setText(key < 0 ? text.replace("&", "&&") : text);
		item.addListener(SWT.Selection, e -> action.run());
	}
}
