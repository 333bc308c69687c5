package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.settings.Settings;
import org.modalis.testkit.VendorServer;

/** A provider that does not answer. */
@ExtendWith(WorkbenchExtension.class)
class ProviderDownTest {

	private static final String BASE_URL = "provider.ollama.baseUrl";

	@AfterEach
	void reset() {
		Services.get(Settings.class).remove(BASE_URL);
	}

	@Test
	void isAStateInWordsAndNoError() {
		var gone = VendorServer.start();
		String address = gone.url().toString();
		gone.close();
		try (var log = new ErrorLog()) {
			long windows = Ui.get(() -> Ui.all(Shell.class).count());

			Services.get(Settings.class).set(BASE_URL, address);

			String sentence = "not reachable at " + address;
			Ui.await("the state", () -> Services.get(ModelRegistry.class).snapshot().provider("ollama").orElseThrow().state()
					.kind() == ProviderState.Kind.UNREACHABLE);
			Ui.await("the words in the status line",
					() -> statusLine().startsWith("Ollama: " + sentence) && statusLine().contains(", last tried "));
			Chat.newThread();
			Chat.openPicker();
			Ui.await("the words in the picker", () -> Chat.said("modelList").stream().anyMatch(words -> words.contains(sentence)));
			Chat.closePicker();
			assertEquals(windows, Ui.get(() -> Ui.all(Shell.class).count()));
			assertEquals(List.of(), log.errors());
			assertTrue(Ui.get(() -> Chat.composer().isEnabled()));
		}
	}

	private static String statusLine() {
		String words = Ui.control("providerStatus").getToolTipText();
		return words == null ? "" : words;
	}
}
