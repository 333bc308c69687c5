package @PACKAGE@;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatProvider;
import org.modalis.testkit.OpenAiChatContract;
import org.modalis.testkit.VendorReply;

class @CLASS@ProviderTest extends OpenAiChatContract {
	private final @CLASS@Provider provider = new @CLASS@Provider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Test
	void readsARecordedAnswer() throws Exception {
		answers(stream().then(VendorReply.sample(getClass(), "samples/@ID@/answer.sse")));
		assertEquals(Usage.of(14, 6), chat("@ID@-small").usage());
		assertEquals("Because air scatters blue light.", sink.text());
	}
}
