package org.modalis.api.transport;

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
}
