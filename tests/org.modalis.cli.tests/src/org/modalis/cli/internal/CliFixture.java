package org.modalis.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.history.HistoryService;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.api.settings.Settings;
import org.modalis.testkit.InMemoryHistoryStore;

/** A command line over services in memory: run a command, then read what it wrote. */
final class CliFixture {

	final InMemoryHistoryStore store = new InMemoryHistoryStore();
	final ScriptedRunner runner = new ScriptedRunner(store);
	final FakeRegistry registry = new FakeRegistry();
	final Map<String, String> settings = new TreeMap<>();
	final Map<String, Secret> keys = new TreeMap<>();
	final List<SearchHit> hits = new ArrayList<>();
	final List<Throwable> bugs = new ArrayList<>();
	final ByteArrayOutputStream out = new ByteArrayOutputStream();
	final ByteArrayOutputStream err = new ByteArrayOutputStream();
	HistoryService history = store.service();
	InputStream input = InputStream.nullInputStream();
	OutputStream outTarget = out;
	Duration patience = Duration.ofSeconds(30);

	CliFixture() {
		registry.show(FakeRegistry.entry(FakeRegistry.LOCAL, Kind.READY, "", "tiny"),
				FakeRegistry.entry(FakeRegistry.ACME, Kind.UNREACHABLE, "not reachable at https://api.acme.test/v1", "big"));
	}

	int run(String... arguments) {
		out.reset();
		err.reset();
		var terminal = new Terminal(new PrintStream(outTarget, false, StandardCharsets.UTF_8),
				new PrintStream(err, false, StandardCharsets.UTF_8), input, Optional::empty);
		var services = new CommandServices(runner, history, new FakeKeys(), registry, List.of(search()), new MapSettings());
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

	private SearchIndex search() {
		return (query, limit) -> hits.stream().filter(hit -> hit.excerpt().contains(query)).limit(limit).toList();
	}

	private final class MapSettings implements Settings {

		@Override
		public Optional<String> get(String name) {
			return Optional.ofNullable(settings.get(name));
		}

		@Override
		public void set(String name, String value) {
			settings.put(name, value);
		}

		@Override
		public void remove(String name) {
			settings.remove(name);
		}

		@Override
		public Map<String, String> all() {
			return settings;
		}

		@Override
		public Subscription onChange(Consumer<String> listener) {
			return () -> {
			};
		}
	}

	private final class FakeKeys implements KeyStore {

		@Override
		public Optional<StoredKey> find(String providerId, String host) {
			return Optional.ofNullable(keys.get(providerId + "@" + host)).map(key -> new StoredKey(key, "secure storage"));
		}

		@Override
		public void store(String providerId, String host, Secret key) {
			keys.put(providerId + "@" + host, key);
		}

		@Override
		public void remove(String providerId, String host) {
			keys.remove(providerId + "@" + host);
		}

		@Override
		public Subscription onChange(Consumer<String> listener) {
			return () -> {
			};
		}

		@Override
		public String protection() {
			return "It lies in memory.";
		}
	}
}
