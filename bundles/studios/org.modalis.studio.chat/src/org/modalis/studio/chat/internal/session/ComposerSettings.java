package org.modalis.studio.chat.internal.session;

import org.modalis.api.settings.Settings;

/** How the user wants to write, as the settings say now. Threads: any. */
public final class ComposerSettings {

	/** The setting that says which key sends: {@code Enter}, the default, or {@code Ctrl+Enter}. Ctrl+Enter always does. */
	public static final String SEND_KEY = "chat.send";

	private final Settings settings;

	public ComposerSettings(Settings settings) {
		this.settings = settings;
	}

	/** Whether Enter alone sends; otherwise it breaks the line. */
	public boolean enterSends() {
		return !settings.get(SEND_KEY).orElse("Enter").equals("Ctrl+Enter");
	}
}
