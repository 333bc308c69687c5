package org.modalis.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.api.provider.ContentPart.Media;

/** Takes every file for text. */
final class PlainReader implements AttachmentReader {

	@Override
	public AttachedFile read(Path file) throws UnreadableFileException {
		try {
			return read(file.getFileName().toString(), Files.readAllBytes(file));
		} catch (IOException e) {
			throw new UnreadableFileException(file.getFileName() + " is not there any more.", e);
		}
	}

	@Override
	public AttachedFile read(String name, byte[] content) {
		return AttachedFile.of(new Media("text/plain", name, content), new String(content, StandardCharsets.UTF_8))
				.withRemark(name + " was read plainly.");
	}

	@Override
	public byte[] thumbnail(byte[] image, int pixels) {
		throw new UnsupportedOperationException("Nothing is shown here");
	}
}
