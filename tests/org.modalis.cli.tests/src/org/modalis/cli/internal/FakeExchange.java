package org.modalis.cli.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.exchange.BackupInfo;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeProblem;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ExportFormat;
import org.modalis.api.exchange.ExportReport;
import org.modalis.api.exchange.ImportReport;
import org.modalis.api.exchange.RestoreReport;
import org.modalis.api.exchange.ThreadExchange;
import org.modalis.api.exchange.WorkspaceBackup;

/** Says what it was asked for, and answers as told. */
final class FakeExchange implements ThreadExchange, WorkspaceBackup {

	static final Instant MADE = Instant.parse("2026-11-20T10:11:12Z");

	final List<String> asked = new ArrayList<>();
	List<ExchangeProblem> problems = List.of();
	Optional<ExchangeException> failure = Optional.empty();
	boolean full;

	private void ask(String what) throws ExchangeException {
		asked.add(what);
		if (failure.isPresent())
			throw failure.get();
	}

	@Override
	public ImportReport read(List<Path> files, ExchangeProgress progress) throws ExchangeException {
		ask("read " + files);
		return new ImportReport(2, 1, 3, 40, 1, problems, progress.isCanceled());
	}

	@Override
	public ExportReport write(List<UUID> threads, ExportFormat format, Path to, ExchangeProgress progress) throws ExchangeException {
		ask("write " + threads.size() + " " + format);
		return new ExportReport(to, threads.size(), problems);
	}

	@Override
	public BackupInfo backUp(Path to, ExchangeProgress progress) throws ExchangeException {
		ask("back up");
		return new BackupInfo(to, MADE, 7, 1, 1000);
	}

	@Override
	public BackupInfo check(Path archive, ExchangeProgress progress) throws ExchangeException {
		ask("check");
		return new BackupInfo(archive, MADE, 7, 1, 1000);
	}

	@Override
	public boolean hasContents() {
		return full;
	}

	@Override
	public BackupInfo prepare(Path archive, ExchangeProgress progress) throws ExchangeException {
		ask("prepare");
		return new BackupInfo(archive, MADE, 7, 1, 1000);
	}

	@Override
	public Optional<RestoreReport> carryOut() throws ExchangeException {
		ask("carry out");
		return Optional.of(new RestoreReport(new BackupInfo(Path.of("b.zip"), MADE, 7, 1, 1000), Optional.of(Path.of("safety.zip")),
				Path.of("aside")));
	}
}
