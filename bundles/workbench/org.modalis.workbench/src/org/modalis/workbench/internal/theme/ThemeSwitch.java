package org.modalis.workbench.internal.theme;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.IThemeManager;
import org.eclipse.swt.widgets.Display;
import org.modalis.api.settings.Settings;
import org.modalis.workbench.toolkit.ThemeColors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Shows the theme that the setting {@link Appearance#SETTING} asks for: from the start, and at once when it changes. The
 * platform's style sheets and {@link ThemeColors} always change together. Threads: the UI thread, but for the setting's
 * listener, which hops there.
 */
@Component(service = ThemeSwitch.class)
public class ThemeSwitch {

	static final String LIGHT = "org.modalis.theme.light";
	static final String DARK = "org.modalis.theme.dark";
	private static final String ENGINE_PREFERENCES = "org.eclipse.e4.ui.css.swt.theme";

	private final Settings settings;
	private final ThemeColors colors;
	private final IThemeManager themes;

	@Activate
	public ThemeSwitch(@Reference Settings settings, @Reference ThemeColors colors, @Reference IThemeManager themes) {
		this.settings = settings;
		this.colors = colors;
		this.themes = themes;
	}

	/**
	 * Sets the theme before the workbench makes its style engine, so that the first window is drawn in it, and follows the setting
	 * from then on. The system is asked only here: later its answer would be our own theme.
	 */
	public void start(Display display) {
		boolean systemIsDark = Display.isSystemDarkTheme();
		boolean dark = wanted().dark(systemIsDark);
		InstanceScope.INSTANCE.getNode(ENGINE_PREFERENCES).put("themeid", dark ? DARK : LIGHT);
		colors.show(dark);
		var subscription = settings.onChange(name -> {
			if (name.equals(Appearance.SETTING) && !display.isDisposed())
				display.asyncExec(() -> show(display, wanted().dark(systemIsDark)));
		});
		display.disposeExec(subscription::close);
	}

	private Appearance wanted() {
		return Appearance.of(settings.get(Appearance.SETTING));
	}

	private void show(Display display, boolean dark) {
		if (dark == colors.dark())
			return;
		themes.getEngineForDisplay(display).setTheme(dark ? DARK : LIGHT, true);
		colors.show(dark);
	}
}
