package org.modalis.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.provider.ConnectionReport;
import org.modalis.api.registry.ConnectionResult;
import org.modalis.api.registry.ConnectionResult.Outcome;
import org.modalis.api.registry.ConnectionTest;

/** Connection tests that end when the test says so, or at once with what it has prepared. Threads: any. */
public final class FakeConnectionTest implements ConnectionTest {

	private final Map<String, ConnectionResult> prepared = new ConcurrentHashMap<>();
	private final Map<String, ConnectionResult> last = new ConcurrentHashMap<>();
	private final Map<String, CompletableFuture<ConnectionResult>> running = new ConcurrentHashMap<>();
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	/** A result of 1970 without anything told of the account. */
	public static ConnectionResult result(Outcome outcome, String sentence) {
		return new ConnectionResult(outcome, sentence, ConnectionReport.FINE, Instant.EPOCH);
	}

	/** Lets every later test of a provider end at once. */
	public void prepare(String providerId, ConnectionResult result) {
		prepared.put(providerId, result);
	}

	/** As if it had been found by an earlier start. */
	public void remember(String providerId, ConnectionResult result) {
		last.put(providerId, result);
	}

	/** Whether a test of a provider is running. */
	public boolean running(String providerId) {
		var run = running.get(providerId);
		return run != null && !run.isDone();
	}

	/** Ends the running test of a provider. */
	public void end(String providerId, ConnectionResult result) {
		running.get(providerId).complete(result);
	}

	@Override
	public Run start(String providerId) {
		var end = new CompletableFuture<ConnectionResult>();
		var told = end.whenComplete((result, error) -> {
			if (result.outcome() == Outcome.CANCELLED)
				return;
			last.put(providerId, result);
			listeners.forEach(listener -> listener.accept(providerId));
		});
		running.put(providerId, end);
		if (prepared.containsKey(providerId))
			end.complete(prepared.get(providerId));
		return new Run() {
			@Override
			public void cancel() {
				end.complete(FakeConnectionTest.result(Outcome.CANCELLED, "The test was cancelled."));
			}

			@Override
			public ConnectionResult await() throws InterruptedException {
				try {
					return told.get();
				} catch (ExecutionException e) {
					throw new IllegalStateException(e);
				}
			}

			@Override
			public Optional<ConnectionResult> result() {
				return Optional.ofNullable(told.getNow(null));
			}
		};
	}

	@Override
	public Optional<ConnectionResult> last(String providerId) {
		return Optional.ofNullable(last.get(providerId));
	}

	@Override
	public Subscription onChange(Consumer<String> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}
}
