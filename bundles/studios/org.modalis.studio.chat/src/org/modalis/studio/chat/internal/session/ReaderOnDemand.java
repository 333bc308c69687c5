package org.modalis.studio.chat.internal.session;

import java.nio.file.Path;
import java.util.Optional;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.UnreadableFileException;
import org.osgi.service.component.ComponentServiceObjects;

/**
 * Reads files with the reader that is installed, which is started by the first file: it brings libraries that the start of the
 * window can do without. Threads: as its reader.
 */
public final class ReaderOnDemand implements AttachmentReader {

	private final ComponentServiceObjects<AttachmentReader> service;
	private Optional<AttachmentReader> reader = Optional.empty();

	/** @param service is asked when the first file comes */
	public ReaderOnDemand(ComponentServiceObjects<AttachmentReader> service) {
		this.service = service;
	}

	/** The component that holds this gives the service back when it ends. */
	private synchronized AttachmentReader reader() {
		if (reader.isEmpty())
			reader = Optional.of(service.getService());
		return reader.get();
	}

	@Override
	public AttachedFile read(Path file) throws UnreadableFileException, InterruptedException {
		return reader().read(file);
	}

	@Override
	public AttachedFile read(String name, byte[] content) throws UnreadableFileException, InterruptedException {
		return reader().read(name, content);
	}

	@Override
	public byte[] thumbnail(byte[] image, int pixels) throws UnreadableFileException, InterruptedException {
		return reader().thumbnail(image, pixels);
	}
}
