package org.modalis.exchange.internal.backup;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;
import org.modalis.api.exchange.ExchangeProgress;

/** A backup that is read: never further than its manifest says, and nothing that the manifest does not name. */
final class Archive implements Closeable {

	private static final long LONGEST_MANIFEST = 64L << 20;

	private final Path file;
	private final String name;
	private final ZipFile zip;
	private final Manifest manifest;

	private Archive(Path file, String name, ZipFile zip, Manifest manifest) {
		this.file = file;
		this.name = name;
		this.zip = zip;
		this.manifest = manifest;
	}

	/** @param name what messages call it */
	static Archive open(Path file, String name) throws ExchangeException, IOException {
		if (!Files.isRegularFile(file))
			throw new ExchangeException(Kind.UNREADABLE, "There is no file " + name + ". Nothing was changed.");
		ZipFile zip;
		try {
			zip = new ZipFile(file.toFile());
		} catch (ZipException e) {
			throw new ExchangeException(Kind.UNREADABLE, name + " is no backup of Modalis, or it is damaged: it is no whole zip archive. "
					+ "Nothing was changed.", e);
		}
		try {
			return new Archive(file, name, zip, manifest(zip, name));
		} catch (IOException | ExchangeException e) {
			zip.close();
			throw e;
		}
	}

	private static Manifest manifest(ZipFile zip, String name) throws IOException, ExchangeException {
		ZipEntry entry = zip.getEntry(Manifest.NAME);
		if (entry == null)
			throw Manifest.foreign(name);
		try (InputStream in = zip.getInputStream(entry)) {
			byte[] bytes = in.readNBytes((int) LONGEST_MANIFEST + 1);
			if (bytes.length > LONGEST_MANIFEST)
				throw Manifest.damaged(name, "its list of contents is too long");
			return Manifest.read(new String(bytes, StandardCharsets.UTF_8), name);
		} catch (ZipException e) {
			throw Manifest.damaged(name, "its list of contents cannot be read");
		}
	}

	Path file() {
		return file;
	}

	Manifest manifest() {
		return manifest;
	}

	/** Reads everything and compares it with its checksums. */
	void verify(ExchangeProgress progress) throws ExchangeException, IOException {
		if (zip.size() != manifest.entries().size() + 1)
			throw Manifest.damaged(name, "it does not hold what its list of contents says");
		long done = 0;
		for (Map.Entry<String, Manifest.Sum> entry : manifest.entries().entrySet()) {
			progress.at(done, manifest.bytes(), "Checking the backup");
			if (progress.isCanceled())
				throw new ExchangeException(Kind.CANCELED, "Stopped. Nothing was changed.");
			extract(entry.getKey(), OutputStream.nullOutputStream());
			done += entry.getValue().bytes();
		}
	}

	/** Writes an entry out, and fails when it is not what the manifest says. */
	void extract(String entryName, OutputStream to) throws ExchangeException, IOException {
		Manifest.Sum sum = manifest.entries().get(entryName);
		ZipEntry entry = zip.getEntry(entryName);
		if (entry == null)
			throw Manifest.damaged(name, entryName + " is missing");
		try (var in = new DigestInputStream(zip.getInputStream(entry), BackupWriter.digest())) {
			long left = sum.bytes();
			var buffer = new byte[1 << 16];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				left -= read;
				if (left < 0)
					throw Manifest.damaged(name, entryName + " is longer than it should be");
				to.write(buffer, 0, read);
			}
			if (left != 0 || !HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(sum.sha256()))
				throw Manifest.damaged(name, entryName + " differs from its checksum");
		} catch (ZipException | EOFException e) {
			throw Manifest.damaged(name, entryName + " cannot be unpacked");
		}
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
