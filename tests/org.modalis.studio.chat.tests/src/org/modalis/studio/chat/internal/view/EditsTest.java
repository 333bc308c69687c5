package org.modalis.studio.chat.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.studio.chat.internal.view.Edits.Edit;

class EditsTest {

	private final Edits edits = new Edits();
	private final StringBuilder field = new StringBuilder();

	private void put(int at, int removed, String inserted) {
		edits.add(new Edit(at, field.substring(at, at + removed), inserted));
		field.replace(at, at + removed, inserted);
	}

	private void type(String text) {
		text.chars().forEach(c -> put(field.length(), 0, Character.toString(c)));
	}

	private String apply(Optional<Edit> edit) {
		edit.ifPresent(e -> field.replace(e.at(), e.at() + e.removed().length(), e.inserted()));
		return field.toString();
	}

	@Test
	void takesBackWordByWord() {
		type("one two ");
		assertEquals("one ", apply(edits.undo()));
		assertEquals("", apply(edits.undo()));
		assertEquals(Optional.empty(), edits.undo());
		assertEquals("one ", apply(edits.redo()));
		assertEquals("one two ", apply(edits.redo()));
		assertEquals(Optional.empty(), edits.redo());
	}

	@Test
	void givesBackWhatWasErasedFromEitherSide() {
		type("abcdef");
		put(5, 1, "");
		put(4, 1, "");
		assertEquals("abcdef", apply(edits.undo()));
		apply(edits.redo());
		put(0, 1, "");
		put(0, 1, "");
		assertEquals("cd", field.toString());
		assertEquals("abcd", apply(edits.undo()));
	}

	@Test
	void aPasteOverASelectionIsOneStep() {
		type("hello");
		put(1, 3, "i there, ");
		assertEquals("hello", apply(edits.undo()));
		assertEquals("hi there, o", apply(edits.redo()));
	}

	@Test
	void typingAfterUndoForgetsWhatWasTakenBack() {
		type("one");
		apply(edits.undo());
		type("two");
		assertFalse(edits.canRedo());
		assertTrue(edits.canUndo());
	}

	@Test
	void remembersBoundedlyMany() {
		for (int i = 0; i < 2000; i++)
			put(0, 0, "ab");
		int steps = 0;
		while (edits.undo().isPresent())
			steps++;
		assertEquals(500, steps);
	}
}
