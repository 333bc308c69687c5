package org.modalis.core.internal.calls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;

/**
 * The files of the record, one for each month of UTC: {@code 2026-11.jsonl}. Each line is written in one piece to the end, so that a
 * window and a command of the same workspace can write side by side. Used by one thread.
 */
final class CallFiles {

	/** Months that are kept, the current one included. */
	static final int MONTHS = 12;

	private static final String END = ".jsonl";

	private final Path folder;
	private final long mostBytes;

	/** @param mostBytes how large all files may be together */
	CallFiles(Path folder, long mostBytes) {
		this.folder = folder;
		this.mostBytes = mostBytes;
	}

	Path folder() {
		return folder;
	}

	void append(YearMonth month, String line) throws IOException {
		Files.createDirectories(folder);
		try (var file = FileChannel.open(file(month), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
			var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining())
				file.write(bytes);
		}
	}

	/** The months there are, oldest first. */
	List<YearMonth> months() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d{4}-(0[1-9]|1[0-2])\\.jsonl"))
					.map(name -> YearMonth.parse(name.substring(0, name.length() - END.length()))).sorted().toList();
		} catch (NoSuchFileException e) {
			return List.of();
		}
	}

	Path file(YearMonth month) {
		return folder.resolve(month + END);
	}

	/** Takes away what is too old, then the oldest months until the rest is small enough; of the last one its older half. */
	void prune(YearMonth now) throws IOException {
		var months = months();
		long bytes = 0;
		for (var month : months.reversed()) {
			long size = Files.size(file(month));
			boolean old = month.compareTo(now.minusMonths(MONTHS - 1L)) < 0;
			if (old || bytes + size > mostBytes && !month.equals(months.getLast()))
				Files.delete(file(month));
			else if (size > mostBytes)
				halve(file(month));
			bytes += size;
		}
	}

	private static void halve(Path file) throws IOException {
		var lines = Files.readAllLines(file);
		var shorter = file.resolveSibling(file.getFileName() + ".new");
		Files.write(shorter, lines.subList(lines.size() / 2, lines.size()));
		Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	void clear() throws IOException {
		for (var month : months())
			Files.deleteIfExists(file(month));
	}

	/** The lines of a month, newest first; none when the month was taken away meanwhile. */
	List<String> newestFirst(YearMonth month) throws IOException {
		try {
			var lines = Files.readAllLines(file(month));
			Collections.reverse(lines);
			return lines;
		} catch (NoSuchFileException e) {
			return List.of();
		}
	}
}
