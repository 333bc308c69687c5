package org.modalis.provider.local.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;

/**
 * Runs llama.cpp on one platform thread of its own: native code does not hear interrupts and one answer already takes all cores,
 * so questions wait in line, first come first served, while those who asked can walk away at any time.
 * <p>
 * A model that was loaded stays until the process ends. Version 4.2.0 of the binding frees nothing in its {@code close} (its
 * {@code delete} only ends the native thread), so unloading would free nothing and loading again would cost the memory twice. The
 * weights are mapped from their file, so the operating system takes back those pages when it needs them.
 */
final class Engine implements AutoCloseable {

	private static final long CLOSE_SECONDS = 30;

	/** A file as it was when it was loaded; one that was replaced since is another. */
	private record Weights(Path file, long size, FileTime time) {
		static Weights of(Path file) throws IOException {
			return new Weights(file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file));
		}
	}

	private final ExecutorService thread = Executors
			.newSingleThreadExecutor(task -> Thread.ofPlatform().name("Modalis local engine").daemon().unstarted(task));
	private final Map<Weights, LoadedModel> loaded = new HashMap<>();
	private final Set<PendingAnswer> waiting = ConcurrentHashMap.newKeySet();

	/** Answers; blocks, and an interrupt ends the waiting at once while the engine stops after its present step. */
	ChatAnswer chat(LocalModel model, ChatRequest request, ChatSink sink) throws ProviderException, InterruptedException {
		PendingAnswer pending = new PendingAnswer();
		waiting.add(pending);
		try {
			thread.execute(() -> answer(model, request, pending));
			return pending.deliver(sink);
		} catch (RejectedExecutionException e) {
			throw stopped();
		} finally {
			waiting.remove(pending);
		}
	}

	private void answer(LocalModel model, ChatRequest request, PendingAnswer pending) {
		if (pending.abandoned())
			return;
		try {
			loaded(model).answer(request, pending);
		} catch (ProviderException e) {
			pending.fail(e);
		} catch (IOException e) {
			pending.fail(new ProviderException(Kind.NOT_CONFIGURED, model.file() + " cannot be read any more.", e));
		} catch (RuntimeException | Error e) {
			pending.fail(new ProviderException(Kind.UNAVAILABLE, "The local engine failed. Ask again, or choose another model.", e));
		}
	}

	private LoadedModel loaded(LocalModel model) throws ProviderException, IOException {
		Weights weights = Weights.of(model.file());
		LoadedModel present = loaded.get(weights);
		if (present == null)
			loaded.put(weights, present = LoadedModel.load(model));
		return present;
	}

	/** Tells all who wait, then waits until native code has returned, so that the bundle's classes may go. */
	@Override
	public void close() {
		thread.execute(() -> loaded.values().forEach(LoadedModel::close));
		thread.shutdown();
		waiting.forEach(pending -> pending.fail(stopped()));
		try {
			thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static ProviderException stopped() {
		return new ProviderException(Kind.UNAVAILABLE, "The local engine was stopped. What it had written is kept.");
	}
}
