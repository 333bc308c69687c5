package org.modalis.testkit;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes in memory, which can be filled up, emptied and made read-only. Needs root on Linux. For one thread. */
public final class SmallDisk implements AutoCloseable {

	private static final int BLOCK = 4096;

	private final Path folder;
	private final Path ballast;

	private SmallDisk(Path folder) {
		this.folder = folder;
		ballast = folder.resolve("ballast");
	}

	/**
	 * Mounts it, or ends the test where that is not allowed.
	 *
	 * @param folder where; an empty folder
	 */
	public static SmallDisk mount(Path folder, int megabytes) throws Exception {
		boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "modalis-test", folder.toString());
		boolean mustWork = "true".equals(System.getenv("CI")) && "root".equals(System.getProperty("user.name"));
		assertFalse(!mounted && mustWork, "CI runs as root and still could not mount a small disk in memory");
		assumeTrue(mounted, "No small disk can be mounted here (that needs root on Linux), so a full one is not tested.");
		return new SmallDisk(folder);
	}

	public Path folder() {
		return folder;
	}

	/** @param left how many bytes stay free, a multiple of a block */
	public void fill(int left) throws IOException {
		try (FileChannel out = FileChannel.open(ballast, CREATE_NEW, WRITE)) {
			long size = fill(out);
			out.truncate(Math.max(0, size - left));
		}
	}

	private static long fill(FileChannel out) throws IOException {
		while (true)
			try {
				out.write(ByteBuffer.allocate(BLOCK));
			} catch (IOException full) {
				return out.size();
			}
	}

	/** Makes the space free again that {@link #fill} took. */
	public void empty() throws IOException {
		Files.delete(ballast);
	}

	/** No file may be open for writing. */
	public void setReadOnly(boolean readOnly) throws Exception {
		assertFalse(!run("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), folder.toString()), "cannot be mounted again");
	}

	private static boolean run(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
					.waitFor() == 0;
		} catch (IOException noSuchProgram) {
			return false;
		}
	}

	/** Takes it away with all that is on it. */
	@Override
	public void close() throws Exception {
		assertFalse(!run("umount", folder.toString()), "still in use: " + folder);
	}
}
