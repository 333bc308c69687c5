package org.modalis.core.internal.limits;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.modalis.api.Subscription;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.RateLimits;
import org.modalis.api.settings.Settings;

/**
 * The limiter of each provider. Limits are what the provider declares unless the user set {@code provider.<id>.requestsPerMinute},
 * {@code .tokensPerMinute} or {@code .concurrentCalls}; an empty setting or 0 means without limit. A change counts at once, also for
 * calls that wait. A limiter outlives its provider's bundle, so that an update does not forget the last minute. Threads: any.
 */
public final class RateLimiters implements AutoCloseable {

	private static final String REQUESTS = "requestsPerMinute";
	private static final String TOKENS = "tokensPerMinute";
	private static final String CALLS = "concurrentCalls";
	private static final Set<String> NAMES = Set.of(REQUESTS, TOKENS, CALLS);

	private final Settings settings;
	private final Timing timing;
	private final Map<String, RateLimiter> limiters = new ConcurrentHashMap<>();
	private final Subscription subscription;

	public RateLimiters(Settings settings) {
		this(settings, Timing.REAL);
	}

	RateLimiters(Settings settings, Timing timing) {
		this.settings = settings;
		this.timing = timing;
		subscription = settings.onChange(this::settingChanged);
	}

	public RateLimiter of(ProviderInfo info) {
		var limiter = limiters.computeIfAbsent(info.id(), id -> new RateLimiter(() -> limits(info), timing));
		limiter.limitBy(() -> limits(info));
		return limiter;
	}

	private RateLimits limits(ProviderInfo info) {
		var declared = info.limits();
		var requests = limit(info, REQUESTS, asLong(declared.requestsPerMinute()));
		var calls = limit(info, CALLS, asLong(declared.concurrentCalls()));
		return new RateLimits(asInt(requests), limit(info, TOKENS, declared.tokensPerMinute()), asInt(calls));
	}

	private OptionalLong limit(ProviderInfo info, String name, OptionalLong declared) {
		var set = settings.get("provider." + info.id() + "." + name).map(String::strip);
		if (set.isEmpty())
			return declared;
		if (set.get().isEmpty())
			return OptionalLong.empty();
		// what is no number cannot have been meant to take a limit away
		if (!set.get().matches("\\d{1,18}"))
			return declared;
		long value = Long.parseLong(set.get());
		return value == 0 ? OptionalLong.empty() : OptionalLong.of(value);
	}

	private static OptionalLong asLong(OptionalInt value) {
		return value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty();
	}

	private static OptionalInt asInt(OptionalLong value) {
		return value.isPresent() ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, value.getAsLong()))
				: OptionalInt.empty();
	}

	private void settingChanged(String name) {
		var parts = name.split("\\.", 3);
		if (parts.length < 3 || !parts[0].equals("provider") || !NAMES.contains(parts[2]))
			return;
		var limiter = limiters.get(parts[1]);
		if (limiter != null)
			limiter.changed();
	}

	@Override
	public void close() {
		subscription.close();
	}
}
