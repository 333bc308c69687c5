package org.modalis.exchange.internal.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip archive. Nothing of it is unpacked to a place that it names. An entry that turns out far larger than its compressed form
 * could honestly be ends with an {@link IOException}.
 */
final class Zipped implements Bundled {

	private static final int MOST = 200_000;
	/** Text compresses to a tenth, very repetitive text to a fiftieth. */
	private static final long RATIO = 300;
	private static final long HARMLESS = 64L << 20;

	private final ZipFile zip;
	private final List<Entry> entries = new ArrayList<>();

	Zipped(Path file) throws IOException {
		zip = new ZipFile(file.toFile());
		if (zip.size() > MOST) {
			zip.close();
			throw new IOException("The archive has too many entries");
		}
		zip.stream().filter(entry -> !entry.isDirectory()).map(ZippedEntry::new).forEach(entries::add);
	}

	private final class ZippedEntry implements Entry {

		private final ZipEntry entry;

		ZippedEntry(ZipEntry entry) {
			this.entry = entry;
		}

		@Override
		public String name() {
			return entry.getName();
		}

		@Override
		public long bytes() {
			return Math.max(0, entry.getSize());
		}

		@Override
		public InputStream open() throws IOException {
			return new Guarded(zip.getInputStream(entry), entry.getCrc(), Math.max(HARMLESS, RATIO * Math.max(1, entry.getCompressedSize())));
		}
	}

	/** Stops a stream that does not end, and says at the end of one that is not what was packed; the zip library does neither. */
	private static final class Guarded extends FilterInputStream {

		private final CRC32 sum = new CRC32();
		private final long expected;
		private long left;

		/** @param expected the checksum; negative when it is not known */
		Guarded(InputStream in, long expected, long most) {
			super(in);
			this.expected = expected;
			left = most;
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			if (read >= 0) {
				sum.update(read);
				count(1);
			} else
				check();
			return read;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			if (read > 0) {
				sum.update(buffer, offset, read);
				count(read);
			} else if (read < 0)
				check();
			return read;
		}

		private void check() throws IOException {
			if (expected >= 0 && sum.getValue() != expected)
				throw new IOException("An entry of the archive is damaged: its checksum is wrong");
		}

		@Override
		public long skip(long bytes) throws IOException {
			return read(new byte[(int) Math.min(bytes, 1 << 13)]);
		}

		@Override
		public boolean markSupported() {
			return false;
		}

		private void count(int read) throws IOException {
			left -= read;
			if (left < 0)
				throw new IOException("An entry of the archive is far larger than it pretends to be");
		}
	}

	@Override
	public List<Entry> entries() {
		return List.copyOf(entries);
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
