package org.modalis.cli.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;

/**
 * Waits until providers have said whether they can be used. A command lives too short to follow them, so it waits once; one
 * provider that never answers must not hold it for ever.
 */
final class ProviderWait {

	private final ModelRegistry registry;
	private final Duration bound;

	ProviderWait(ModelRegistry registry, Duration bound) {
		this.registry = registry;
		this.bound = bound;
	}

	/** The snapshot in which every provider was asked, or the present one when that takes too long. */
	RegistrySnapshot forAll() throws InterruptedException {
		return until(ProviderWait::allAsked);
	}

	/** The snapshot in which one provider was asked; it also ends when there is no such provider. */
	RegistrySnapshot forProvider(String id) throws InterruptedException {
		return until(snapshot -> snapshot.provider(id).map(ProviderWait::asked).orElse(allAsked(snapshot)));
	}

	RegistrySnapshot until(Predicate<RegistrySnapshot> settled) throws InterruptedException {
		var changes = new Semaphore(0);
		long end = System.nanoTime() + bound.toNanos();
		try (var subscription = registry.onChange(snapshot -> changes.release())) {
			boolean more = true;
			while (more && !settled.test(registry.snapshot()))
				more = changes.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		return registry.snapshot();
	}

	static boolean allAsked(RegistrySnapshot snapshot) {
		return snapshot.providers().stream().allMatch(ProviderWait::asked);
	}

	private static boolean asked(ProviderEntry entry) {
		return entry.state().kind() != Kind.CHECKING;
	}
}
