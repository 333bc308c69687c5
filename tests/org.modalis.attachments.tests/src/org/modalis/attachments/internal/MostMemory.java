package org.modalis.attachments.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The most memory that was in use after a collection since it was made, beyond what was in use then. */
final class MostMemory implements AutoCloseable {

	private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
			.filter(pool -> pool.getType() == MemoryType.HEAP).toList();
	private final long before;
	private long most;
	private final Thread watch;
	private volatile boolean open = true;

	MostMemory() {
		before = inUse();
		watch = Thread.ofPlatform().daemon().start(() -> {
			while (open) {
				most = Math.max(most, inUse() - before);
				LockSupport.parkNanos(50_000_000);
			}
		});
	}

	private long inUse() {
		System.gc();
		return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
	}

	long bytes() {
		return most;
	}

	@Override
	public void close() throws InterruptedException {
		open = false;
		watch.join();
	}
}
