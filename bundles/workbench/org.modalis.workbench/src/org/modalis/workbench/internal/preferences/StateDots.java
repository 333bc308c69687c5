package org.modalis.workbench.internal.preferences;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.widgets.Display;
import org.modalis.api.registry.ProviderState;
import org.modalis.workbench.toolkit.ThemeColors;

/**
 * A dot for each state of a provider in the theme's colours: full for one that answered or failed, a ring for one that was not
 * set up or is off; the page says the state in words. The images live as long as the display. Threads: the UI thread.
 */
final class StateDots {
	private static final int SIZE = 16;
	private static final int DOT = 8;

	private final Display display;
	private final ThemeColors colors;
	private final Map<ProviderState.Kind, Image> images = new EnumMap<>(ProviderState.Kind.class);

	StateDots(Display display, ThemeColors colors) {
		this.display = display;
		this.colors = colors;
		display.disposeExec(this::forget);
		colors.onChange(this::forget);
	}

	Image of(ProviderState.Kind kind) {
		return images.computeIfAbsent(kind, this::draw);
	}

	private Image draw(ProviderState.Kind kind) {
		boolean ring = switch (kind) {
		case CHECKING, NOT_CONFIGURED, DISABLED -> true;
		case READY, UNREACHABLE, FAILING -> false;
		};
		var color = colors.color(StateWords.color(kind));
		ImageGcDrawer drawer = new ImageGcDrawer() {
			@Override
			public void drawOn(GC gc, int width, int height) {
				gc.setAntialias(SWT.ON);
				gc.setForeground(color);
				gc.setBackground(color);
				int at = (SIZE - DOT) / 2;
				if (ring)
					gc.drawOval(at, at, DOT - 1, DOT - 1);
				else
					gc.fillOval(at, at, DOT, DOT);
			}

			@Override
			public int getGcStyle() {
				return SWT.TRANSPARENT;
			}
		};
		return new Image(display, drawer, SIZE, SIZE);
	}

	private void forget() {
		images.values().forEach(Image::dispose);
		images.clear();
	}
}
