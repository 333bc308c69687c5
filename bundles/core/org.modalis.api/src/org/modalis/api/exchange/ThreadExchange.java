package org.modalis.api.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.modalis.api.history.HistoryException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes threads in from the data exports of ChatGPT and Claude and from other Modalis, and writes threads out. The formats and
 * where the facts about them come from: docs/exchange.md.
 * <p>
 * Threads: any but the UI thread; methods take as long as it takes.
 */
@ProviderType
public interface ThreadExchange {

	/**
	 * Takes in everything that the files hold. What is here already is not added again.
	 *
	 * @param files JSON files, zip archives, or folders with such
	 * @throws ExchangeException when not a single conversation can be found in them
	 * @throws HistoryException when the history cannot take them; those before are kept
	 */
	ImportReport read(List<Path> files, ExchangeProgress progress) throws ExchangeException, HistoryException;

	/**
	 * Writes threads into one file, which replaces one of that name only once it is complete.
	 *
	 * @param threads in this order; those that are gone are left out and reported
	 */
	ExportReport write(List<UUID> threads, ExportFormat format, Path to, ExchangeProgress progress)
			throws ExchangeException, HistoryException;
}
