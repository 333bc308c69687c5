package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;

/** Listeners of one kind. Any thread. */
public final class Listeners<L> {

	private final List<L> all = new CopyOnWriteArrayList<>();

	public Subscription add(L listener) {
		all.add(listener);
		return () -> all.remove(listener);
	}

	public void tell(Consumer<L> what) {
		all.forEach(what);
	}
}
