package org.modalis.workbench.internal.theme;

import java.util.Locale;
import java.util.Optional;

/** What the user wants the workbench to look like, as the setting {@value #SETTING} keeps it. */
public enum Appearance {
	/** As the system says where it can be asked, else light. */
	SYSTEM("Follow the system"),
	LIGHT("Light"),
	DARK("Dark");

	/** The name of the setting. */
	public static final String SETTING = "appearance.theme";

	private final String label;

	Appearance(String label) {
		this.label = label;
	}

	/** What people read. */
	public String label() {
		return label;
	}

	/** The setting's value. */
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Reads the setting; anything unknown is {@code SYSTEM}. */
	public static Appearance of(Optional<String> setting) {
		for (Appearance appearance : values())
			if (setting.filter(appearance.value()::equalsIgnoreCase).isPresent())
				return appearance;
		return SYSTEM;
	}

	/** Whether this means the dark theme. */
	public boolean dark(boolean systemIsDark) {
		return this == DARK || this == SYSTEM && systemIsDark;
	}
}
