package @PACKAGE@;

import org.modalis.api.openai.OpenAiChatProvider;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.osgi.service.component.annotations.Component;

/** The models of @NAME@, whose API has the shape of OpenAI's chat completions. */
@Component(service = ModelProvider.class)
public final class @CLASS@Provider extends OpenAiChatProvider {

	public @CLASS@Provider() {
		super(ProviderInfo.of("@ID@", "@NAME@", "Language models of @NAME@.").at("https://api.example.com/v1")
				.withKey(KeyUse.REQUIRED, "@VARIABLE@").withKeyPage("https://example.com/keys"));
	}
}
