package org.modalis.core.internal.limits;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import org.modalis.api.provider.RateLimits;

/** The calls that began within the last minute and their tokens, oldest first. Not safe for several threads. */
final class LastMinute {

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	/** One call, or tokens that were counted after it. */
	static final class Entry {

		private final long at;
		private final int calls;
		private long tokens;

		private Entry(long at, int calls, long tokens) {
			this.at = at;
			this.calls = calls;
			this.tokens = tokens;
		}
	}

	private final Deque<Entry> entries = new ArrayDeque<>();

	/** The same, for trying out what will be. */
	LastMinute copy() {
		var copy = new LastMinute();
		copy.entries.addAll(entries);
		return copy;
	}

	/** A call begins. */
	Entry begin(long now, long tokens) {
		return add(new Entry(now, 1, tokens));
	}

	private Entry add(Entry entry) {
		while (!entries.isEmpty() && entries.getFirst().at + MINUTE <= entry.at)
			entries.removeFirst();
		entries.addLast(entry);
		return entry;
	}

	/** What a call used in truth. More than was counted for it counts from now, because the vendor counts at the end. */
	void correct(Entry entry, long tokens, long now) {
		long more = tokens - entry.tokens;
		entry.tokens = Math.min(tokens, entry.tokens);
		if (more > 0)
			add(new Entry(now, 0, more));
	}

	/** The first moment from {@code from} on at which a call with so many tokens fits; one beyond the limit goes alone. */
	long earliest(long from, long tokens, RateLimits limits) {
		if (limits.requestsPerMinute().isEmpty() && limits.tokensPerMinute().isEmpty())
			return from;
		long calls = 0;
		long sum = 0;
		for (var entry : entries)
			if (entry.at + MINUTE > from) {
				calls += entry.calls;
				sum += entry.tokens;
			}
		long when = from;
		for (var entry : entries) {
			if (entry.at + MINUTE <= from)
				continue;
			if (fits(calls, sum, tokens, limits))
				break;
			when = entry.at + MINUTE;
			calls -= entry.calls;
			sum -= entry.tokens;
		}
		return when;
	}

	private static boolean fits(long calls, long sum, long tokens, RateLimits limits) {
		boolean oneMore = limits.requestsPerMinute().isEmpty() || calls < limits.requestsPerMinute().getAsInt();
		return oneMore && (limits.tokensPerMinute().isEmpty() || sum == 0 || sum + tokens <= limits.tokensPerMinute().getAsLong());
	}
}
