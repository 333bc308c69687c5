package org.modalis.attachments.internal;

import java.util.Optional;

/** How large a WebP image is, from its head (RFC 9649). */
record WebpSize(int width, int height) {

	private static final int HEAD = 30;

	static Optional<WebpSize> of(byte[] bytes) {
		if (bytes.length < HEAD)
			return Optional.empty();
		return switch ((char) bytes[15]) {
		case ' ' -> Optional.of(new WebpSize(little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff));
		case 'L' -> Optional.of(new WebpSize((little(bytes, 21, 4) & 0x3fff) + 1, (little(bytes, 21, 4) >> 14 & 0x3fff) + 1));
		case 'X' -> Optional.of(new WebpSize(little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1));
		default -> Optional.empty();
		};
	}

	private static int little(byte[] bytes, int at, int count) {
		int value = 0;
		for (int i = count - 1; i >= 0; i--)
			value = value << 8 | bytes[at + i] & 0xff;
		return value;
	}
}
