package org.modalis.attachments.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.api.provider.ContentPart.Media;

/**
 * Reads images and brings them to what vendors look at: at most 1,568 pixels on the longest side and 5 MB as Base64, which is
 * what Anthropic names (<a href="https://docs.claude.com/en/docs/build-with-claude/vision">Vision</a>) and the least of all. A
 * large image is thinned while it is read, so it never stands in the memory as a whole.
 */
final class ImageFile {

	static final int LONGEST_SIDE = 1_568;
	static final int MOST_BYTES = (5 << 20) / 4 * 3;
	private static final long MOST_PIXELS = 100_000_000;
	private static final int LONGEST_WEBP = 8_000;

	private ImageFile() {
	}

	static AttachedFile read(AttachedFile file, FileType type) throws UnreadableFileException {
		byte[] bytes = file.media().bytes();
		if (type == FileType.WEBP)
			return webp(file);
		int turn = type == FileType.JPEG ? Orientation.of(bytes) : Orientation.UPRIGHT;
		boolean asItIs = bytes.length <= MOST_BYTES && turn == Orientation.UPRIGHT
				&& List.of(FileType.PNG, FileType.JPEG, FileType.GIF).contains(type);
		var image = new Decoded(file.name(), bytes, type, LONGEST_SIDE);
		if (asItIs && Math.max(image.width, image.height) <= LONGEST_SIDE)
			return file.withSize(image.width, image.height);
		var scaled = Orientation.turn(Scaling.to(image.pixels, LONGEST_SIDE), turn);
		var encoded = Scaling.encode(scaled, type == FileType.JPEG, MOST_BYTES);
		return AttachedFile.of(new Media(encoded.mediaType(), file.name(), encoded.bytes())).withRemark(file.remark())
				.withSize(scaled.getWidth(), scaled.getHeight());
	}

	static byte[] thumbnail(byte[] bytes, int pixels) throws UnreadableFileException {
		FileType type = FileType.of(bytes);
		if (type == FileType.WEBP)
			return bytes;
		var image = new Decoded("The image", bytes, type, pixels);
		return Math.max(image.width, image.height) <= pixels ? bytes
				: Scaling.encode(Scaling.to(image.pixels, pixels), type == FileType.JPEG, Integer.MAX_VALUE).bytes();
	}

	/** Java cannot draw WebP; its size is in its head (RFC 9649), and vendors scale it. */
	private static AttachedFile webp(AttachedFile file) throws UnreadableFileException {
		var size = WebpSize.of(file.media().bytes());
		if (size.isEmpty())
			throw damaged(file.name(), null);
		var is = size.get();
		if (Math.max(is.width(), is.height()) > LONGEST_WEBP || file.media().bytes().length > MOST_BYTES)
			throw new UnreadableFileException(file.name() + " is a WebP image of " + is.width() + " × " + is.height()
					+ " pixels, which is larger than models take and cannot be scaled here. Save it as PNG or JPEG.");
		return file.withSize(is.width(), is.height());
	}

	private static UnreadableFileException damaged(String name, Throwable cause) {
		return new UnreadableFileException(name + " is damaged: it begins like an image but cannot be read. Attach another copy.", cause);
	}

	/** An image with its full size, and its pixels thinned to at most twice what is wanted. */
	private static final class Decoded {

		final int width;
		final int height;
		final BufferedImage pixels;

		Decoded(String name, byte[] bytes, FileType type, int wanted) throws UnreadableFileException {
			var readers = ImageIO.getImageReadersByMIMEType(type.mediaType);
			if (!readers.hasNext())
				throw damaged(name, null);
			ImageReader reader = readers.next();
			try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
				reader.setInput(in, true, true);
				width = reader.getWidth(0);
				height = reader.getHeight(0);
				if ((long) width * height > MOST_PIXELS)
					throw new UnreadableFileException(name + " has " + width + " × " + height + " pixels, more than can be read safely"
							+ " (100 million). Scale it down and attach that.");
				int every = Math.ceilDiv(Math.max(width, height), 2 * wanted);
				var how = reader.getDefaultReadParam();
				how.setSourceSubsampling(every, every, 0, 0);
				reader.addIIOReadProgressListener(new StopWhenInterrupted());
				pixels = reader.read(0, how);
			} catch (IOException | RuntimeException e) {
				throw damaged(name, e);
			} finally {
				reader.dispose();
			}
		}
	}

	/** Breaks the reading off; who asked looks at the interrupt. */
	private static final class StopWhenInterrupted implements IIOReadProgressListener {
		@Override
		public void imageProgress(ImageReader source, float percentageDone) {
			if (Thread.currentThread().isInterrupted())
				source.abort();
		}

		@Override
		public void sequenceStarted(ImageReader source, int minIndex) {
			// one image is read
		}

		@Override
		public void sequenceComplete(ImageReader source) {
			// one image is read
		}

		@Override
		public void imageStarted(ImageReader source, int imageIndex) {
			// nothing to stop yet
		}

		@Override
		public void imageComplete(ImageReader source) {
			// nothing to stop any more
		}

		@Override
		public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {
			// not asked for
		}

		@Override
		public void thumbnailProgress(ImageReader source, float percentageDone) {
			// not asked for
		}

		@Override
		public void thumbnailComplete(ImageReader source) {
			// not asked for
		}

		@Override
		public void readAborted(ImageReader source) {
			// who asked looks at the interrupt
		}
	}
}
