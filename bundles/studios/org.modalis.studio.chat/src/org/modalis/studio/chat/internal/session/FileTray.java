package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Objects;

/**
 * The files beside the message field, at one moment.
 *
 * @param files in the order in which they are sent
 * @param sendWaits whether the user has sent and the question goes out when the last file is read
 * @param remarks sentences on what the chosen model will not get, and on files that cannot be sent
 */
public record FileTray(List<PendingFile> files, boolean sendWaits, List<String> remarks) {

	/** No files and nothing to say. */
	public static final FileTray EMPTY = new FileTray(List.of(), false, List.of());

	public FileTray {
		Objects.requireNonNull(remarks);
		files = List.copyOf(files);
		remarks = List.copyOf(remarks);
	}

	boolean has(PendingFile.State state) {
		return files.stream().anyMatch(file -> file.state() == state);
	}
}
