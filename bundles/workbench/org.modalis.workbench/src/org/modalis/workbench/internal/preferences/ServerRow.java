package org.modalis.workbench.internal.preferences;

import org.eclipse.jface.dialogs.IInputValidator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.workbench.toolkit.FlatButton;

/** Adds another server of the same kind, and takes an added one away. */
final class ServerRow {
	private ServerRow() {
	}

	/** Makes the row where it has something to offer: on the page of a provider of which there may be several. */
	static void add(FormRows rows, ProviderInfo info, PageServices services) {
		var list = ServerList.of(info.id(), services.registry().snapshot(), services.settings());
		if (list.isEmpty())
			return;
		ServerList servers = list.get();
		Composite row = rows.row("Servers", 2);
		FlatButton add = new FlatButton(row, services.colors());
		add.setText("Add another server…");
		add.setData("org.modalis.id", "addServer");
		add.onPress(() -> addServer(add, servers, services));
		if (!servers.has(info.id()))
			return;
		FlatButton remove = new FlatButton(row, services.colors());
		remove.setText("Remove this server…");
		remove.onPress(() -> {
			if (MessageDialog.openConfirm(remove.getShell(), "Remove server", info.displayName()
					+ " is taken away with its settings and keys. Threads made with it stay."))
				removeServer(remove, servers, info.id(), services.keys());
		});
	}

	private static void removeServer(FlatButton button, ServerList servers, String id, KeyStore keys) {
		var display = button.getDisplay();
		Thread.ofVirtual().name("server-removal").start(() -> {
			try {
				servers.remove(id, keys);
				display.asyncExec(() -> PreferencePages.open(PreferencePages.PROVIDERS, button));
			} catch (KeyStoreException e) {
				display.asyncExec(() -> MessageDialog.openWarning(button.isDisposed() ? null : button.getShell(), "Remove server", e.getMessage()));
			}
		});
	}

	private static void addServer(FlatButton button, ServerList servers, PageServices services) {
		IInputValidator check = text -> text.isBlank() ? "" : servers.problem(text).orElse(null);
		InputDialog dialog = new InputDialog(button.getShell(), "Another server", "What do you call it? Its page then asks for its address and key.", "",
				check);
		if (dialog.open() == Window.OK)
			PreferencePages.openWhenThere(servers.add(dialog.getValue()), button, services.registry());
	}
}
