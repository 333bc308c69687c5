package org.modalis.cli.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.api.provider.ContentPart.Media;

/** Reads files to send along. What a file is, its first bytes say; its name may lie. */
final class Attachments {

	private static final int MAX_BYTES = 20 << 20;

	private Attachments() {
	}

	static List<Media> read(List<Path> files) throws CommandFailedException {
		var all = new ArrayList<Media>();
		for (var file : files)
			all.add(read(file));
		return all;
	}

	private static Media read(Path file) throws CommandFailedException {
		var bytes = UserFile.bytes(file, MAX_BYTES);
		var type = mediaType(bytes).orElseThrow(() -> CommandFailedException
				.wrongUse(file + " is none of the files that can be sent: PNG, JPEG, WebP, GIF, PDF, WAV or MP3."));
		return new Media(type, file.getFileName().toString(), bytes);
	}

	static Optional<String> mediaType(byte[] bytes) {
		if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n"))
			return Optional.of("image/png");
		if (begins(bytes, 0, "\u00ff\u00d8\u00ff"))
			return Optional.of("image/jpeg");
		if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP"))
			return Optional.of("image/webp");
		if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a"))
			return Optional.of("image/gif");
		if (begins(bytes, 0, "%PDF-"))
			return Optional.of("application/pdf");
		if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WAVE"))
			return Optional.of("audio/wav");
		return begins(bytes, 0, "ID3") || isMp3Frame(bytes) ? Optional.of("audio/mpeg") : Optional.empty();
	}

	/** The header of an MPEG audio frame of layer III: eleven bits set, and neither a reserved version, bit rate nor sample rate. */
	private static boolean isMp3Frame(byte[] bytes) {
		if (bytes.length < 4 || (bytes[0] & 0xff) != 0xff || (bytes[1] & 0xe6) != 0xe2)
			return false;
		boolean knownVersion = (bytes[1] & 0x18) != 0x08;
		return knownVersion && (bytes[2] & 0xf0) != 0xf0 && (bytes[2] & 0x0c) != 0x0c;
	}

	private static boolean begins(byte[] bytes, int at, String with) {
		var expected = with.getBytes(StandardCharsets.ISO_8859_1);
		if (bytes.length < at + expected.length)
			return false;
		for (int i = 0; i < expected.length; i++)
			if (bytes[at + i] != expected[i])
				return false;
		return true;
	}
}
