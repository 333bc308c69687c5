package org.modalis.core.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ConnectionReport;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.registry.ConnectionResult.Outcome;
import org.modalis.api.transport.HttpCall;
import org.modalis.core.internal.fakes.RecordingLog;
import org.modalis.core.internal.provider.CallContexts;
import org.modalis.core.internal.transport.ApacheHttpTransport;
import org.modalis.core.internal.workspace.WorkspaceFiles;
import org.modalis.testkit.FakeModelRegistry;
import org.modalis.testkit.InMemoryKeyStore;
import org.modalis.testkit.InMemorySettings;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

@Timeout(30)
class ConnectionTestTest {

	/** What a provider does when it is tested. */
	private interface Tested {
		ConnectionReport test(CallContext context) throws ProviderException, InterruptedException;
	}

	private final FakeModelRegistry registry = new FakeModelRegistry();
	private final InMemorySettings settings = new InMemorySettings();
	private final InMemoryKeyStore keys = new InMemoryKeyStore();
	private final RecordingLog log = new RecordingLog();
	private boolean network = true;
	@TempDir
	Path workspace;
	private WorkspaceFiles files;
	private ConnectionTestImpl tests;

	@BeforeEach
	void open() {
		open(Duration.ofSeconds(20));
	}

	private void open(Duration patience) {
		files = new WorkspaceFiles(() -> workspace, log.logger());
		tests = new ConnectionTestImpl(registry, new CallContexts(new ApacheHttpTransport(), keys, settings), files, () -> network,
				patience, log.logger());
	}

	@AfterEach
	void close() {
		files.close();
	}

	private void provider(String url, Tested tested) {
		var info = ProviderInfo.of("acme", "Acme", "").at(url).withKey(KeyUse.REQUIRED, "ACME_API_KEY");
		registry.add(new Testable(info, tested));
	}

	@Test
	void remembersWhatTheVendorToldBeyondARestart() throws Exception {
		keys.store("acme", "api.acme.test", new Secret("sk-canary-4711-0815"));
		provider("https://api.acme.test", context -> new ConnectionReport(List.of(Money.of("12.50", "USD")), "tier 2"));
		var told = new ArrayList<String>();
		tests.onChange(told::add);
		var result = tests.start("acme").await();
		assertEquals(Outcome.WORKS, result.outcome());
		assertEquals("Acme answers and takes the key.", result.sentence());
		assertEquals(List.of("acme"), told);
		assertEquals(List.of("acme"), registry.refreshed(), "its models are asked for at once");
		close();
		open();
		assertEquals(Optional.of(result), tests.last("acme"));
		assertEquals(Optional.empty(), tests.last("other"));
	}

	@Test
	void namesWhatIsWrongByItsRemedy() throws Exception {
		verdict(Outcome.NO_KEY, Kind.AUTH);
		keys.store("acme", "api.acme.test", new Secret("sk-canary-4711-0815"));
		verdict(Outcome.KEY_REFUSED, Kind.AUTH);
		verdict(Outcome.NO_CREDIT, Kind.QUOTA);
		verdict(Outcome.BUSY, Kind.RATE_LIMIT);
		verdict(Outcome.WRONG_ADDRESS, Kind.BAD_ANSWER);
		verdict(Outcome.FAILED, Kind.UNAVAILABLE);
		network = false;
		verdict(Outcome.NO_NETWORK, Kind.UNAVAILABLE);
	}

	private void verdict(Outcome expected, Kind kind) throws InterruptedException {
		registry.show();
		provider("https://api.acme.test", context -> {
			throw new ProviderException(kind, "It said no.");
		});
		assertEquals(expected, tests.start("acme").await().outcome());
	}

	@Test
	void anAddressWhereNothingListensIsAWrongAddress() throws Exception {
		int free;
		try (var socket = new ServerSocket(0)) {
			free = socket.getLocalPort();
		}
		provider("http://localhost:" + free, context -> {
			context.transport().send(HttpCall.get(context.baseUrl(), answer -> null));
			return ConnectionReport.FINE;
		});
		var result = tests.start("acme").await();
		assertEquals(Outcome.WRONG_ADDRESS, result.outcome());
		assertTrue(result.sentence().contains("localhost:" + free), result.sentence());
	}

	@Test
	void L21_cancelClosesTheConnectionAndIsNotRemembered() throws Exception {
		try (var vendor = VendorServer.start()) {
			vendor.on("/models", VendorReply.never());
			provider(vendor.url("").toString(), context -> {
				context.transport().send(HttpCall.get(vendor.url("/models"), answer -> null));
				return ConnectionReport.FINE;
			});
			var run = tests.start("acme");
			var request = vendor.awaitRequest();
			assertEquals(Optional.empty(), run.result());
			run.cancel();
			assertEquals(Outcome.CANCELLED, run.await().outcome());
			request.awaitClosed(Duration.ofSeconds(5));
			assertEquals(Optional.empty(), tests.last("acme"));
		}
	}

	@Test
	void oneThatNeverAnswersIsGivenUpAndTheNextReplacesIt() throws Exception {
		close();
		open(Duration.ofMillis(100));
		provider("https://api.acme.test", context -> {
			new CountDownLatch(1).await();
			return ConnectionReport.FINE;
		});
		var first = tests.start("acme");
		var second = tests.start("acme");
		assertEquals(Outcome.CANCELLED, first.await().outcome());
		assertEquals(Outcome.FAILED, second.await().outcome());
		assertThrows(IllegalArgumentException.class, () -> tests.start("nobody"));
	}

	@Test
	void L09_whatIsRememberedHoldsNoKey() throws Exception {
		keys.store("acme", KeyStore.hostOf(URI.create("https://api.acme.test")), new Secret("sk-canary-4711-0815"));
		provider("https://api.acme.test", context -> {
			throw new ProviderException(Kind.AUTH, "Incorrect key: " + context.key().orElseThrow().reveal());
		});
		assertEquals("Incorrect key: ••••", tests.start("acme").await().sentence());
		close();
		try (var all = Files.walk(workspace)) {
			var texts = all.filter(Files::isRegularFile).map(ConnectionTestTest::read).toList();
			assertEquals(1, texts.size());
			assertFalse(texts.toString().contains("sk-canary"));
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private record Testable(ProviderInfo info, Tested tested) implements ModelProvider {

		@Override
		public List<ModelInfo> models(CallContext context) {
			return List.of();
		}

		@Override
		public ConnectionReport test(CallContext context) throws ProviderException, InterruptedException {
			return tested.test(context);
		}
	}
}
