package org.modalis.provider.local.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether a large file is the one expected, computing its SHA-256 once: {@code FILE.checked} beside it holds the hash, size
 * and time of a file that was right. The model fetcher in {@code releng/models} writes the same.
 */
final class Checksum {

	private Checksum() {
	}

	/** @throws InterruptedException when interrupted, at most some milliseconds later */
	static boolean matches(Path file, String sha256) throws IOException, InterruptedException {
		Path mark = file.resolveSibling(file.getFileName() + ".checked");
		String right = sha256 + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + "\n";
		if (Files.exists(mark) && Files.readString(mark).equals(right))
			return true;
		if (!sha256.equals(compute(file)))
			return false;
		if (Files.isWritable(file.toAbsolutePath().getParent()))
			Files.writeString(mark, right);
		return true;
	}

	private static String compute(Path file) throws IOException, InterruptedException {
		try (InputStream in = Files.newInputStream(file)) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			byte[] buffer = new byte[1 << 18];
			for (int n; (n = in.read(buffer)) >= 0;) {
				if (Thread.interrupted())
					throw new InterruptedException();
				digest.update(buffer, 0, n);
			}
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
