package org.modalis.api.history;

/**
 * Names what is in a file by its bytes, wherever it came from.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param bytes how long it is
 */
public record Content(String sha256, long bytes) {

	public Content {
		if (!sha256.matches("[0-9a-f]{64}"))
			throw new IllegalArgumentException("Not a SHA-256: " + sha256);
		if (bytes < 0)
			throw new IllegalArgumentException("A length cannot be negative");
	}
}
