package org.modalis.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Real archives for tests, with whatever names. */
final class Zip {

	private final Map<String, byte[]> entries = new LinkedHashMap<>();

	static Zip read(Path file) throws IOException {
		var zip = new Zip();
		try (InputStream in = Files.newInputStream(file); var entries = new ZipInputStream(in)) {
			for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry())
				zip.entries.put(entry.getName(), entries.readAllBytes());
		}
		return zip;
	}

	Zip with(String name, String text) {
		return with(name, text.getBytes(StandardCharsets.UTF_8));
	}

	Zip with(String name, byte[] bytes) {
		entries.put(name, bytes);
		return this;
	}

	Map<String, byte[]> entries() {
		return entries;
	}

	String text(String name) {
		return new String(entries.get(name), StandardCharsets.UTF_8);
	}

	Path to(Path file) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes)) {
			for (var entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
				zip.closeEntry();
			}
		}
		return Files.write(file, bytes.toByteArray());
	}
}
