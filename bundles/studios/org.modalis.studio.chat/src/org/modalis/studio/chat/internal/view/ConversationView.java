package org.modalis.studio.chat.internal.view;

import org.eclipse.swt.widgets.Control;
import org.modalis.studio.chat.internal.session.ConversationListener;

/** Shows the messages of one thread at a time. One is made and shows every thread. Threads: the UI thread. */
public interface ConversationView {

	/** What it is told of the thread; this listener is called from any thread. */
	ConversationListener listener();

	/** The widget, for the layout. */
	Control control();

	/** What an empty thread says. */
	void hint(String title, String text);

	/** Lets the user look for words in the thread, earlier messages included. */
	void find();

	/** Shows everything larger or smaller. */
	void zoom(int percent);
}
