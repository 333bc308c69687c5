package org.modalis.studio.chat.internal.parts;

import java.util.function.BooleanSupplier;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

/** Carries out one of the Edit menu's commands while the conversation is active. */
final class EditHandler {

	private final BooleanSupplier possible;
	private final Runnable action;

	EditHandler(BooleanSupplier possible, Runnable action) {
		this.possible = possible;
		this.action = action;
	}

	@CanExecute
	boolean possible() {
		return possible.getAsBoolean();
	}

	@Execute
	void execute() {
		action.run();
	}
}
