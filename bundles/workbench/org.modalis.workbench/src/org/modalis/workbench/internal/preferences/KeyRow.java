package org.modalis.workbench.internal.preferences;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.keys.KeyEntry;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.keys.Secret;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.workbench.toolkit.FlatButton;

/**
 * The API keys of a provider at the host of its base URL: their labels and last letters, which one is used, and where they are
 * kept. Keys are stored, chosen and removed at once, not with Apply. The key store may ask the system's keyring, so it is called
 * off the UI thread.
 */
final class KeyRow {

	/** What is known of the keys at one host. */
	private record Keys(String host, List<KeyEntry> entries, List<String> otherHosts, String protection) {
		Optional<KeyEntry> active() {
			return entries.stream().filter(KeyEntry::active).findFirst();
		}

		boolean fromEnvironment() {
			return active().flatMap(KeyEntry::variable).isPresent();
		}
	}

	private final ProviderInfo info;
	private final PageServices services;
	private final Combo list;
	private final FlatButton remove;
	private final FlatButton add;
	private final FlatButton copy;
	private final Label hint;
	private Optional<String> host = Optional.empty();
	private Optional<Keys> shown = Optional.empty();

	KeyRow(FormRows rows, ProviderInfo info, PageServices services) {
		this.info = info;
		this.services = services;
		Composite fields = rows.row("API key", 4);
		list = new Combo(fields, SWT.READ_ONLY);
		list.setData("org.modalis.id", "keys");
		list.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		list.addListener(SWT.Selection, e -> activate());
		add = button(fields, "Add key…", this::add);
		remove = button(fields, "Remove", this::remove);
		copy = button(fields, "", this::copy);
		offerCopy("");
		hint = rows.hint("");
		Display display = list.getDisplay();
		var subscription = services.keys().onChange(provider -> {
			if (provider.equals(info.id()) && !display.isDisposed())
				display.asyncExec(this::refresh);
		});
		list.addDisposeListener(e -> subscription.close());
	}

	/** Shows the keys for another base URL. */
	void bindTo(Optional<URI> baseUrl) {
		Optional<String> next = baseUrl.map(KeyStore::hostOf);
		if (next.equals(host) && shown.isPresent())
			return;
		host = next;
		refresh();
	}

	private void refresh() {
		if (list.isDisposed())
			return;
		add.setEnabled(host.isPresent());
		if (host.isEmpty()) {
			remove.setEnabled(false);
			list.setItems("Set the base URL first");
			list.select(0);
			say("A key is bound to one host.");
			return;
		}
		String asked = host.get();
		Display display = list.getDisplay();
		Thread.ofVirtual().name("key-lookup").start(() -> {
			var entries = services.keys().keys(info.id(), asked);
			var others = entries.isEmpty() ? services.keys().otherHosts(info.id(), asked) : List.<String>of();
			var keys = new Keys(asked, entries, others, services.keys().protection());
			if (!display.isDisposed())
				display.asyncExec(() -> show(keys));
		});
	}

	private void show(Keys keys) {
		if (list.isDisposed() || !host.equals(Optional.of(keys.host())))
			return;
		shown = Optional.of(keys);
		list.setItems(keys.entries().isEmpty() ? new String[] { "No key for " + keys.host() }
				: keys.entries().stream().map(KeyRow::words).toArray(String[]::new));
		list.select(keys.active().map(keys.entries()::indexOf).orElse(0));
		remove.setEnabled(keys.active().isPresent() && !keys.fromEnvironment());
		offerCopy(keys.otherHosts().isEmpty() ? "" : "Use the key of " + keys.otherHosts().getFirst() + "…");
		String variable = keys.fromEnvironment() ? "" : info.keyEnvironmentVariable().map(name -> " " + name + " is not set.").orElse("");
		String protection = keys.protection() + (keys.protection().endsWith(".") ? "" : ".");
		say(protection + " Sent only to " + keys.host() + "." + variable);
	}

	private static String words(KeyEntry key) {
		return key.label() + "   " + key.hint() + key.variable().map(name -> "   from the environment").orElse("");
	}

	private void say(String explanation) {
		hint.setText(explanation);
		hint.requestLayout();
	}

	private void offerCopy(String label) {
		copy.setText(label);
		copy.setVisible(!label.isEmpty());
		((GridData) copy.getLayoutData()).exclude = label.isEmpty();
		copy.getParent().layout();
	}

	private void activate() {
		shown.filter(keys -> !keys.entries().isEmpty()).ifPresent(keys -> {
			var chosen = keys.entries().get(list.getSelectionIndex());
			if (chosen.active())
				return;
			if (keys.fromEnvironment() || chosen.variable().isPresent())
				show(keys);
			else
				inBackground(() -> services.keys().activate(info.id(), keys.host(), chosen.label()));
		});
	}

	private void add() {
		KeyDialog dialog = new KeyDialog(list.getShell(), info.displayName(), host.orElseThrow(),
				shown.map(keys -> keys.entries().stream().map(KeyEntry::label).toList()).orElse(List.of()));
		if (dialog.open() == KeyDialog.OK)
			dialog.key().map(Secret::new).ifPresent(
					secret -> inBackground(() -> services.keys().store(info.id(), host.orElseThrow(), dialog.label(), secret)));
	}

	private void remove() {
		shown.flatMap(Keys::active).ifPresent(key -> {
			if (MessageDialog.openConfirm(list.getShell(), "Remove key", "The key \"" + key.label() + "\" (" + key.hint()
					+ ") is forgotten here. It stays valid at " + info.displayName() + " until you revoke it there."))
				inBackground(() -> services.keys().remove(info.id(), host.orElseThrow(), key.label()));
		});
	}

	private void copy() {
		shown.ifPresent(keys -> {
			String from = keys.otherHosts().getFirst();
			if (MessageDialog.openQuestion(list.getShell(), "Use the key for another host?", "You have a key for " + from
					+ ". If you use it for " + keys.host() + " too, it is sent to that server. Do so only if you trust it with this key."))
				inBackground(() -> {
					for (var key : services.keys().keys(info.id(), from))
						if (key.variable().isEmpty() && key.active())
							services.keys().copy(info.id(), from, key.label(), keys.host());
				});
		});
	}

	private void inBackground(KeyAction action) {
		var display = list.getDisplay();
		Thread.ofVirtual().name("key-change").start(() -> {
			try {
				action.run();
			} catch (KeyStoreException e) {
				display.asyncExec(() -> {
					MessageDialog.openWarning(list.isDisposed() ? null : list.getShell(), "API key", e.getMessage());
					refresh();
				});
			}
		});
	}

	private FlatButton button(Composite parent, String text, Runnable action) {
		FlatButton button = new FlatButton(parent, services.colors());
		button.setText(text);
		button.setLayoutData(new GridData());
		button.onPress(action);
		return button;
	}

	@FunctionalInterface
	private interface KeyAction {
		void run() throws KeyStoreException;
	}
}
