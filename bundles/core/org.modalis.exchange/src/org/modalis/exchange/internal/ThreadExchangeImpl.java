package org.modalis.exchange.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ExportFormat;
import org.modalis.api.exchange.ExportReport;
import org.modalis.api.exchange.ImportReport;
import org.modalis.api.exchange.MarkdownHtml;
import org.modalis.api.exchange.ThreadExchange;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.exchange.internal.incoming.Importer;
import org.modalis.exchange.internal.outgoing.Exporter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Threads in and out of the history of this workspace. */
@Component
public final class ThreadExchangeImpl implements ThreadExchange {

	private final HistoryService history;
	private final List<MarkdownHtml> markdown;

	/** @param markdown empty or one: without it there is no HTML and no PDF */
	@Activate
	public ThreadExchangeImpl(@Reference HistoryService history, @Reference List<MarkdownHtml> markdown) {
		this.history = history;
		this.markdown = markdown;
	}

	@Override
	public ImportReport read(List<Path> files, ExchangeProgress progress) throws ExchangeException, HistoryException {
		return new Importer(history.open(), progress).read(files);
	}

	@Override
	public ExportReport write(List<UUID> threads, ExportFormat format, Path to, ExchangeProgress progress)
			throws ExchangeException, HistoryException {
		return new Exporter(history.open(), markdown.stream().findFirst(), progress).write(threads, format, to);
	}
}
