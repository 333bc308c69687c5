package org.modalis.cli.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file that the user named, and says in a sentence what is wrong with it. */
final class UserFile {

	private UserFile() {
	}

	static byte[] bytes(Path file, int maxBytes) throws CommandFailedException {
		if (!Files.exists(file))
			throw CommandFailedException.wrongUse("There is no file " + file + ".");
		if (!Files.isRegularFile(file))
			throw CommandFailedException.wrongUse(file + " is not a file.");
		try (var in = Files.newInputStream(file)) {
			var bytes = in.readNBytes(maxBytes + 1);
			if (bytes.length > maxBytes)
				throw CommandFailedException.wrongUse(file + " is larger than " + (maxBytes >> 20) + " MB, which is the most that is taken.");
			if (bytes.length == 0)
				throw CommandFailedException.wrongUse(file + " is empty.");
			return bytes;
		} catch (IOException e) {
			throw CommandFailedException.wrongUse(file + " could not be read.");
		}
	}

	static String text(Path file, int maxBytes) throws CommandFailedException {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file, maxBytes))).toString();
		} catch (CharacterCodingException notText) {
			throw CommandFailedException.wrongUse(file + " is not UTF-8 text.");
		}
	}
}
