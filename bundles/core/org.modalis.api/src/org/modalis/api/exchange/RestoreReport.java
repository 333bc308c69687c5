package org.modalis.api.exchange;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a restore did.
 *
 * @param restored the backup that is in place
 * @param safety the backup of what was there before; empty when there was nothing
 * @param aside where the database that was there is kept, as it was
 */
public record RestoreReport(BackupInfo restored, Optional<Path> safety, Path aside) {

	public RestoreReport {
		Objects.requireNonNull(restored);
		Objects.requireNonNull(safety);
		Objects.requireNonNull(aside);
	}
}
