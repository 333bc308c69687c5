package org.modalis.studio.chat.internal.session;

import java.util.List;

import org.modalis.api.provider.ProviderSetting;
import org.modalis.api.provider.ProviderSetting.Kind;
import org.modalis.workbench.toolkit.StudioSettings;
import org.osgi.service.component.annotations.Component;

/** What a user can set about the chat studio. */
@Component(service = StudioSettings.class)
public final class ChatPreferences implements StudioSettings {

	@Override
	public String id() {
		return "chat";
	}

	@Override
	public String label() {
		return "Chat";
	}

	@Override
	public List<ProviderSetting> settings() {
		return List.of(
				ProviderSetting.choice("send", "Send with", List.of("Enter", "Ctrl+Enter"),
						"The other one breaks the line, and so does Shift+Enter. Ctrl+Enter sends either way."),
				new ProviderSetting("titles", "Let a model name new threads", Kind.SWITCH, "true",
						"One short call after the first answer of a thread, never for a temporary one. Its cost is in the usage."),
				new ProviderSetting("titleModel", "Model for titles", Kind.TEXT, "",
						"For example local/tinyllama. Empty for the model that answered."));
	}
}
