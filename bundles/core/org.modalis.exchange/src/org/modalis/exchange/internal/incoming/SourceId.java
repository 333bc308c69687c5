package org.modalis.exchange.internal.incoming;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id here of something that has one elsewhere: always the same, so that a second import finds what the first one added, and
 * never that of anything made here, because its version is another (8, RFC 9562 section 5.8).
 */
final class SourceId {

	private SourceId() {
	}

	/** @param parts the vendor, the conversation's id there, and the message's where it is one's */
	static UUID of(String... parts) {
		ByteBuffer hash = ByteBuffer.wrap(digest().digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
		long high = hash.getLong() & ~0xF000L | 0x8000L;
		long low = hash.getLong() >>> 2 | 0x8000_0000_0000_0000L;
		return new UUID(high, low);
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}
}
