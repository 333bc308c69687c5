package org.modalis.studio.chat.internal.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/** What stands in the way of an answer, in a sentence, with the button that leads to the remedy. Threads: the UI thread. */
final class NoticeBar {

	private final Composite bar;
	private final Label sentence;
	private final FlatButton settings;
	private final FlatButton instead;
	private String shown = "";

	NoticeBar(Composite parent, Look look, Runnable openSettings, Runnable takeInstead) {
		bar = look.box(parent, ThemeColor.WARN_SOFT, 3);
		var layout = (GridLayout) bar.getLayout();
		layout.marginWidth = 8;
		layout.marginHeight = 4;
		layout.horizontalSpacing = 8;
		sentence = Look.marked(look.label(bar, "", ThemeColor.WARN_SOFT, ThemeColor.WARN, look.fonts().body(), SWT.WRAP), "notice");
		sentence.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
		instead = Look.marked(new FlatButton(bar, look.colors()), "switchModel");
		instead.setPrimary(true);
		instead.onPress(takeInstead);
		instead.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, true));
		settings = Look.marked(new FlatButton(bar, look.colors()), "providerSettings");
		settings.setText("Provider settings…");
		settings.onPress(openSettings);
		settings.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, true));
		bar.setVisible(false);
		offer(settings, false);
		offer(instead, false);
	}

	Composite control() {
		return bar;
	}

	/**
	 * Shows a sentence; empty text hides the bar.
	 *
	 * @param fixable whether the provider's settings are the remedy
	 * @param successor the name of the model to go on with; empty text for none
	 * @return whether that changed what is to be seen
	 */
	boolean show(String text, boolean fixable, String successor) {
		String label = successor.isEmpty() ? "" : "Switch to " + successor;
		if (text.equals(shown) && fixable == settings.getVisible() && label.equals(instead.getText()))
			return false;
		instead.setText(label);
		offer(instead, !label.isEmpty());
		shown = text;
		sentence.setText(text.replace("&", "&&"));
		offer(settings, fixable);
		bar.setVisible(!text.isEmpty());
		return true;
	}

	private static void offer(FlatButton button, boolean visible) {
		button.setVisible(visible);
		((GridData) button.getLayoutData()).exclude = !visible;
	}

	/** Whether there is a sentence. */
	boolean visible() {
		return !shown.isEmpty();
	}
}
