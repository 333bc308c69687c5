package org.modalis.core.internal.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.RateLimits;
import org.modalis.testkit.InMemorySettings;

@Timeout(60)
class RateLimiterTest {

	private final HandTiming timing = new HandTiming();
	private final InMemorySettings settings = new InMemorySettings();
	private final RateLimiters limiters = new RateLimiters(settings, timing);
	private final ProviderInfo info = ProviderInfo.of("acme", "Acme", "");
	private RateLimiter limiter = limiters.of(info);

	/** A call in a thread of its own. */
	private final class Call {

		private final Allowance allowance;
		private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
		private final CountDownLatch began = new CountDownLatch(1);
		private final CountDownLatch end = new CountDownLatch(1);
		private final CountDownLatch gone = new CountDownLatch(1);
		private final Thread thread;

		Call(long tokens) {
			allowance = limiter.allowance(tokens);
			thread = Thread.ofVirtual().start(this::run);
		}

		private void run() {
			try (var turn = allowance.take(true, (words, wait) -> told.add(words))) {
				began.countDown();
				end.await();
			} catch (InterruptedException e) {
				// what some tests do
			}
			gone.countDown();
		}

		Call begins() throws InterruptedException {
			assertTrue(began.await(20, TimeUnit.SECONDS), "did not begin");
			return this;
		}

		/** Waits for these words; what the queue said on the way there depends on which thread is faster. */
		Call hears(String words) throws InterruptedException {
			var before = new ArrayList<String>();
			for (var next = told.poll(20, TimeUnit.SECONDS); !words.equals(next); next = told.poll(20, TimeUnit.SECONDS)) {
				assertNotNull(next, "heard only " + before);
				before.add(next);
			}
			return this;
		}

		void ends() throws InterruptedException {
			end.countDown();
			gone.await();
		}

		boolean waits() {
			return began.getCount() == 1;
		}
	}

	@AfterEach
	void close() {
		limiters.close();
	}

	private void limit(String name, Object value) {
		settings.set("provider.acme." + name, value.toString());
	}

	@Test
	void letsEverythingThroughWithoutLimits() throws Exception {
		for (int i = 0; i < 50; i++)
			new Call(1_000_000).begins();
	}

	@Test
	void letsCallsThroughInTheOrderTheyCameAndSaysWhereTheyStand() throws Exception {
		limit("concurrentCalls", 1);
		var first = new Call(1).begins();
		var second = new Call(1).hears("waiting its turn: next");
		var third = new Call(1).hears("waiting its turn: 1 before you");
		var fourth = new Call(1).hears("waiting its turn: 2 before you");
		timing.pass(Duration.ofSeconds(6), limiter);
		first.ends();
		second.begins();
		third.hears("waiting its turn: next, about 6 s");
		fourth.hears("waiting its turn: 1 before you, about 12 s");
		assertTrue(third.waits() && fourth.waits());
		second.ends();
		third.begins().ends();
		fourth.begins();
	}

	@Test
	void countsTheCallsThatBeganWithinAMinute() throws Exception {
		limit("requestsPerMinute", 2);
		new Call(1).begins().ends();
		timing.pass(Duration.ofSeconds(20), limiter);
		new Call(1).begins().ends();
		var third = new Call(1).hears("waiting its turn: next, about 40 s");
		var fourth = new Call(1).hears("waiting its turn: 1 before you, about 60 s");
		timing.pass(Duration.ofSeconds(40), limiter);
		third.begins();
		fourth.hears("waiting its turn: next, about 20 s");
		timing.pass(Duration.ofSeconds(20), limiter);
		fourth.begins();
	}

	@Test
	void takesTheCountedTokensInPlaceOfTheEstimate() throws Exception {
		limit("tokensPerMinute", 1_000);
		var first = new Call(900).begins();
		var second = new Call(500).hears("waiting its turn: next, about 60 s");
		first.allowance.used(300);
		second.begins();
		second.allowance.used(800);
		var third = new Call(100).hears("waiting its turn: next, about 60 s");
		timing.pass(Duration.ofSeconds(61), limiter);
		third.begins();
	}

	@Test
	void countsNoTokensOfAnAttemptForWhichNoWorkWasDone() throws Exception {
		limit("tokensPerMinute", 1_000);
		var allowance = limiter.allowance(900);
		try (var turn = allowance.take(true, (words, wait) -> {
		})) {
			turn.undone();
		}
		new Call(900).begins();
	}

	@Test
	void letsACallBeyondTheWholeLimitGoAlone() throws Exception {
		limit("tokensPerMinute", 1_000);
		new Call(5_000).begins();
		var small = new Call(1).hears("waiting its turn: next, about 60 s");
		timing.pass(Duration.ofSeconds(60), limiter);
		small.begins();
	}

	@Test
	void aSmallCallDoesNotOvertakeALargeOne() throws Exception {
		limit("tokensPerMinute", 1_000);
		new Call(600).begins();
		var large = new Call(900).hears("waiting its turn: next, about 60 s");
		var small = new Call(10).hears("waiting its turn: 1 before you, about 60 s");
		assertTrue(large.waits() && small.waits());
		timing.pass(Duration.ofSeconds(60), limiter);
		large.begins();
		small.begins();
	}

	@Test
	void anInterruptLeavesTheQueueAtOnce() throws Exception {
		limit("concurrentCalls", 1);
		var first = new Call(1).begins();
		var second = new Call(1).hears("waiting its turn: next");
		var third = new Call(1).hears("waiting its turn: 1 before you");
		second.thread.interrupt();
		second.gone.await();
		third.hears("waiting its turn: next");
		assertEquals(1, limiter.waiting());
		first.ends();
		third.begins();
	}

	@Test
	void aFailingListenerLeavesTheQueueToo() throws Exception {
		limit("concurrentCalls", 1);
		var first = new Call(1).begins();
		assertThrows(IllegalStateException.class, () -> limiter.allowance(1).take(true, (words, wait) -> {
			throw new IllegalStateException();
		}));
		first.ends();
		new Call(1).begins();
	}

	@Test
	void aChangedLimitCountsAtOnce() throws Exception {
		limit("concurrentCalls", 1);
		new Call(1).begins();
		var second = new Call(1).hears("waiting its turn: next");
		limit("concurrentCalls", 2);
		second.begins();
		var third = new Call(1).hears("waiting its turn: next");
		settings.remove("provider.acme.concurrentCalls");
		third.begins();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "0" })
	void anEmptySettingTakesAwayWhatTheProviderDeclares(String value) throws Exception {
		limiter = limiters.of(info.withLimits(new RateLimits(OptionalInt.empty(), OptionalLong.empty(), OptionalInt.of(1))));
		new Call(1).begins();
		var second = new Call(1).hears("waiting its turn: next");
		limit("concurrentCalls", value);
		second.begins();
	}

	@Test
	void aNonsenseSettingLeavesWhatTheProviderDeclares() throws Exception {
		limiter = limiters.of(info.withLimits(new RateLimits(OptionalInt.empty(), OptionalLong.empty(), OptionalInt.of(1))));
		limit("concurrentCalls", "many");
		new Call(1).begins();
		new Call(1).hears("waiting its turn: next");
	}

	@Test
	void anUpdatedProviderKeepsItsLastMinute() throws Exception {
		limit("requestsPerMinute", 1);
		new Call(1).begins().ends();
		limiter = limiters.of(ProviderInfo.of("acme", "Acme 2", ""));
		new Call(1).hears("waiting its turn: next, about 60 s");
	}

	@Test
	void neverLetsMoreThroughThanAllowedAndForgetsNobody() throws Exception {
		limit("concurrentCalls", 3);
		var running = new ArrayList<Call>();
		var tooMany = new ArrayList<Integer>();
		var threads = new ArrayList<Thread>();
		var done = new CountDownLatch(200);
		for (int i = 0; i < 200; i++)
			threads.add(Thread.ofVirtual().start(() -> {
				try (var turn = limiter.allowance(10).take(true, (words, wait) -> {
				})) {
					synchronized (running) {
						running.add(null);
						if (running.size() > 3)
							tooMany.add(running.size());
					}
					Thread.yield();
					synchronized (running) {
						running.removeLast();
					}
				} catch (InterruptedException e) {
					return;
				}
				done.countDown();
			}));
		assertTrue(done.await(30, TimeUnit.SECONDS));
		assertEquals(List.of(), tooMany);
		assertEquals(0, limiter.waiting());
		assertFalse(threads.isEmpty());
	}
}
