package org.modalis.workbench.internal.network;

import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.modalis.api.transport.OfflineSwitch;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.annotation.PostConstruct;

/** The button at the right of the window's tool bar that says whether anything may leave this machine, and changes it. */
public class OnlineControl {
	static final String COMMAND = "org.modalis.workbench.toggleOffline";

	@PostConstruct
	void create(Composite parent, OfflineSwitch offline, ThemeColors colors, ECommandService commands, EHandlerService handlers) {
		Composite bar = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 12;
		layout.marginHeight = 4;
		bar.setLayout(layout);
		FlatButton button = new FlatButton(bar, colors);
		button.setData("org.modalis.id", "online");
		button.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
		button.onPress(() -> handlers.executeHandler(commands.createCommand(COMMAND)));
		var display = parent.getDisplay();
		var subscription = offline.onChange(now -> {
			if (!display.isDisposed())
				display.asyncExec(() -> show(button, offline));
		});
		button.addDisposeListener(e -> subscription.close());
		show(button, offline);
	}

	private static void show(FlatButton button, OfflineSwitch offline) {
		if (button.isDisposed())
			return;
		boolean off = offline.isOffline();
		button.setText(off ? "○  Offline" : "●  Online");
		button.setToolTipText(offline.isForced() ? "Modalis was started with --offline: only this machine is reached until it ends."
				: off ? "Only this machine is reached. Press to let calls out again (Ctrl+Shift+O)."
						: "Calls may leave this machine. Press to let nothing out (Ctrl+Shift+O).");
		button.setEnabled(!offline.isForced());
		button.getParent().layout();
	}
}
