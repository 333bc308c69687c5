package org.modalis.studio.chat.internal.parts;

import java.util.Optional;
import java.util.UUID;

import org.eclipse.swt.widgets.Shell;
import org.modalis.api.history.Conversation;
import org.modalis.studio.chat.internal.session.ThreadList;

/**
 * Names the thread in the window's title, once its messages are on the screen. The title is set on the window itself: the
 * platform would keep the model's label and show it at the next start, before the thread is there. Threads: the UI thread.
 */
final class WindowTitle {

	static final String PRODUCT = "Modalis";

	private final Shell window;
	private Optional<Conversation> shown = Optional.empty();
	private Optional<UUID> drawn = Optional.empty();

	WindowTitle(Shell window) {
		this.window = window;
	}

	/** Another thread is to be seen, or the same one has another title. */
	void update(Optional<Conversation> thread) {
		shown = thread;
		show();
	}

	/** The messages of a thread are on the screen. */
	void drawn(Optional<UUID> thread) {
		drawn = thread;
		show();
	}

	private void show() {
		if (window.isDisposed() || !shown.map(Conversation::id).equals(drawn))
			return;
		String text = shown.map(thread -> ThreadList.title(thread) + " – " + PRODUCT).orElse(PRODUCT);
		if (!text.equals(window.getText()))
			window.setText(text);
	}
}
