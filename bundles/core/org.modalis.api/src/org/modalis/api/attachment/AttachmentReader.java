package org.modalis.api.attachment;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads files into what models take: images, scaled to what vendors look at; PDF and office documents with their words; text in
 * any encoding; audio. What a file is, its content says; a name that says otherwise is remarked on.
 * <p>
 * Threads: any but the UI's. Methods block on the disk and the processor, several at once take their turn, and an interrupt
 * cancels. What one file can take of the memory is bounded.
 */
@ProviderType
public interface AttachmentReader {

	/**
	 * Reads a file.
	 *
	 * @throws UnreadableFileException with a sentence for the user; nothing was kept
	 */
	AttachedFile read(Path file) throws UnreadableFileException, InterruptedException;

	/**
	 * Reads what is no file, such as a picture from the clipboard.
	 *
	 * @param name what people see
	 * @throws UnreadableFileException as {@link #read(Path)}
	 */
	AttachedFile read(String name, byte[] content) throws UnreadableFileException, InterruptedException;

	/**
	 * Makes a small PNG or JPEG of an image for the screen.
	 *
	 * @param pixels the longest side
	 * @return the image itself where it is small enough, or of a kind that is shown but not scaled (WebP)
	 * @throws UnreadableFileException when it is no image, or damaged
	 */
	byte[] thumbnail(byte[] image, int pixels) throws UnreadableFileException, InterruptedException;
}
