package org.modalis.workbench.internal.status;

import java.time.ZoneId;
import java.util.Locale;

import org.eclipse.swt.widgets.Composite;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.annotation.PostConstruct;

/** The left end of the status line: what state the providers are in, in words, as it changes. */
public class ProviderStatus {

	@PostConstruct
	void create(Composite parent, ModelRegistry registry, ThemeColors colors) {
		StatusText text = new StatusText(parent, colors);
		text.setData("org.modalis.id", "providerStatus");
		var display = parent.getDisplay();
		var subscription = registry.onChange(snapshot -> {
			if (!display.isDisposed())
				display.asyncExec(() -> show(text, snapshot));
		});
		text.addDisposeListener(e -> subscription.close());
		show(text, registry.snapshot());
	}

	private static void show(StatusText text, RegistrySnapshot snapshot) {
		if (text.isDisposed())
			return;
		ProviderSummary summary = ProviderSummary.of(snapshot, ZoneId.systemDefault(), Locale.getDefault());
		text.show("● " + summary.ready(), summary.trouble().orElse(""));
	}
}
