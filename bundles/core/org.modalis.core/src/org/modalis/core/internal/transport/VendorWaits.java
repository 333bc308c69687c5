package org.modalis.core.internal.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.modalis.api.transport.AnswerHead;

/**
 * How long a vendor asks to wait: {@code Retry-After} first, then what the provider's mapper read in the body, then the headers that
 * vendors made up. What cannot be read counts as absent.
 * <p>
 * Sources: RFC 9110, 10.2.3; Anthropic, API reference, "Rate limits", response headers; OpenAI, guide "Rate limits", "Rate limits in
 * headers".
 */
final class VendorWaits {

	private static final int TOO_MANY_REQUESTS = 429;
	private static final List<String> ANTHROPIC = List.of("requests", "tokens", "input-tokens", "output-tokens");
	private static final List<String> OPENAI = List.of("requests", "tokens");
	/** {@code 6m0s}, {@code 1h2m3.5s}, {@code 120ms}. */
	private static final Pattern SPAN = Pattern
			.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,9}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,12}(?:\\.\\d{1,9})?)ms)?");

	private VendorWaits() {
	}

	static Optional<Duration> of(AnswerHead head, Optional<Duration> mappers, Instant now) {
		return head.header("retry-after").flatMap(value -> retryAfter(value.strip(), now)).or(() -> mappers)
				.or(() -> head.header("retry-after-ms").flatMap(value -> millis(value.strip()))).or(() -> resets(head, now));
	}

	private static Optional<Duration> retryAfter(String value, Instant now) {
		if (value.matches("\\d{1,9}"))
			return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
		try {
			return Optional.of(until(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)), now));
		} catch (DateTimeException e) {
			return Optional.empty();
		}
	}

	private static Optional<Duration> millis(String value) {
		return value.matches("\\d{1,12}(\\.\\d+)?") ? Optional.of(Duration.ofNanos((long) (Double.parseDouble(value) * 1e6)))
				: Optional.empty();
	}

	/** When the last of the used-up limits is there again; these headers come with every answer and mean nothing in another. */
	private static Optional<Duration> resets(AnswerHead head, Instant now) {
		if (head.status() != TOO_MANY_REQUESTS)
			return Optional.empty();
		var anthropic = ANTHROPIC.stream().map(limit -> "anthropic-ratelimit-" + limit)
				.filter(name -> usedUp(head, name + "-remaining")).flatMap(name -> head.header(name + "-reset").stream())
				.flatMap(value -> moment(value.strip(), now).stream());
		var openai = OPENAI.stream().filter(limit -> usedUp(head, "x-ratelimit-remaining-" + limit))
				.flatMap(limit -> head.header("x-ratelimit-reset-" + limit).stream()).flatMap(value -> span(value.strip()).stream());
		return Stream.concat(anthropic, openai).max(Comparator.naturalOrder());
	}

	private static boolean usedUp(AnswerHead head, String name) {
		return head.header(name).map(String::strip).filter("0"::equals).isPresent();
	}

	private static Optional<Duration> moment(String value, Instant now) {
		try {
			return Optional.of(until(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(value, Instant::from), now));
		} catch (DateTimeException e) {
			return Optional.empty();
		}
	}

	private static Optional<Duration> span(String value) {
		var parts = SPAN.matcher(value);
		if (value.isEmpty() || !parts.matches())
			return Optional.empty();
		double seconds = number(parts.group(1)) * 3600 + number(parts.group(2)) * 60 + number(parts.group(3))
				+ number(parts.group(4)) / 1000;
		return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
	}

	private static double number(String text) {
		return text == null ? 0 : Double.parseDouble(text);
	}

	private static Duration until(Instant moment, Instant now) {
		var wait = Duration.between(now, moment);
		return wait.isNegative() ? Duration.ZERO : wait;
	}
}
