package org.modalis.workbench.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.MultiServerProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.testkit.FakeModelRegistry;
import org.modalis.testkit.FakeProvider;
import org.modalis.testkit.InMemoryKeyStore;
import org.modalis.testkit.InMemorySettings;

class ServerListTest {
	private final InMemorySettings settings = new InMemorySettings();
	private final ServerList servers = new ServerList("openai-compatible", settings);

	@Test
	void aServerIsKnownByWhatItsNameLeaves() {
		assertEquals("openai-compatible-my-lab", servers.add(" My Lab! "));
		assertEquals(List.of("my-lab"), servers.names());
		assertEquals("My Lab!", settings.get("provider.openai-compatible-my-lab.name").orElseThrow());
		assertTrue(servers.problem("my lab").orElseThrow().contains("my-lab"));
		assertTrue(servers.problem("!").isPresent());
	}

	@Test
	void aServerGoesWithItsSettingsAndKeysAndLeavesTheOthers() throws Exception {
		var keys = new InMemoryKeyStore();
		servers.add("lab");
		servers.add("home");
		settings.set("provider.openai-compatible-lab.baseUrl", "http://localhost:1/v1");
		settings.set("provider.openai-compatible-home.baseUrl", "http://localhost:2/v1");
		keys.store("openai-compatible-lab", "localhost:1", "default", new Secret("sk-lab-12345678"));
		keys.store("openai-compatible-home", "localhost:2", "default", new Secret("sk-home-12345678"));
		servers.remove("openai-compatible-lab", keys);
		assertEquals(Map.of("provider.openai-compatible.servers", "home", "provider.openai-compatible-home.name", "home",
				"provider.openai-compatible-home.baseUrl", "http://localhost:2/v1"), settings.all());
		assertEquals(List.of(), keys.keys("openai-compatible-lab", "localhost:1"));
		assertEquals(1, keys.keys("openai-compatible-home", "localhost:2").size());
	}

	@Test
	void anAddedServerBelongsToTheListThatHoldsItAndNotToOneOfItsOwn() {
		var registry = new FakeModelRegistry();
		for (var id : List.of("openai-compatible-lab", "openai-compatible", "openai-compatible-else"))
			registry.add(new Several(ProviderInfo.of(id, id, "").atUsersAddress()));
		registry.add(FakeProvider.named("Acme"));
		servers.add("lab");
		assertEquals(List.of("lab"), ServerList.of("openai-compatible-lab", registry.snapshot(), settings).orElseThrow().names());
		assertEquals(List.of("lab"), ServerList.of("openai-compatible", registry.snapshot(), settings).orElseThrow().names());
		assertEquals(List.of(), ServerList.of("openai-compatible-else", registry.snapshot(), settings).orElseThrow().names());
		assertTrue(ServerList.of("acme", registry.snapshot(), settings).isEmpty());
	}

	private record Several(ProviderInfo info) implements MultiServerProvider {
		@Override
		public ModelProvider another(String id, String displayName) {
			return new Several(ProviderInfo.of(id, displayName, "").atUsersAddress());
		}

		@Override
		public List<ModelInfo> models(CallContext context) {
			return List.of();
		}
	}
}
