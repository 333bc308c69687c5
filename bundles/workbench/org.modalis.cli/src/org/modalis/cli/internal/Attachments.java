package org.modalis.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.UnreadableFileException;

/** Reads files to send along, as the window does. */
final class Attachments {

	private Attachments() {
	}

	static List<AttachedFile> read(List<Path> files, AttachmentReader reader) throws CommandFailedException, InterruptedException {
		var all = new ArrayList<AttachedFile>();
		for (var file : files)
			try {
				all.add(reader.read(file));
			} catch (UnreadableFileException e) {
				throw CommandFailedException.wrongUse(e.getMessage());
			}
		return all;
	}
}
