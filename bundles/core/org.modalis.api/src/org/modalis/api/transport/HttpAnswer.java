package org.modalis.api.transport;

import java.nio.charset.StandardCharsets;

/**
 * A complete answer.
 *
 * @param head status and headers
 * @param body the bytes, decompressed; not copied, so leave them as they are
 */
public record HttpAnswer(AnswerHead head, byte[] body) {

	/** The body as UTF-8. */
	public String text() {
		return new String(body, StandardCharsets.UTF_8);
	}
}
