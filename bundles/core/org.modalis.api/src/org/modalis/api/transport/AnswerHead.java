package org.modalis.api.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Status and headers of an answer.
 *
 * @param status the HTTP status
 * @param headers by lower-case name, each with its values in order
 */
public record AnswerHead(int status, Map<String, List<String>> headers) {

	public AnswerHead {
		headers = Map.copyOf(headers);
	}

	/** The first value of a header, its name in any case. */
	public Optional<String> header(String name) {
		var values = headers.get(name.toLowerCase(java.util.Locale.ROOT));
		return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
	}

	/**
	 * How long {@code Retry-After} asks to wait, given in seconds or as a date; empty when the header is missing or says nothing
	 * that can be understood (RFC 9110, section 10.2.3).
	 */
	public Optional<Duration> retryAfter(Instant now) {
		return header("retry-after").flatMap(value -> {
			try {
				if (value.matches("\\d{1,9}(\\.\\d*)?"))
					return Optional.of(Duration.ofMillis((long) (Double.parseDouble(value) * 1000)));
				var wait = Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
				return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
			} catch (DateTimeException e) {
				return Optional.empty();
			}
		});
	}
}
