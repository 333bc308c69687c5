package org.modalis.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeProblem;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.history.HistoryException;

/** What the commands that move threads and workspaces have in common: progress, Ctrl+C, and sentences for what goes wrong. */
final class ExchangeRun {

	/** One of these pieces of work. */
	interface Work<T> {
		T run(ExchangeProgress progress) throws ExchangeException, HistoryException;
	}

	private static final long EACH_NANOS = 2_000_000_000L;
	private static final int WORDS = 60;

	private final Invocation invocation;

	ExchangeRun(Invocation invocation) {
		this.invocation = invocation;
	}

	/** Ctrl+C is an interrupt of this thread; the work hears of it as a cancel. */
	<T> T run(Work<T> work) throws CommandFailedException, HistoryException, InterruptedException {
		try {
			return work.run(progress());
		} catch (ExchangeException e) {
			if (e.kind() == ExchangeException.Kind.CANCELED)
				throw new CommandFailedException(ExitCode.INTERRUPTED, "CANCELED", e.getMessage());
			throw new CommandFailedException(ExitCode.EXCHANGE, e.kind().name(), e.getMessage());
		} catch (HistoryException e) {
			if (e.kind() != HistoryException.Kind.IN_USE)
				throw e;
			throw new CommandFailedException(ExitCode.HISTORY, "HISTORY_IN_USE",
					e.getMessage() + "\nClose it and try again, or do this in that window: its File menu has the same.");
		}
	}

	private ExchangeProgress progress() {
		return new ExchangeProgress() {
			private long next = System.nanoTime() + EACH_NANOS;

			@Override
			public void at(long done, long total, String what) {
				if (System.nanoTime() - next < 0)
					return;
				next = System.nanoTime() + EACH_NANOS;
				invocation.terminal().noteln((total > 0 ? Math.min(100, done * 100 / total) + " %  " : "") + Words.line(what, WORDS));
			}

			@Override
			public boolean isCanceled() {
				return Thread.currentThread().isInterrupted();
			}
		};
	}

	/** Says what could not be taken along. */
	void note(List<ExchangeProblem> problems) {
		if (!problems.isEmpty())
			invocation.terminal().noteln("What could not be taken along:");
		for (var problem : problems)
			invocation.terminal().noteln("  " + Words.line(problem.what(), WORDS) + ": " + problem.reason());
	}

	static List<Map<String, Object>> documents(List<ExchangeProblem> problems) {
		return problems.stream().<Map<String, Object>>map(problem -> {
			var document = new LinkedHashMap<String, Object>();
			document.put("what", problem.what());
			document.put("reason", problem.reason());
			return document;
		}).toList();
	}
}
