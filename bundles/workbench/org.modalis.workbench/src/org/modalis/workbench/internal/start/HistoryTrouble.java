package org.modalis.workbench.internal.start;

import java.util.List;

import org.modalis.api.history.HistoryException;

/**
 * What a user is told, and may do, when the history cannot be opened.
 *
 * @param title what is wrong, in a few words
 * @param text what was found, what was kept and what can be done
 * @param choices the buttons, the safe one last
 */
record HistoryTrouble(String title, String text, List<Choice> choices) {

	/** What a button does. */
	enum Choice {
		TRY_AGAIN("Try again"),
		RESTORE_BACKUP("Restore backup"),
		QUIT("Quit");

		private final String label;

		Choice(String label) {
			this.label = label;
		}

		String label() {
			return label;
		}
	}

	static HistoryTrouble of(HistoryException problem) {
		String found = problem.getMessage();
		return switch (problem.kind()) {
		case IN_USE -> new HistoryTrouble("The history is in use",
				found + "\n\nClose it there and try again. Nothing was changed.", List.of(Choice.TRY_AGAIN, Choice.QUIT));
		case NEWER_SCHEMA -> new HistoryTrouble("The history is from a newer Modalis", found
				+ "\n\nQuit and update Modalis, or go back to the backup. The present history is moved aside then, not deleted.",
				List.of(Choice.RESTORE_BACKUP, Choice.QUIT));
		case UNREADABLE -> new HistoryTrouble("The history cannot be read", found
				+ "\n\nNothing was changed. You can go back to the newest backup; the present history is moved aside then, not deleted.",
				List.of(Choice.RESTORE_BACKUP, Choice.QUIT));
		case NO_SPACE -> new HistoryTrouble("The history cannot be written",
				found + "\n\nMake room and try again. What was said before is kept.", List.of(Choice.TRY_AGAIN, Choice.QUIT));
		case FAILED -> new HistoryTrouble("The history cannot be opened", found, List.of(Choice.TRY_AGAIN, Choice.QUIT));
		};
	}
}
