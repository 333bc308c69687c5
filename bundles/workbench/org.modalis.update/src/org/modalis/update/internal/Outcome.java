package org.modalis.update.internal;

import java.util.List;

/**
 * How a change of the installation ended, in words that can be shown as they are.
 *
 * @param kind what holds now
 * @param message one sentence, or several lines when several bundles have something to say
 */
record Outcome(Kind kind, String message) {

	enum Kind {
		/** Everything that came is resolved and started, everything that went is gone. */
		LIVE,
		/** At work as with {@code LIVE}, except that menus and keys that came appear with the next start. */
		MENUS_LATER,
		/** Installed, but at work only after the next start. */
		RESTART_NEEDED,
		/** The installation is what it was before. */
		REFUSED,
		/** Installed, but what came does not work, now or later. */
		BROKEN
	}

	static Outcome live(String message) {
		return new Outcome(Kind.LIVE, message);
	}

	/** @param added the names of the bundles that brought menus or keys */
	static Outcome menusLater(List<String> added) {
		return new Outcome(Kind.MENUS_LATER, "What was installed is at work. The menus and keys of " + String.join(", ", added)
				+ " appear when Modalis is started again.");
	}

	static Outcome restart(List<String> changed) {
		return new Outcome(Kind.RESTART_NEEDED,
				"Modalis has to be started again to use what was installed, because it replaces " + String.join(", ", changed) + ".");
	}

	static Outcome refused(String reason) {
		return new Outcome(Kind.REFUSED, reason);
	}

	static Outcome broken(List<String> complaints) {
		return new Outcome(Kind.BROKEN, String.join("\n", complaints));
	}
}
