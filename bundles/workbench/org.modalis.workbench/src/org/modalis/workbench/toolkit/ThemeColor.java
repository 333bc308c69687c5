package org.modalis.workbench.toolkit;

import java.util.Locale;

import org.eclipse.swt.graphics.RGB;

/**
 * A colour of the theme by its role. This is the one place where the colours of Modalis stand; the style sheets of the
 * workbench are checked against it and web views get it as variables.
 */
public enum ThemeColor {
	/** Behind everything. */
	WINDOW("#eef0f3", "#1c2026"),
	/** The ground of parts. */
	PANEL("#ffffff", "#23282f"),
	/** The ground of bars, fields and headers. */
	PANEL2("#f7f8fa", "#1f242a"),
	/** Separators and outlines, one pixel wide. */
	LINE("#dde1e7", "#363d47"),
	/** Main text. */
	TEXT("#1b2430", "#e4e8ee"),
	/** Secondary text. */
	MUTE("#5d6878", "#a3adba"),
	/** Hints: at least 3 : 1 on every ground. */
	FAINT("#7f8997", "#78828f"),
	/** Selection, primary action and focus. */
	ACCENT("#0e7490", "#38b2cf"),
	/** The ground of what is selected. */
	ACCENT_SOFT("#e2f1f5", "#17363f"),
	/** Text on the accent. */
	ON_ACCENT("#ffffff", "#06222a"),
	/** The ground of what the user said. */
	USER_MESSAGE("#eef4f6", "#22323a"),
	/** The ground of code. */
	CODE("#f3f5f8", "#1a1e24"),
	/** A good state; never alone, a word or sign goes with it. */
	OK("#14793a", "#5cc98a"),
	/** A state to look at. */
	WARN("#ab4e08", "#f0b35b"),
	/** A bad state. */
	BAD("#b91c1c", "#f08a8a"),
	/** The ground of a tag in a good state. */
	OK_SOFT("#e5f4ea", "#193324"),
	/** The ground of a tag or notice to look at. */
	WARN_SOFT("#fdf0dc", "#3b2d15"),
	/** The ground of a tag or notice in a bad state. */
	BAD_SOFT("#fbe9e9", "#402225"),
	/** Keywords in code. */
	CODE_KEYWORD("#7c3aed", "#b79bf5"),
	/** Strings in code. */
	CODE_STRING("#14793a", "#7fcf9c"),
	/** Names of functions in code. */
	CODE_FUNCTION("#1d6fb8", "#7ab8ee");

	private final String light;
	private final String dark;

	ThemeColor(String light, String dark) {
		this.light = light;
		this.dark = dark;
	}

	/** The colour as {@code #rrggbb}. */
	public String hex(boolean inDarkTheme) {
		return inDarkTheme ? dark : light;
	}

	/** The colour for SWT. */
	public RGB rgb(boolean inDarkTheme) {
		int value = Integer.parseInt(hex(inDarkTheme).substring(1), 16);
		return new RGB(value >> 16, value >> 8 & 0xff, value & 0xff);
	}

	/** Its name in a style sheet, for example {@code accent-soft}. */
	public String cssName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
