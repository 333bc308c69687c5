package org.modalis.workbench.toolkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.graphics.Color;
import org.modalis.api.Subscription;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The colours of the theme in use. A service: parts get it injected, tests make their own.
 * <p>
 * Threads: colours may be read from any thread; the theme changes on the UI thread, and listeners are called there.
 */
@Component(service = ThemeColors.class)
public final class ThemeColors {

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private volatile boolean dark;

	/** The light theme, until another one is shown. */
	@Activate
	public ThemeColors() {
	}

	/** Whether the dark theme is in use. */
	public boolean dark() {
		return dark;
	}

	/** A colour as {@code #rrggbb}, for a web view or an SVG. */
	public String hex(ThemeColor color) {
		return color.hex(dark);
	}

	/** A colour for SWT; it needs no disposal. */
	public Color color(ThemeColor color) {
		return new Color(color.rgb(dark));
	}

	/** All colours as declarations of CSS variables, for example {@code --accent-soft:#e2f1f5;}. */
	public String cssVariables() {
		var css = new StringBuilder();
		for (ThemeColor color : ThemeColor.values())
			css.append("--").append(color.cssName()).append(':').append(hex(color)).append(';');
		return css.toString();
	}

	/** Takes over another theme and tells the listeners. Only the workbench calls this, on the UI thread. */
	public void show(boolean inDark) {
		if (dark == inDark)
			return;
		dark = inDark;
		listeners.forEach(Runnable::run);
	}

	/** Calls the listener on the UI thread after each change of the theme, until the handle is closed. */
	public Subscription onChange(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}
}
