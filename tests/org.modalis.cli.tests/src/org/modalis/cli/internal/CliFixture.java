package org.modalis.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.api.history.HistoryService;
import org.modalis.api.integration.Integration;
import org.modalis.api.model.Money;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.provider.RateLimits;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.search.SearchGroup;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.api.search.SearchPage;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.api.search.TextRange;
import org.modalis.api.usage.UsageLedger;
import org.modalis.testkit.FakeChatRunner;
import org.modalis.testkit.FakeConnectionTest;
import org.modalis.testkit.FakeModelRegistry;
import org.modalis.testkit.FakeProvider;
import org.modalis.testkit.InMemoryCallLog;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.InMemoryKeyStore;
import org.modalis.testkit.InMemorySettings;

/** A command line over services in memory: run a command, then read what it wrote. */
final class CliFixture {

	static final Instant TRIED = Instant.parse("2026-11-22T12:04:00Z");
	private static final ProviderInfo LOCAL = info("local", "Local", true, KeyUse.NONE, Optional.empty());
	private static final ProviderInfo ACME = info("acme", "Acme", false, KeyUse.REQUIRED,
			Optional.of(URI.create("https://api.acme.test/v1")));

	final InMemoryHistoryStore store = new InMemoryHistoryStore();
	final FakeChatRunner runner = new FakeChatRunner(store);
	final FakeModelRegistry registry = new FakeModelRegistry();
	final InMemorySettings settings = new InMemorySettings();
	final InMemoryCallLog calls = new InMemoryCallLog();
	final InMemoryKeyStore keys = new InMemoryKeyStore();
	final FakeConnectionTest connections = new FakeConnectionTest();
	final List<Integration> integrations = new ArrayList<>();
	final UsageLedger ledger = (model, usage) -> model.pricing()
			.map(prices -> new Money(BigDecimal.valueOf(usage.inputTokens() + usage.outputTokens(), 4), prices.currency()));
	final FakeExchange exchange = new FakeExchange();
	final List<SearchHit> hits = new ArrayList<>();
	final List<SearchRequest> requests = new ArrayList<>();
	final List<Throwable> bugs = new ArrayList<>();
	final ByteArrayOutputStream out = new ByteArrayOutputStream();
	final ByteArrayOutputStream err = new ByteArrayOutputStream();
	HistoryService history = store.service();
	InputStream input = InputStream.nullInputStream();
	OutputStream outTarget = out;
	Duration patience = Duration.ofSeconds(30);

	CliFixture() {
		registry.show(local(Kind.READY, "", "tiny"), acme(Kind.UNREACHABLE, "not reachable at https://api.acme.test/v1", "big"));
		runner.script(run -> {
			run.say("Because ");
			run.say("of Rayleigh.");
			run.complete();
		});
	}

	static ProviderEntry local(Kind state, String detail, String... models) {
		return FakeProvider.of(LOCAL, models).as(state, detail, TRIED);
	}

	static ProviderEntry acme(Kind state, String detail, String... models) {
		return FakeProvider.of(ACME, models).as(state, detail, TRIED);
	}

	private static ProviderInfo info(String id, String name, boolean local, KeyUse key, Optional<URI> base) {
		return new ProviderInfo(id, name, name + " models", base, base.isPresent(), key, Optional.empty(), Optional.empty(), local,
				RateLimits.NONE, List.of(ProviderSetting.choice("region", "Region", List.of("Europe", "Asia"), "")));
	}

	int run(String... arguments) {
		out.reset();
		err.reset();
		var terminal = new Terminal(new PrintStream(outTarget, false, StandardCharsets.UTF_8),
				new PrintStream(err, false, StandardCharsets.UTF_8), input, Optional::empty);
		var services = new CommandServices(new PlainReader(), exchange, exchange, calls, runner, connections, history, integrations, keys, ledger, registry, List.of(search()), settings);
		return new Cli(new Invocation(terminal, () -> services, patience, ZoneOffset.UTC, "1.0.0", bugs::add))
				.run(List.of(arguments));
	}

	String out() {
		return out.toString(StandardCharsets.UTF_8);
	}

	String err() {
		return err.toString(StandardCharsets.UTF_8);
	}

	void type(String text) {
		input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Finds the hits whose excerpt holds the query as it is written, and notes what was asked. */
	private SearchIndex search() {
		return new SearchIndex() {
			@Override
			public SearchPage<SearchHit> search(SearchRequest request) {
				requests.add(request);
				List<SearchHit> found = hits.stream().filter(hit -> hit.excerpt().text().contains(request.query().text())).toList();
				return new SearchPage<>(found.stream().limit(request.limit()).toList(), found.size(), true, true);
			}

			@Override
			public SearchPage<SearchGroup> searchThreads(SearchRequest request) {
				throw new UnsupportedOperationException("The command line shows hits, not groups");
			}

			@Override
			public List<TextRange> matches(SearchQuery query, String text) {
				return List.of();
			}
		};
	}
}
