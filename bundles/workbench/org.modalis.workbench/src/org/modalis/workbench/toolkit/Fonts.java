package org.modalis.workbench.toolkit;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Display;

/**
 * The sizes of text, made from the system's font: the system's own size stands for 13 px and the others keep their proportion
 * to it, so a user who asks the system for larger text gets it here. Threads: the UI thread. The fonts go with the display.
 */
public final class Fonts {

	private static final String DATA = Fonts.class.getName();
	private static final double BODY_PX = 13;

	private record Size(double px, boolean bold) {
	}

	private final Display display;
	private final Map<Size, Font> fonts = new HashMap<>();

	private Fonts(Display display) {
		this.display = display;
		display.disposeExec(() -> fonts.values().forEach(Font::dispose));
	}

	/** The fonts of a display, the same at every call. */
	public static Fonts of(Display display) {
		if (display.getData(DATA) instanceof Fonts known)
			return known;
		Fonts made = new Fonts(display);
		display.setData(DATA, made);
		return made;
	}

	/** Text of parts and lists, 13 px. */
	public Font body() {
		return px(BODY_PX, false);
	}

	/** Titles of parts and what is selected, 13 px. */
	public Font bold() {
		return px(BODY_PX, true);
	}

	/** The conversation and the composer, 14 px. */
	public Font conversation() {
		return px(14, false);
	}

	/** The title of a page, 17 px. */
	public Font title() {
		return px(17, true);
	}

	/** Buttons, 12 px. */
	public Font button() {
		return px(12, false);
	}

	/** Primary buttons, 12 px. */
	public Font buttonBold() {
		return px(12, true);
	}

	/** Hints, second lines and labels of fields, 11.5 px. */
	public Font hint() {
		return px(11.5, false);
	}

	/** Headings of groups and tags, 11.5 px. */
	public Font hintBold() {
		return px(11.5, true);
	}

	/** A size in px, where the system's font stands for 13 px. */
	public Font px(double px, boolean bold) {
		return fonts.computeIfAbsent(new Size(px, bold), this::make);
	}

	private Font make(Size size) {
		FontData[] all = display.getSystemFont().getFontData();
		for (FontData data : all) {
			data.setHeight((int) Math.max(6, Math.round(data.getHeight() * size.px() / BODY_PX)));
			data.setStyle(size.bold() ? SWT.BOLD : SWT.NORMAL);
		}
		return new Font(display, all);
	}
}
