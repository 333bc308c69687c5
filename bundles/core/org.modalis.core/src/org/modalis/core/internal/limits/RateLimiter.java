package org.modalis.core.internal.limits;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.modalis.api.provider.RateLimits;
import org.modalis.core.internal.limits.LastMinute.Entry;

/**
 * Lets the calls of one provider through as its limits allow, strictly in the order they came: a small call never overtakes a large
 * one, or the large one might never go. Limits are read anew whenever the queue moves. Threads: any.
 */
public final class RateLimiter {

	private final Timing timing;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition moved = lock.newCondition();
	private final Deque<Place> queue = new ArrayDeque<>();
	private final LastMinute lastMinute = new LastMinute();
	private volatile Supplier<RateLimits> limits;
	private int running;
	private long moves;
	private long usualNanos;

	RateLimiter(Supplier<RateLimits> limits, Timing timing) {
		this.limits = limits;
		this.timing = timing;
	}

	/** A call that waits. */
	private static final class Place {

		private final long tokens;

		Place(long tokens) {
			this.tokens = tokens;
		}
	}

	/**
	 * What a call can expect.
	 *
	 * @param full whether others have to end first
	 * @param nanos the time until its turn; empty when nobody knows
	 */
	private record Outlook(int before, boolean full, OptionalLong nanos) {

		boolean itsTurn() {
			return before == 0 && !full && nanos.orElse(1) <= 0;
		}

		/** How long to wait unless something moves before. */
		long patience() {
			return before == 0 && !full ? nanos.orElse(Timing.FOREVER) : Timing.FOREVER;
		}

		String words() {
			var place = "waiting its turn: " + (before == 0 ? "next" : before + " before you");
			return nanos.isEmpty() ? place
					: place + ", about " + Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() + 999_999_999)) + " s";
		}
	}

	/** The allowance of a call that is expected to use so many tokens. */
	public Allowance allowance(long tokens) {
		return new Share(tokens);
	}

	/** Goes by other limits from now on. */
	void limitBy(Supplier<RateLimits> others) {
		limits = others;
	}

	/** Looks again whether calls may go. */
	void changed() {
		lock.lock();
		try {
			move();
		} finally {
			lock.unlock();
		}
	}

	/** How many calls wait now. */
	int waiting() {
		lock.lock();
		try {
			return queue.size();
		} finally {
			lock.unlock();
		}
	}

	private Started take(long tokens, QueueListener listener) throws InterruptedException {
		var place = new Place(tokens);
		lock.lockInterruptibly();
		try {
			queue.addLast(place);
			awaitTurn(place, listener);
			running++;
			return new Started(lastMinute.begin(timing.nanos(), tokens));
		} finally {
			queue.remove(place);
			move();
			lock.unlock();
		}
	}

	private void awaitTurn(Place place, QueueListener listener) throws InterruptedException {
		var told = "";
		for (var outlook = outlook(place); !outlook.itsTurn(); outlook = outlook(place)) {
			if (!outlook.words().equals(told)) {
				told = outlook.words();
				long seen = moves;
				tell(listener, told);
				outlook = outlook(place);
				if (moves != seen || outlook.itsTurn())
					continue;
			}
			timing.await(moved, outlook.patience());
		}
	}

	private void move() {
		moves++;
		moved.signalAll();
	}

	/** Not under the lock: a listener may take its time. */
	private void tell(QueueListener listener, String words) {
		lock.unlock();
		try {
			listener.waiting(words, Duration.ZERO);
		} finally {
			lock.lock();
		}
	}

	private Outlook outlook(Place place) {
		var now = limits.get();
		long from = timing.nanos();
		long when = from;
		int before = 0;
		var ahead = lastMinute.copy();
		for (var each : queue) {
			when = ahead.earliest(when, each.tokens, now);
			if (each == place)
				break;
			ahead.begin(when, each.tokens);
			before++;
		}
		int permits = now.concurrentCalls().orElse(Integer.MAX_VALUE);
		long toEnd = (long) running + before + 1 - permits;
		if (toEnd <= 0)
			return new Outlook(before, false, OptionalLong.of(when - from));
		return new Outlook(before, true, usualNanos == 0 ? OptionalLong.empty()
				: OptionalLong.of(Math.max(when - from, usualNanos * toEnd / permits)));
	}

	/** One call's share of the limits. */
	private final class Share implements Allowance {

		private final long estimate;
		private Started last;

		Share(long estimate) {
			this.estimate = estimate;
		}

		@Override
		public Turn take(boolean billed, QueueListener listener) throws InterruptedException {
			var turn = RateLimiter.this.take(billed ? estimate : 0, listener);
			if (billed)
				last = turn;
			return turn;
		}

		@Override
		public void used(long tokens) {
			if (last != null)
				last.count(tokens);
		}
	}

	private final class Started implements Turn {

		private final Entry entry;
		private final long began = timing.nanos();
		private boolean ended;

		Started(Entry entry) {
			this.entry = entry;
		}

		@Override
		public void undone() {
			count(0);
		}

		void count(long tokens) {
			lock.lock();
			try {
				lastMinute.correct(entry, tokens, timing.nanos());
				move();
			} finally {
				lock.unlock();
			}
		}

		@Override
		public void close() {
			lock.lock();
			try {
				if (ended)
					return;
				ended = true;
				running--;
				long took = Math.max(1, timing.nanos() - began);
				usualNanos = usualNanos == 0 ? took : (usualNanos * 3 + took) / 4;
				move();
			} finally {
				lock.unlock();
			}
		}
	}
}
