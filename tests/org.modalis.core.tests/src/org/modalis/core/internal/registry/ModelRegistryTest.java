package org.modalis.core.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.ProviderException;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.Source;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.MultiServerProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.core.internal.fakes.RecordingLog;
import org.modalis.core.internal.fakes.ScriptedProvider;
import org.modalis.core.internal.provider.CallContexts;
import org.modalis.core.internal.provider.ProviderDirectory;
import org.modalis.core.internal.transport.ApacheHttpTransport;
import org.modalis.core.internal.workspace.WorkspaceFiles;
import org.modalis.testkit.InMemoryKeyStore;
import org.modalis.testkit.InMemorySettings;

@Timeout(30)
class ModelRegistryTest {

	private static final Source TEST = new Source("test", LocalDate.EPOCH);

	private final InMemorySettings settings = new InMemorySettings();
	private final InMemoryKeyStore keys = new InMemoryKeyStore();
	private KeyStore shown = keys;
	private final RecordingLog log = new RecordingLog();
	private final ProviderDirectory directory = new ProviderDirectory();
	private final LinkedBlockingQueue<RegistrySnapshot> heard = new LinkedBlockingQueue<>();
	@TempDir
	Path workspace;
	private WorkspaceFiles files;
	private ModelRegistryImpl registry;

	@BeforeEach
	void open() {
		open(true, Duration.ofSeconds(20), Duration.ofMinutes(1));
	}

	private void open(boolean asking, Duration patience, Duration recheck) {
		files = new WorkspaceFiles(() -> workspace, log.logger());
		var contexts = new CallContexts(new ApacheHttpTransport(), shown, settings);
		registry = new ModelRegistryImpl(contexts, directory, settings, keys, new ModelMemory(files, log.logger()), log.logger(),
				asking, patience, recheck);
		registry.onChange(heard::add);
	}

	/** As when Modalis is closed and started again. */
	private void reopen(boolean asking, Duration patience, Duration recheck) {
		close();
		heard.clear();
		open(asking, patience, recheck);
	}

	@AfterEach
	void close() {
		registry.close();
		files.close();
	}

	private RegistrySnapshot await(Predicate<RegistrySnapshot> what) throws InterruptedException {
		while (true) {
			var next = heard.poll(10, TimeUnit.SECONDS);
			if (next == null)
				throw new AssertionError("Not heard; the last is " + registry.snapshot());
			if (what.test(next))
				return next;
		}
	}

	private static Predicate<RegistrySnapshot> state(String id, Kind kind) {
		return snapshot -> snapshot.provider(id).map(entry -> entry.state().kind() == kind).orElse(false);
	}

	@Test
	void tellsOfAProviderAtOnceAndOfItsModelsLater() throws Exception {
		var open = new CountDownLatch(1);
		var provider = new ScriptedProvider("acme");
		provider.offers(context -> {
			open.await();
			return List.of(ModelInfo.chat(provider.model(), "M"));
		});
		registry.bind(provider);
		var first = heard.take();
		assertEquals(Kind.CHECKING, first.provider("acme").orElseThrow().state().kind());
		assertTrue(first.models().isEmpty());
		open.countDown();
		assertEquals(provider.model(), await(state("acme", Kind.READY)).models().getFirst().id());
		registry.unbind(provider);
		assertTrue(await(snapshot -> snapshot.provider("acme").isEmpty()).providers().isEmpty());
	}

	@Test
	void thePersonWhoTypesAMasterPasswordHasTimeForIt() throws Exception {
		var provider = new ScriptedProvider("acme").offers(context -> List.of());
		var givenUp = new CountDownLatch(1);
		var late = new AtomicReference<Boolean>();
		shown = (KeyStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { KeyStore.class }, (store, method, values) -> {
			if (method.getName().equals("find") && late.get() == null)
				late.set(givenUp.await(500, TimeUnit.MILLISECONDS));
			return method.invoke(keys, values);
		});
		reopen(true, Duration.ofMillis(200), Duration.ofMinutes(1));
		registry.onChange(snapshot -> {
			if (state("acme", Kind.UNREACHABLE).test(snapshot))
				givenUp.countDown();
		});
		registry.bind(provider);
		await(state("acme", Kind.READY));
		assertEquals(false, late.get());
	}

	@Test
	void aWindowThatIsStillBeingMadeAsksNobodyUntilItSaysSo() throws Exception {
		reopen(false, Duration.ofSeconds(20), Duration.ofMinutes(1));
		var asked = new AtomicInteger();
		var provider = new ScriptedProvider("acme").offers(context -> {
			asked.incrementAndGet();
			return List.of();
		});
		registry.bind(provider);
		await(state("acme", Kind.CHECKING));
		assertEquals(0, asked.get());
		registry.refreshAll();
		await(state("acme", Kind.READY));
		registry.bind(new ScriptedProvider("later"));
		await(state("later", Kind.READY));
	}

	@Test
	void namesTheAddressThatDoesNotAnswerAndKeepsTheModels() throws Exception {
		var provider = new ScriptedProvider("acme");
		registry.bind(provider);
		await(state("acme", Kind.READY));
		provider.offers(context -> {
			throw new ProviderException(ProviderException.Kind.UNAVAILABLE, "Not reachable at http://localhost:11434.");
		});
		registry.refresh("acme");
		var entry = await(state("acme", Kind.UNREACHABLE)).provider("acme").orElseThrow();
		assertEquals("not reachable at http://localhost:11434", entry.state().detail());
		assertEquals(1, entry.models().size());
		assertEquals(List.of(), log.entries());
	}

	@Test
	void aVendorThatHasClosedItsApiIsNoTroubleAndSaysWhereToGo() throws Exception {
		registry.bind(new ScriptedProvider("acme").offers(context -> {
			throw new ProviderException(ProviderException.Kind.RETIRED, "Acme closed its API in July; others serve its models.");
		}));
		assertEquals("Acme closed its API in July; others serve its models",
				await(state("acme", Kind.NOT_CONFIGURED)).provider("acme").orElseThrow().state().detail());
	}

	@Test
	void tellsWhatAReadyProviderNotedUntilItIsAskedAgain() throws Exception {
		var provider = new ScriptedProvider("acme");
		keys.store("acme", KeyStore.hostOf(ScriptedProvider.HOME), new Secret("sk-noted"));
		provider.offers(context -> {
			context.note("bad.gguf is damaged; get it again.");
			context.note(" The key " + context.key().orElseThrow().reveal() + " is old.\n");
			return List.of(ModelInfo.chat(provider.model(), "M"));
		});
		registry.bind(provider);
		var noted = await(state("acme", Kind.READY)).provider("acme").orElseThrow();
		assertEquals("bad.gguf is damaged; get it again. The key •••• is old", noted.state().detail());
		assertEquals(1, noted.models().size());
		provider.offers(context -> List.of());
		registry.refresh("acme");
		assertEquals("", await(state("acme", Kind.READY).and(snapshot -> callable(snapshot).isEmpty())).provider("acme").orElseThrow()
				.state().detail());
	}

	@Test
	void theFirstOfTwoWithOneIdStaysAndTheSecondFollowsIt() throws Exception {
		var first = new ScriptedProvider("acme");
		var second = new ScriptedProvider("acme");
		registry.bind(first);
		registry.bind(second);
		await(state("acme", Kind.READY));
		assertSame(first, registry.snapshot().provider("acme").orElseThrow().provider());
		registry.unbind(first);
		assertSame(second, registry.snapshot().provider("acme").orElseThrow().provider());
		registry.unbind(second);
		assertTrue(registry.snapshot().providers().isEmpty());
	}

	@Test
	void aSecondThatLeavesTakesNothingAway() {
		var first = new ScriptedProvider("acme");
		var second = new ScriptedProvider("acme");
		registry.bind(first);
		registry.bind(second);
		registry.unbind(second);
		assertSame(first, registry.snapshot().provider("acme").orElseThrow().provider());
	}

	@Test
	void aProviderThatNeverAnswersIsOutOfReachEvenIfItIgnoresTheInterrupt() throws Exception {
		reopen(true, Duration.ofMillis(100), Duration.ofMinutes(1));
		var open = new CountDownLatch(1);
		registry.bind(new ScriptedProvider("deaf").offers(context -> {
			while (open.getCount() > 0)
				try {
					open.await();
				} catch (InterruptedException e) {
					// this is what the test is about
				}
			return List.of();
		}));
		await(state("deaf", Kind.UNREACHABLE));
		open.countDown();
	}

	@Test
	void aListenerThatThrowsDoesNotDisturbTheNext() throws Exception {
		registry.onChange(snapshot -> {
			throw new IllegalStateException("mine");
		});
		var last = new LinkedBlockingQueue<RegistrySnapshot>();
		registry.onChange(last::add);
		registry.bind(new ScriptedProvider("acme"));
		await(state("acme", Kind.READY));
		assertFalse(last.isEmpty());
		assertFalse(log.entries().isEmpty());
	}

	@Test
	void asksAgainWhenASettingOrAKeyOfTheProviderChanges() throws Exception {
		var asked = new AtomicInteger();
		registry.bind(new ScriptedProvider("acme").offers(context -> {
			asked.incrementAndGet();
			return List.of();
		}));
		await(state("acme", Kind.READY));
		settings.set("provider.acme.baseUrl", "http://localhost:5");
		await(state("acme", Kind.READY));
		keys.store("acme", KeyStore.hostOf(ScriptedProvider.HOME), new Secret("k"));
		await(state("acme", Kind.READY));
		settings.set("chat.model", "acme/m");
		settings.set("provider.other.baseUrl", "http://localhost:5");
		assertEquals(3, asked.get());
	}

	@Test
	void asksAgainByItselfWhileSomeoneListens() throws Exception {
		reopen(true, Duration.ofSeconds(20), Duration.ofMillis(20));
		var provider = new ScriptedProvider("acme");
		var asked = new AtomicInteger();
		registry.bind(provider.offers(context -> {
			if (asked.incrementAndGet() < 3)
				throw new ProviderException(ProviderException.Kind.UNAVAILABLE, "Down.");
			return List.of();
		}));
		await(state("acme", Kind.UNREACHABLE));
		await(state("acme", Kind.READY));
	}

	@Test
	void aFaultOfAProviderIsLoggedWithoutItsKey() throws Exception {
		keys.store("acme", KeyStore.hostOf(ScriptedProvider.HOME), new Secret("sk-canary-1"));
		registry.bind(new ScriptedProvider("acme").offers(context -> {
			throw new IllegalStateException("Bearer " + context.key().orElseThrow().reveal());
		}));
		await(state("acme", Kind.FAILING));
		assertEquals(1, log.entries().size());
		assertFalse(log.entries().toString().contains("sk-canary-1"));
		assertFalse(registry.snapshot().toString().contains("sk-canary-1"));
	}

	private static List<ModelInfo> callable(RegistrySnapshot snapshot) {
		return snapshot.provider("acme").orElseThrow().callable(LocalDate.now());
	}

	@Test
	void aModelThatTheVendorTookOffItsListStaysKnownAfterARestartAndIsNotOffered() throws Exception {
		var provider = new ScriptedProvider("acme");
		var old = ModelInfo.chat(new ModelId("acme", "old"), "Old One").withLimits(Limits.of(8_000, 1_000, TEST))
				.withPricing(Pricing.perMillionTokens("0.15", "0.6", TEST));
		provider.offers(context -> List.of(old, ModelInfo.chat(provider.model(), "M")));
		registry.bind(provider);
		await(state("acme", Kind.READY));
		provider.offers(context -> List.of(ModelInfo.chat(provider.model(), "M")));
		reopen(true, Duration.ofSeconds(20), Duration.ofMinutes(1));
		registry.bind(provider);

		var now = await(state("acme", Kind.READY));

		var known = now.model(old.id()).orElseThrow();
		assertEquals("Old One", known.displayName());
		assertEquals(old.limits(), known.limits());
		assertEquals(old.pricing(), known.pricing());
		assertEquals(Lifecycle.Stage.NOT_OFFERED, known.lifecycle().stage());
		assertEquals(List.of(provider.model()), callable(now).stream().map(ModelInfo::id).toList());
		provider.offers(context -> List.of(old, ModelInfo.chat(provider.model(), "M")));
		registry.refresh("acme");
		assertEquals(2, callable(await(snapshot -> callable(snapshot).size() == 2)).size(), "it is back on the list");
	}

	@Test
	void knowsTheModelsOfLastTimeWhileAProviderIsDownButOffersNone() throws Exception {
		var provider = new ScriptedProvider("acme");
		registry.bind(provider);
		await(state("acme", Kind.READY));
		provider.offers(context -> {
			throw new ProviderException(ProviderException.Kind.UNAVAILABLE, "Down.");
		});
		reopen(true, Duration.ofSeconds(20), Duration.ofMinutes(1));
		registry.bind(provider);
		var down = await(state("acme", Kind.UNREACHABLE));
		assertEquals("Model M", down.model(provider.model()).orElseThrow().displayName());
		assertEquals(List.of(), callable(down));
	}

	@Test
	void aProviderThatIsSwitchedOffIsNotAskedAndComesBack() throws Exception {
		var asked = new AtomicInteger();
		var provider = new ScriptedProvider("acme");
		provider.offers(context -> {
			asked.incrementAndGet();
			return List.of(ModelInfo.chat(provider.model(), "M"));
		});
		settings.set("provider.acme.enabled", "false");
		registry.bind(provider);
		await(state("acme", Kind.DISABLED));
		assertEquals(0, asked.get());
		settings.set("provider.acme.enabled", "true");
		await(state("acme", Kind.READY));
		settings.set("provider.acme.enabled", "false");
		var off = await(state("acme", Kind.DISABLED));
		assertEquals(1, off.models().size());
		assertEquals(List.of(), callable(off));
		assertEquals(1, asked.get());
	}

	@Test
	void furtherServersOfAKindComeAndGoWithTheSettingAndTheBundle() throws Exception {
		settings.set("provider.kind.servers", "work, lab");
		settings.set("provider.kind-lab.name", "The Lab");
		var kind = new Kinds("kind", "Kind");
		registry.bind(kind);
		assertEquals(List.of("kind", "The Lab", "work"), names());
		await(state("kind-work", Kind.READY));
		settings.set("provider.kind.servers", "work");
		assertEquals(List.of("kind", "work"), names());
		settings.set("provider.kind-work.name", "At Work");
		assertEquals(List.of("At Work", "kind"), names());
		registry.unbind(kind);
		assertEquals(List.of(), names());
		registry.bind(kind);
		assertEquals(List.of("At Work", "kind"), names());
	}

	@Test
	void aServerWhoseIdIsTakenIsLeftOutAndSaid() throws Exception {
		var other = new ScriptedProvider("kind-work");
		registry.bind(other);
		settings.set("provider.kind.servers", "work,Not Good,lab");
		registry.bind(new Kinds("kind", "Kind"));
		assertSame(other, registry.snapshot().provider("kind-work").orElseThrow().provider());
		assertEquals(List.of("kind", "lab", "The kind-work"), names());
		var note = await(state("kind", Kind.READY)).provider("kind").orElseThrow().state().detail();
		assertTrue(note.contains("The server work was left out") && note.contains("The server Not Good was left out"), note);
	}

	private List<String> names() {
		return registry.snapshot().providers().stream().map(entry -> entry.info().displayName().replace("Kind", "kind")).toList();
	}

	/** A kind of servers, or one of them. */
	private record Kinds(String id, String name) implements MultiServerProvider {

		@Override
		public ProviderInfo info() {
			return ProviderInfo.of(id, name, "").atUsersAddress();
		}

		@Override
		public List<ModelInfo> models(CallContext context) {
			return List.of();
		}

		@Override
		public ModelProvider another(String otherId, String displayName) {
			return new Kinds(otherId, displayName);
		}
	}
}
