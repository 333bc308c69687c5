package org.modalis.core.internal.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.modalis.api.ProviderException;
import org.modalis.api.provider.ConnectionReport;
import org.modalis.api.registry.ConnectionResult;
import org.modalis.api.registry.ConnectionResult.Outcome;
import org.modalis.api.registry.ConnectionTest.Run;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.core.internal.provider.CallContextImpl;
import org.osgi.service.log.Logger;

/** One test of a connection, in a virtual thread. Whatever ends it first counts: the provider, the clock or a cancel. */
final class ConnectionTry implements Run {

	private final ProviderEntry entry;
	private final CallContextImpl context;
	private final BooleanSupplier network;
	private final Logger log;
	private final CompletableFuture<ConnectionResult> end = new CompletableFuture<>();
	private final CompletableFuture<ConnectionResult> told;
	private final Thread thread;

	/** @param atEnd told once, before anyone who waits */
	ConnectionTry(ProviderEntry entry, CallContextImpl context, BooleanSupplier network, Logger log,
			Consumer<ConnectionResult> atEnd) {
		this.entry = entry;
		this.context = context;
		this.network = network;
		this.log = log;
		thread = Thread.ofVirtual().name("modalis-test-" + entry.info().id()).unstarted(this::test);
		told = end.thenApply(result -> {
			atEnd.accept(result);
			return result;
		});
	}

	void start(Duration patience) {
		var late = new ConnectionResult(Outcome.FAILED, name() + " did not answer within " + patience.toSeconds()
				+ " s. Try again, or check the base URL.", ConnectionReport.FINE, context.clock().instant().plus(patience));
		end.completeOnTimeout(late, patience.toMillis(), TimeUnit.MILLISECONDS).thenRun(thread::interrupt);
		thread.start();
	}

	private void test() {
		try {
			var report = entry.provider().test(context);
			var how = context.key().isPresent() ? " answers and takes the key." : " answers.";
			end(Outcome.WORKS, name() + how, report);
		} catch (ProviderException e) {
			var verdict = Verdict.on(e, entry.info(), context, network);
			end(verdict.outcome(), context.redaction().clean(verdict.sentence()), ConnectionReport.FINE);
		} catch (InterruptedException e) {
			end(Outcome.CANCELLED, "The test was ended before it knew.", ConnectionReport.FINE);
		} catch (RuntimeException | LinkageError e) {
			log.error("Provider {} failed when its connection was tested", entry.info().id(), context.redaction().clean(e));
			end(Outcome.FAILED, name() + " ended with an error of its own; the error log says more.", ConnectionReport.FINE);
		}
	}

	private String name() {
		return entry.info().displayName();
	}

	private void end(Outcome outcome, String sentence, ConnectionReport report) {
		end.complete(new ConnectionResult(outcome, sentence, report, context.clock().instant()));
	}

	@Override
	public void cancel() {
		end(Outcome.CANCELLED, "The test was cancelled.", ConnectionReport.FINE);
	}

	@Override
	public ConnectionResult await() throws InterruptedException {
		try {
			return told.get();
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	@Override
	public Optional<ConnectionResult> result() {
		return Optional.ofNullable(told.getNow(null));
	}
}
