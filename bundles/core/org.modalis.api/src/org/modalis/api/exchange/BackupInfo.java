package org.modalis.api.exchange;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * What a backup holds.
 *
 * @param file the archive
 * @param made when
 * @param threads how many threads were in the history
 * @param files how many attached files
 * @param bytes how large the archive is
 */
public record BackupInfo(Path file, Instant made, int threads, int files, long bytes) {

	public BackupInfo {
		Objects.requireNonNull(file);
		Objects.requireNonNull(made);
	}
}
