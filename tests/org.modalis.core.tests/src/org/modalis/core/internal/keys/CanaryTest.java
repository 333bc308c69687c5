package org.modalis.core.internal.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatParameters;
import org.modalis.core.internal.chat.ChatRunnerImpl;
import org.modalis.core.internal.fakes.RecordingLog;
import org.modalis.core.internal.fakes.ScriptedProvider;
import org.modalis.core.internal.provider.CallContexts;
import org.modalis.core.internal.provider.ProviderDirectory;
import org.modalis.core.internal.registry.ConnectionTestImpl;
import org.modalis.core.internal.transport.ApacheHttpTransport;
import org.modalis.core.internal.usage.UsageLedgerImpl;
import org.modalis.core.internal.workspace.WorkspaceFiles;
import org.modalis.testkit.FakeModelRegistry;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.InMemorySettings;
import org.osgi.framework.FrameworkUtil;

/** A key is used in every way there is; then every byte that was written is looked through for it. */
@Timeout(60)
class CanaryTest {

	private static final String CANARY = "sk-canary-5f0e9d1c7b3a";
	private static final String HOST = KeyStore.hostOf(ScriptedProvider.HOME);

	@TempDir
	Path folder;

	private final RecordingLog log = new RecordingLog();
	private final InMemorySettings settings = new InMemorySettings();
	private final InMemoryHistoryStore store = new InMemoryHistoryStore();
	private final FakeModelRegistry registry = new FakeModelRegistry();

	@Test
	void L09_aKeyIsNowhereInTheClear() throws Exception {
		assumeTrue(FrameworkUtil.getBundle(getClass()) != null, "secure storage needs OSGi");
		var acme = new ScriptedProvider("acme");
		var directory = new ProviderDirectory();
		directory.add(acme.info());
		registry.add(acme, ModelInfo.chat(acme.model(), "M"));
		var keys = new SecureKeyStore(directory, settings, name -> null, new FileVault(folder.resolve("secure_storage")),
				Clock.systemUTC(), log.logger());
		var files = new WorkspaceFiles(() -> folder, log.logger());
		var contexts = new CallContexts(new ApacheHttpTransport(), keys, settings);

		keys.store("acme", HOST, "work", new Secret(CANARY));
		keys.store("acme", HOST, new Secret(CANARY));
		keys.activate("acme", HOST, "work");
		keys.copy("acme", HOST, "work", "other.example");
		var told = keys.keys("acme", HOST).toString() + keys.protection() + keys.find("acme", HOST) + settings.all();
		told += use(acme, contexts);
		var test = new ConnectionTestImpl(registry, contexts, files, log.logger());
		told += test.start("acme").await();
		keys.remove("acme", HOST, "default");
		keys.remove("acme", "other.example");
		files.close();

		assertEquals(CANARY, keys.find("acme", HOST).orElseThrow().secret().reveal(), "it is kept and can be used");
		lookThrough(told + log.entries() + store.conversations() + registry.snapshot());
		try (var written = Files.walk(folder)) {
			var all = written.filter(Files::isRegularFile).toList();
			assertTrue(all.size() >= 2, all.toString());
			for (var file : all)
				lookThrough(text(file));
		}
	}

	/** Questions to a provider that puts its key into everything it says. */
	private String use(ScriptedProvider acme, CallContexts contexts) throws Exception {
		var runner = new ChatRunnerImpl(store.service(), registry, contexts, new UsageLedgerImpl(), log.logger());
		var thread = store.createConversation("", Optional.of(acme.model()));
		acme.chats((request, sink, context) -> {
			throw new ProviderException(Kind.AUTH, "Bearer " + context.key().orElseThrow().reveal());
		});
		acme.offers(context -> {
			throw new ProviderException(Kind.AUTH, "x-api-key: " + context.key().orElseThrow().reveal());
		});
		var refused = runner.ask(thread.id(), "Hi", acme.model(), ChatParameters.DEFAULT, new ChatListener() {
		}).await();
		acme.chats((request, sink, context) -> {
			throw new IllegalStateException(context.key().orElseThrow().reveal());
		});
		var broken = runner.ask(thread.id(), "Hi", acme.model(), ChatParameters.DEFAULT, new ChatListener() {
		}).await();
		return refused.toString() + broken + store.lastMessages(thread.id(), 10);
	}

	private static void lookThrough(String text) {
		assertFalse(text.contains(CANARY), text);
		assertFalse(text.contains(Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8))), text);
	}

	private static String text(Path file) throws IOException {
		return Files.readString(file, StandardCharsets.ISO_8859_1);
	}
}
