package org.modalis.workbench.internal.preferences;

import java.net.URI;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStore.StoredKey;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.keys.Secret;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.workbench.toolkit.FlatButton;

/**
 * The API key of a provider at the host of its base URL: shows the last letters of it and where it is kept, adds and removes it.
 * A key is stored and removed at once, not with Apply. The key store may ask the system's keyring, so it is called off the UI
 * thread.
 */
final class KeyRow {

	private final ProviderInfo info;
	private final PageServices services;
	private final Text shown;
	private final FlatButton add;
	private final FlatButton remove;
	private final Label hint;
	private Optional<String> host = Optional.empty();

	KeyRow(FormRows rows, ProviderInfo info, PageServices services) {
		this.info = info;
		this.services = services;
		Composite fields = rows.row("API key", 3);
		shown = new Text(fields, SWT.BORDER | SWT.READ_ONLY);
		shown.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		add = button(fields, "Add key…", this::add);
		remove = button(fields, "Remove", () -> inBackground(() -> services.keys().remove(info.id(), host.orElseThrow())));
		hint = rows.hint("");
		Display display = shown.getDisplay();
		var subscription = services.keys().onChange(provider -> {
			if (provider.equals(info.id()) && !display.isDisposed())
				display.asyncExec(this::refresh);
		});
		shown.addDisposeListener(e -> subscription.close());
	}

	/** Shows the key for another base URL. */
	void bindTo(Optional<URI> baseUrl) {
		Optional<String> next = baseUrl.map(KeyStore::hostOf);
		if (next.equals(host) && !shown.getText().isEmpty())
			return;
		host = next;
		refresh();
	}

	private void refresh() {
		if (shown.isDisposed())
			return;
		add.setEnabled(host.isPresent());
		remove.setEnabled(false);
		if (host.isEmpty()) {
			show("Set the base URL first", "A key is bound to one host.");
			return;
		}
		String asked = host.get();
		Display display = shown.getDisplay();
		Thread.ofVirtual().name("key-lookup").start(() -> {
			Optional<StoredKey> key = services.keys().find(info.id(), asked);
			String protection = services.keys().protection();
			if (!display.isDisposed())
				display.asyncExec(() -> found(asked, key, protection));
		});
	}

	private void found(String asked, Optional<StoredKey> key, String protection) {
		if (shown.isDisposed() || !host.equals(Optional.of(asked)))
			return;
		boolean fromEnvironment = key.filter(stored -> stored.source().startsWith("from ")).isPresent();
		remove.setEnabled(key.isPresent() && !fromEnvironment);
		String words = key.map(stored -> stored.secret().hint() + "   " + stored.source()).orElse("No key for " + asked);
		String variable = fromEnvironment ? "" : info.keyEnvironmentVariable().map(name -> " " + name + " is not set.").orElse("");
		show(words, protection + (protection.endsWith(".") ? "" : ".") + " Sent only to " + asked + "." + variable);
	}

	private void show(String words, String explanation) {
		shown.setText(words);
		hint.setText(explanation);
		hint.requestLayout();
	}

	private void add() {
		KeyDialog dialog = new KeyDialog(shown.getShell(), info.displayName(), host.orElseThrow());
		if (dialog.open() == KeyDialog.OK)
			dialog.key().map(Secret::new)
					.ifPresent(secret -> inBackground(() -> services.keys().store(info.id(), host.orElseThrow(), secret)));
	}

	private void inBackground(KeyAction action) {
		var display = shown.getDisplay();
		Thread.ofVirtual().name("key-change").start(() -> {
			try {
				action.run();
			} catch (KeyStoreException e) {
				display.asyncExec(() -> MessageDialog.openWarning(shown.isDisposed() ? null : shown.getShell(), "API key", e.getMessage()));
			}
		});
	}

	private FlatButton button(Composite parent, String text, Runnable action) {
		FlatButton button = new FlatButton(parent, services.colors());
		button.setText(text);
		button.onPress(action);
		return button;
	}

	@FunctionalInterface
	private interface KeyAction {
		void run() throws KeyStoreException;
	}
}
