package org.modalis.api.integration;

import java.util.List;
import java.util.Objects;

/**
 * What an integration is and offers.
 *
 * @param id stable: lower-case letters, digits and hyphens
 * @param displayName what people read
 * @param description one sentence on what it does or will do
 * @param stage whether it works
 * @param actions what a user can do with it, in this order
 */
public record IntegrationInfo(String id, String displayName, String description, Stage stage, List<Action> actions) {

	/** How far an integration is. */
	public enum Stage {
		/** Declared and shown, with a badge; its actions are disabled. */
		PROTOTYPE,
		/** It works. */
		READY
	}

	/**
	 * Something a user can do.
	 *
	 * @param id names it within the integration
	 * @param label on its button
	 */
	public record Action(String id, String label) {
		public Action {
			Objects.requireNonNull(id);
			if (label.isBlank())
				throw new IllegalArgumentException(id + " has no label");
		}
	}

	public IntegrationInfo {
		Objects.requireNonNull(description);
		Objects.requireNonNull(stage);
		if (!id.matches("[a-z0-9][a-z0-9-]*"))
			throw new IllegalArgumentException("Not an id: " + id);
		if (displayName.isBlank())
			throw new IllegalArgumentException(id + " has no display name");
		actions = List.copyOf(actions);
	}
}
