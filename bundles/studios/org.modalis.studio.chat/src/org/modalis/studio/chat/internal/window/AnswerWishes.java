package org.modalis.studio.chat.internal.window;

import java.util.Optional;
import java.util.UUID;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;
import org.modalis.studio.chat.internal.page.ConversationHtml;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.view.Wishes;

/** Carries out what the user asks for among several answers. */
abstract class AnswerWishes implements Wishes {

	private final Shell shell;
	private final ChatSession session;

	AnswerWishes(Shell shell, ChatSession session) {
		this.shell = shell;
		this.session = session;
	}

	@Override
	public void copy(UUID message) {
		session.text(message, this::copy);
	}

	@Override
	public void copyCode(UUID message, int number) {
		session.text(message, text -> {
			var codes = ConversationHtml.codes(text);
			if (number >= 0 && number < codes.size())
				copy(codes.get(number).text());
		});
	}

	private void copy(String text) {
		if (shell.isDisposed() || text.isEmpty())
			return;
		shell.getDisplay().asyncExec(() -> {
			Clipboard clipboard = new Clipboard(shell.getDisplay());
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
	}

	@Override
	public void open(String address) {
		int answer = MessageDialog.open(MessageDialog.QUESTION, shell, "Open link",
				"This link leads out of Modalis, to your browser:\n\n" + address, 0, "Open", "Cancel");
		if (answer == 0)
			Program.launch(address);
	}

	@Override
	public void older() {
		// all is shown
	}

	@Override
	public void drawn(Optional<UUID> thread) {
		// nobody waits for it
	}
}
