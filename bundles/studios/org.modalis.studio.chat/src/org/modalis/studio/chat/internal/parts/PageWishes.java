package org.modalis.studio.chat.internal.parts;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Control;
import org.modalis.studio.chat.internal.page.Code;
import org.modalis.studio.chat.internal.page.ConversationHtml;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ConversationListener;
import org.modalis.studio.chat.internal.session.FoundWords;
import org.modalis.studio.chat.internal.session.FoundWords.Sought;
import org.modalis.studio.chat.internal.session.Paging;
import org.modalis.studio.chat.internal.session.RemotePictures;
import org.modalis.studio.chat.internal.session.ThreadFiles;
import org.modalis.studio.chat.internal.session.ThreadWords;
import org.modalis.studio.chat.internal.view.Wishes;

/** Carries out what the user asks for in the conversation. */
final class PageWishes implements Wishes {

	private final Control control;
	private final ChatSession session;
	private final ThreadWords words;
	private final ThreadFiles files;
	private final RemotePictures pictures;
	private final Supplier<ConversationListener> view;
	private final Consumer<Optional<UUID>> drawn;
	private final Consumer<UUID> compare;

	/**
	 * @param view where pictures go
	 * @param drawn told which thread is on the screen
	 * @param compare told of a question that several models are to answer, or of an answer that is to be seen beside others
	 */
	PageWishes(Control control, ChatSession session, ThreadFiles files, RemotePictures pictures, Supplier<ConversationListener> view,
			Consumer<Optional<UUID>> drawn, Consumer<UUID> compare) {
		this.control = control;
		this.session = session;
		words = new ThreadWords(session);
		this.files = files;
		this.pictures = pictures;
		this.view = view;
		this.drawn = drawn;
		this.compare = compare;
	}

	@Override
	public void copy(UUID message) {
		session.text(message, this::copy);
	}

	@Override
	public void copyCode(UUID message, int number) {
		code(message, number, code -> copy(code.text()));
	}

	@Override
	public void saveCode(UUID message, int number) {
		code(message, number, code -> control.getDisplay().asyncExec(() -> {
			if (!control.isDisposed())
				new SavedCode(control.getShell(), code).askAndSave();
		}));
	}

	private void code(UUID message, int number, Consumer<Code> then) {
		session.text(message, text -> {
			var codes = ConversationHtml.codes(text);
			if (number >= 0 && number < codes.size() && !control.isDisposed())
				then.accept(codes.get(number));
		});
	}

	private void copy(String text) {
		if (control.isDisposed() || text.isEmpty())
			return;
		control.getDisplay().asyncExec(() -> {
			Clipboard clipboard = new Clipboard(control.getDisplay());
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
	}

	@Override
	public void regenerate(UUID answer) {
		session.regenerate(answer);
	}

	@Override
	public void compare(UUID question) {
		compare.accept(question);
	}

	@Override
	public void beside(UUID answer) {
		compare.accept(answer);
	}

	@Override
	public void favourite(UUID message, boolean marked) {
		session.work(history -> history.setFavourite(message, marked));
	}

	@Override
	public void goOn(UUID answer) {
		session.goOn(answer);
	}

	@Override
	public void fork(UUID message) {
		session.fork(message);
	}

	@Override
	public void delete(UUID message) {
		if (MessageDialog.openConfirm(control.getShell(), "Delete message", "This message and everything below it leave the thread."))
			session.deleteFrom(message);
	}

	@Override
	public void edit(UUID question, String text, boolean run) {
		session.edit(question, text, run);
	}

	@Override
	public void file(UUID message, int number) {
		files.content(message, number, (file, content) -> later(() -> new OpenedFile(control.getShell(), file, content).ask()),
				trouble -> later(() -> MessageDialog.openError(control.getShell(), "Attached file", trouble)));
	}

	@Override
	public void thumbnail(UUID message, int number) {
		files.thumbnail(message, number, content -> view.get().thumbnail(message, number, content));
	}

	@Override
	public void showPicture(UUID message, String address) {
		pictures.get(address, view.get());
	}

	private void later(Runnable action) {
		if (!control.isDisposed())
			control.getDisplay().asyncExec(() -> {
				if (!control.isDisposed())
					action.run();
			});
	}

	@Override
	public void sibling(UUID message, int step) {
		session.sibling(message, step);
	}

	@Override
	public void open(String address) {
		int answer = MessageDialog.open(MessageDialog.QUESTION, control.getShell(), "Open link",
				"This link leads out of Modalis, to your browser:\n\n" + address, 0, "Open", "Cancel");
		if (answer == 0)
			Program.launch(address);
	}

	@Override
	public void older() {
		page(Paging.OLDER);
	}

	@Override
	public void page(Paging where) {
		session.page(where);
	}

	@Override
	public void lookAt(UUID message) {
		session.lookAt(message);
	}

	@Override
	public void find(Sought sought, Consumer<FoundWords> then) {
		words.find(sought, then);
	}

	@Override
	public void stop() {
		session.stop();
	}

	@Override
	public void drawn(Optional<UUID> thread) {
		drawn.accept(thread);
	}
}
