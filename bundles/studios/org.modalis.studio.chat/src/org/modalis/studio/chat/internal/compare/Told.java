package org.modalis.studio.chat.internal.compare;

import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.studio.chat.internal.session.Listeners;

/** A state that is told when it is another one. Read from any thread, told from the one that does the work. */
final class Told<S> {

	private final Listeners<Consumer<S>> listeners = new Listeners<>();
	private volatile S state;

	Told(S first) {
		state = first;
	}

	S state() {
		return state;
	}

	Subscription add(Consumer<S> listener) {
		return listeners.add(listener);
	}

	void tell(S next) {
		if (next.equals(state))
			return;
		state = next;
		listeners.tell(listener -> listener.accept(next));
	}
}
