package org.modalis.studio.chat.internal.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What was typed in a field, in steps of about a word that can be taken back and done again. Knows no widget. Threads: the UI
 * thread.
 */
final class Edits {

	private static final int STEPS = 500;

	/** One change: at a place, one text instead of another. */
	record Edit(int at, String removed, String inserted) {

		private Edit reversed() {
			return new Edit(at, inserted, removed);
		}

		/** This and the next change as one; empty when a user would see two. */
		private Optional<Edit> and(Edit next) {
			boolean typing = removed.isEmpty() && next.removed.isEmpty() && next.at == at + inserted.length()
					&& next.inserted.length() == 1 && !(endsInSpace(inserted) && !endsInSpace(next.inserted));
			if (typing)
				return Optional.of(new Edit(at, "", inserted + next.inserted));
			boolean erasing = inserted.isEmpty() && next.inserted.isEmpty() && next.removed.length() == 1;
			if (erasing && next.at == at - 1)
				return Optional.of(new Edit(next.at, next.removed + removed, ""));
			return erasing && next.at == at ? Optional.of(new Edit(at, removed + next.removed, "")) : Optional.empty();
		}

		private static boolean endsInSpace(String text) {
			return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
		}
	}

	private final Deque<Edit> done = new ArrayDeque<>();
	private final Deque<Edit> undone = new ArrayDeque<>();

	/** The user made a change. */
	void add(Edit edit) {
		undone.clear();
		Optional<Edit> joined = done.isEmpty() ? Optional.empty() : done.peek().and(edit);
		if (joined.isPresent())
			done.pop();
		done.push(joined.orElse(edit));
		if (done.size() > STEPS)
			done.removeLast();
	}

	/** The change that takes the last one back; empty when there is none. */
	Optional<Edit> undo() {
		return move(done, undone).map(Edit::reversed);
	}

	/** The change that was taken back last; empty when there is none. */
	Optional<Edit> redo() {
		return move(undone, done);
	}

	boolean canUndo() {
		return !done.isEmpty();
	}

	boolean canRedo() {
		return !undone.isEmpty();
	}

	/** Another text is in the field. */
	void clear() {
		done.clear();
		undone.clear();
	}

	private static Optional<Edit> move(Deque<Edit> from, Deque<Edit> to) {
		Optional<Edit> edit = Optional.ofNullable(from.poll());
		edit.ifPresent(to::push);
		return edit;
	}
}
