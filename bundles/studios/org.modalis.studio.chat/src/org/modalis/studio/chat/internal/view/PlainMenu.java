package org.modalis.studio.chat.internal.view;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.modalis.api.history.Message;
import org.modalis.api.history.Siblings;
import org.modalis.studio.chat.internal.page.Action;
import org.modalis.studio.chat.internal.page.Code;
import org.modalis.studio.chat.internal.page.ConversationHtml;
import org.modalis.studio.chat.internal.page.LinkTarget;
import org.modalis.studio.chat.internal.page.MetaLine;

/** What can be done with a message in the plain conversation. Threads: the UI thread. */
final class PlainMenu {

	private static final Pattern LINK = Pattern.compile("(?:https?://|mailto:)[^\\s<>\"')\\]]+");

	private final Wishes wishes;
	private final Set<Action> offered;

	PlainMenu(Wishes wishes, Set<Action> offered) {
		this.wishes = wishes;
		this.offered = offered;
	}

	/** A menu for one message. */
	Menu of(StyledText text, Message message, Optional<Siblings> siblings) {
		Menu menu = new Menu(text);
		UUID id = message.id();
		if (text.getSelectionCount() > 0)
			item(menu, "Copy Selection", text::copy);
		act(menu, message, Action.TAKE, "Take This Answer On", () -> wishes.take(id));
		act(menu, message, Action.HALT, "Stop This Answer", () -> wishes.halt(id));
		act(menu, message, Action.COPY, "Copy Message", () -> wishes.copy(id));
		act(menu, message, Action.EDIT, "Edit and Save…", () -> edit(text, message, false));
		act(menu, message, Action.EDIT_AND_RUN, "Edit and Run…", () -> edit(text, message, true));
		act(menu, message, Action.COMPARE, "Compare Answers…", () -> wishes.compare(id));
		if (siblings.filter(all -> all.all().size() > 1).isPresent())
			act(menu, message, Action.BESIDE, "Show Side by Side…", () -> wishes.beside(id));
		act(menu, message, Action.FAVOURITE, message.favourite() ? "No Longer a Favourite" : "Mark as Favourite",
				() -> wishes.favourite(id, !message.favourite()));
		act(menu, message, Action.REGENERATE, "Regenerate", () -> wishes.regenerate(id));
		act(menu, message, Action.CONTINUE, "Continue", () -> wishes.goOn(id));
		act(menu, message, Action.FORK, "Fork from Here", () -> wishes.fork(id));
		act(menu, message, Action.DELETE, "Delete", () -> wishes.delete(id));
		siblings.flatMap(Siblings::previous).ifPresent(to -> item(menu, "Previous Version", () -> wishes.sibling(id, -1)));
		siblings.flatMap(Siblings::next).ifPresent(to -> item(menu, "Next Version", () -> wishes.sibling(id, 1)));
		for (int i = 0; offered.contains(Action.FILE) && i < message.attachments().size(); i++) {
			int number = i;
			item(menu, "Open or Save " + shortened(MetaLine.fileName(message.attachments().get(i))) + "…", () -> wishes.file(id, number));
		}
		if (message.role() == Message.Role.ASSISTANT)
			codes(menu, message);
		LINK.matcher(message.text()).results().map(found -> found.group()).filter(LinkTarget::isSafe).distinct().limit(20)
				.forEach(link -> item(menu, "Open " + shortened(link), () -> wishes.open(link)));
		return menu;
	}

	private void codes(Menu menu, Message message) {
		var codes = ConversationHtml.codes(message.text());
		for (int i = 0; i < Math.min(20, codes.size()); i++) {
			int number = i;
			String name = " Code " + (i + 1) + ": " + shortened(firstLine(codes.get(i)));
			item(menu, "Copy" + name, () -> wishes.copyCode(message.id(), number));
			if (offered.contains(Action.SAVE_CODE))
				item(menu, "Save" + name, () -> wishes.saveCode(message.id(), number));
		}
	}

	private static String firstLine(Code code) {
		return code.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
	}

	private static String shortened(String text) {
		return text.length() > 60 ? text.substring(0, 60) + "…" : text;
	}

	private void act(Menu menu, Message message, Action action, String label, Runnable run) {
		if (offered.contains(action) && action.suits(message))
			item(menu, label, run);
	}

	private static void item(Menu menu, String label, Runnable run) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText(label.replace("&", "&&").replaceAll("\\p{Cntrl}", " "));
		item.addListener(SWT.Selection, e -> run.run());
	}

	private void edit(StyledText text, Message message, boolean run) {
		var dialog = new InputDialog(text.getShell(), "Edit question", run ? "The changed question is asked at once. The one before is kept."
				: "The changed question is saved. The one before is kept.", message.text(), value -> value.isBlank() ? "Write a question." : null) {
			@Override
			protected int getInputTextStyle() {
				return SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER;
			}
		};
		if (dialog.open() == Window.OK)
			wishes.edit(message.id(), dialog.getValue(), run);
	}
}
