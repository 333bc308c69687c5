package org.modalis.workbench.internal.preferences;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.registry.ConnectionTest;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/** The button that tests the connection, and cancels the test while it runs, with the last result and its time. */
final class ConnectionRow {
	private static final String TEST = "Test connection";

	private final String provider;
	private final PageServices services;
	private final FormRows rows;
	private final FlatButton button;
	private final Label line;
	private Optional<ConnectionTest.Run> running = Optional.empty();
	private Optional<ProviderEntry> entry = Optional.empty();

	/** @param before saves what is on the page; false when it cannot be saved and so not be tested */
	ConnectionRow(FormRows rows, String provider, PageServices services, BooleanSupplier before) {
		this.rows = rows;
		this.provider = provider;
		this.services = services;
		Composite fields = rows.row("Connection", 2);
		button = new FlatButton(fields, services.colors());
		button.setData("org.modalis.id", "testConnection");
		button.setText(TEST);
		button.setPrimary(true);
		button.onPress(() -> {
			if (running.isPresent())
				running.get().cancel();
			else if (before.getAsBoolean())
				start();
		});
		line = new Label(fields, SWT.WRAP);
		line.setData("org.modalis.id", "connectionState");
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 200;
		line.setLayoutData(data);
	}

	private void start() {
		var run = services.connections().start(provider);
		running = Optional.of(run);
		button.setText("Cancel");
		button.setPrimary(false);
		button.getParent().layout();
		say("Asking…", ThemeColor.MUTE);
		Display display = button.getDisplay();
		Thread.ofVirtual().name("connection-test-wait").start(() -> {
			try {
				run.await();
				if (!display.isDisposed())
					display.asyncExec(this::ended);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private void ended() {
		if (button.isDisposed())
			return;
		running = Optional.empty();
		button.setText(TEST);
		button.setPrimary(true);
		button.getParent().layout();
		show(entry);
	}

	/** Shows the last test, or what the provider's state says when it is newer. */
	void show(Optional<ProviderEntry> now) {
		entry = now;
		if (running.isPresent() || line.isDisposed())
			return;
		if (now.isEmpty()) {
			say("This provider was taken away. Its settings and threads are kept.", ThemeColor.MUTE);
			return;
		}
		var state = now.get().state();
		var tested = services.connections().last(provider).filter(result -> !result.when().isBefore(state.since()));
		if (tested.isPresent())
			say(StateWords.line(tested.get(), ZoneId.systemDefault(), Locale.getDefault()), StateWords.color(tested.get()));
		else
			say(StateWords.line(now.get(), ZoneId.systemDefault(), Locale.getDefault()), StateWords.color(state.kind()));
	}

	private void say(String sentence, ThemeColor color) {
		line.setText("●  " + sentence.replace("&", "&&"));
		rows.quiet(line, color);
		line.requestLayout();
	}
}
