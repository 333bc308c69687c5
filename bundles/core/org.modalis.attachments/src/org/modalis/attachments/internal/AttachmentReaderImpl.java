package org.modalis.attachments.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.FileFit;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.api.provider.ContentPart.Media;
import org.osgi.service.component.annotations.Component;

/** Finds out what a file is and lets the reader of its kind read it; two at a time, so that what they take of the memory adds up to little. */
@Component
public final class AttachmentReaderImpl implements AttachmentReader {

	private static final int MOST_BYTES = 50 << 20;

	private final Semaphore places = new Semaphore(2, true);

	@Override
	public AttachedFile read(Path file) throws UnreadableFileException, InterruptedException {
		String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
		return inTurn(() -> read(name, content(file, name), file));
	}

	@Override
	public AttachedFile read(String name, byte[] content) throws UnreadableFileException, InterruptedException {
		return inTurn(() -> {
			if (content.length > MOST_BYTES)
				throw tooLarge(name, content.length);
			return copied(name, content);
		});
	}

	@Override
	public byte[] thumbnail(byte[] image, int pixels) throws UnreadableFileException, InterruptedException {
		return inTurn(() -> ImageFile.thumbnail(image, pixels));
	}

	private interface Work<T> {
		T run() throws UnreadableFileException;
	}

	private <T> T inTurn(Work<T> work) throws UnreadableFileException, InterruptedException {
		places.acquire();
		try {
			T done = work.run();
			stopIfInterrupted();
			return done;
		} catch (UnreadableFileException e) {
			// what an interrupt breaks off may look like a damaged file
			stopIfInterrupted();
			throw e;
		} finally {
			places.release();
		}
	}

	private static void stopIfInterrupted() throws InterruptedException {
		if (Thread.interrupted())
			throw new InterruptedException();
	}

	private static byte[] content(Path file, String name) throws UnreadableFileException {
		if (Files.isDirectory(file))
			throw new UnreadableFileException(name + " is a folder. Attach the files in it.");
		if (!Files.exists(file))
			throw new UnreadableFileException(name + " is not there any more. Attach it again from where it is now.");
		if (!Files.isRegularFile(file))
			throw new UnreadableFileException(name + " is not a file. Attach a file.");
		try (var in = Files.newInputStream(file)) {
			long size = Files.size(file);
			if (size > MOST_BYTES)
				throw tooLarge(name, size);
			byte[] bytes = in.readNBytes(MOST_BYTES + 1);
			if (bytes.length > MOST_BYTES)
				throw tooLarge(name, bytes.length);
			return bytes;
		} catch (IOException e) {
			throw new UnreadableFileException(name + " could not be read. Check that you may read it and that its disk is there.", e);
		}
	}

	private static UnreadableFileException tooLarge(String name, long size) {
		return new UnreadableFileException(name + " has " + Math.ceilDiv(size, 1_000_000) + " MB; up to " + MOST_BYTES / 1_000_000
				+ " MB are taken. Attach the part that matters.");
	}

	/** Reads what has no file: a document needs one to be read from. */
	private static AttachedFile copied(String name, byte[] content) throws UnreadableFileException {
		if (FileType.of(content) != FileType.ZIP)
			return read(name, content, Path.of(""));
		try {
			Path copy = Files.createTempFile("modalis", ".zip");
			try {
				Files.write(copy, content);
				return read(name, content, copy);
			} finally {
				Files.deleteIfExists(copy);
			}
		} catch (IOException e) {
			throw new UnreadableFileException(name + " could not be read, because no temporary file could be written. Make room on the disk.", e);
		}
	}

	private static AttachedFile read(String name, byte[] bytes, Path file) throws UnreadableFileException {
		if (bytes.length == 0)
			throw new UnreadableFileException(name + " is empty. There is nothing to send.");
		FileType type = FileType.of(bytes);
		return switch (type) {
		case PNG, JPEG, GIF, BMP, TIFF, WEBP -> ImageFile.read(begin(name, bytes, type), type);
		case PDF -> PdfFile.read(begin(name, bytes, type));
		case WAV, MP3 -> audio(begin(name, bytes, type));
		case ZIP -> archive(name, bytes, file);
		case OLE -> throw new UnreadableFileException(name + " is an Office file of the old kind (before 2007), or protected with a password."
				+ " Save it as DOCX, XLSX or PPTX without a password.");
		case RTF -> throw new UnreadableFileException(name + " is an RTF document, which is not read here. Save it as DOCX, ODT or text.");
		default -> text(name, bytes);
		};
	}

	private static AttachedFile begin(String name, byte[] bytes, FileType type) {
		return Remarks.mislabelled(AttachedFile.of(new Media(type.mediaType, name, bytes)), type);
	}

	private static AttachedFile audio(AttachedFile file) throws UnreadableFileException {
		if (file.media().bytes().length > FileFit.MOST_BYTES)
			throw new UnreadableFileException(file.name() + " is a recording of " + Math.ceilDiv(file.media().bytes().length, 1_000_000)
					+ " MB; models take up to 14 MB. Attach a shorter part, or an MP3 of it.");
		return file;
	}

	private static AttachedFile archive(String name, byte[] bytes, Path file) throws UnreadableFileException {
		try {
			var type = OfficeFile.type(file).orElseThrow(() -> new UnreadableFileException(
					name + " is a ZIP archive, which is not opened here. Unpack it and attach the files in it."));
			return OfficeFile.read(begin(name, bytes, type), type, file);
		} catch (IOException e) {
			throw new UnreadableFileException(name + " is damaged: it begins like a ZIP archive but cannot be read. Attach another copy.", e);
		}
	}

	private static AttachedFile text(String name, byte[] bytes) throws UnreadableFileException {
		String text = TextFile.read(bytes).orElseThrow(() -> new UnreadableFileException(name + " is " + FileType.UNKNOWN.words
				+ " that can be read here. Save it as one of these, for example PDF, DOCX, PNG or plain text."));
		boolean csv = FileType.byName(name).filter(FileType.CSV::equals).isPresent();
		var type = csv ? FileType.CSV : FileType.TEXT;
		var file = begin(name, bytes, type);
		return text.length() <= BoundedText.MOST_CHARS ? file.withText(text) : Remarks.cut(file.withText(text.substring(0, BoundedText.MOST_CHARS)));
	}
}
