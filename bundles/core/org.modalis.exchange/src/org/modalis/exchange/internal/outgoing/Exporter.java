package org.modalis.exchange.internal.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;
import org.modalis.api.exchange.ExchangeProblem;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ExportFormat;
import org.modalis.api.exchange.ExportReport;
import org.modalis.api.exchange.MarkdownHtml;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.exchange.internal.files.FileName;
import org.modalis.exchange.internal.files.WholeFile;

import com.google.gson.stream.JsonWriter;

/** Writes threads into one file. For one export, on one thread. */
public final class Exporter {

	private final HistoryStore store;
	private final Optional<MarkdownHtml> markdown;
	private final ExchangeProgress progress;
	private final List<ExchangeProblem> problems = new ArrayList<>();
	private final FileName names = new FileName();
	private Optional<PdfWriter> pdf = Optional.empty();
	private int written;

	/** @param markdown draws answers; without it there is no HTML and no PDF */
	public Exporter(HistoryStore store, Optional<MarkdownHtml> markdown, ExchangeProgress progress) {
		this.store = store;
		this.markdown = markdown;
		this.progress = progress;
	}

	public ExportReport write(List<UUID> ids, ExportFormat format, Path to) throws ExchangeException, HistoryException {
		if ((format == ExportFormat.HTML || format == ExportFormat.PDF) && markdown.isEmpty())
			throw new ExchangeException(Kind.FAILED,
					"This installation cannot draw " + format.label() + ", because the Chat studio is not in it. Nothing was written.");
		List<Conversation> threads = threads(ids);
		if (threads.isEmpty())
			throw new ExchangeException(Kind.FAILED, "There is no thread to export. Nothing was written.");
		try {
			if (format == ExportFormat.JSON)
				WholeFile.write(to, out -> json(threads, out));
			else if (threads.size() == 1)
				single(threads.getFirst(), format, to);
			else
				WholeFile.write(to, out -> many(threads, format, out));
		} finally {
			pdf.ifPresent(PdfWriter::close);
		}
		return new ExportReport(to, written, problems);
	}

	private List<Conversation> threads(List<UUID> ids) throws HistoryException {
		var found = new ArrayList<Conversation>();
		for (UUID id : ids) {
			Optional<Conversation> thread = store.conversation(id);
			thread.ifPresent(found::add);
			if (thread.isEmpty())
				problems.add(new ExchangeProblem(id.toString(), "The thread is not in the history any more."));
		}
		return found;
	}

	private void step(Conversation thread, int total) throws ExchangeException {
		progress.at(written, total, Words.title(thread));
		if (progress.isCanceled())
			throw new ExchangeException(Kind.CANCELED, "The export was stopped. Nothing was kept of it.");
	}

	private Outgoing outgoing(Conversation thread) throws HistoryException {
		return new Outgoing(store, thread, store.lastMessages(thread.id(), Integer.MAX_VALUE),
				sentence -> problems.add(new ExchangeProblem(Words.title(thread), sentence)));
	}

	private void single(Conversation thread, ExportFormat format, Path to) throws ExchangeException, HistoryException {
		step(thread, 1);
		Outgoing out = outgoing(thread);
		String name = to.getFileName().toString().replaceFirst("\\.[^.]*$", "");
		var beside = new Beside(name + "-files");
		WholeFile.write(to, stream -> document(out, format, beside, stream));
		if (!beside.contents().isEmpty())
			files(out, beside, to.toAbsolutePath().resolveSibling(beside.folder()));
		written++;
	}

	private void files(Outgoing out, Beside beside, Path folder) throws ExchangeException, HistoryException {
		try {
			Files.createDirectories(folder);
		} catch (IOException e) {
			throw new ExchangeException(Kind.FAILED, "The attached files could not be written to " + folder + ". The text was.", e);
		}
		for (Map.Entry<String, Content> file : beside.contents().entrySet())
			if (isThere(file.getValue(), out.title()))
				WholeFile.write(folder.resolve(file.getKey()), stream -> copy(file.getValue(), stream));
	}

	private void document(Outgoing out, ExportFormat format, Beside beside, OutputStream to) throws IOException {
		switch (format) {
		case MARKDOWN -> to.write(MarkdownWriter.text(out, beside).getBytes(StandardCharsets.UTF_8));
		case HTML -> to.write(new HtmlWriter(markdown.orElseThrow()).page(out).getBytes(StandardCharsets.UTF_8));
		case PDF -> {
			if (pdf.isEmpty())
				pdf = Optional.of(new PdfWriter(markdown.orElseThrow(), new InstalledFonts()));
			pdf.get().write(out, new Unclosed(to));
		}
		case JSON -> throw new IllegalArgumentException("JSON is no document of one thread");
		}
	}

	private void many(List<Conversation> threads, ExportFormat format, OutputStream to)
			throws IOException, ExchangeException, HistoryException {
		try (var zip = new ZipOutputStream(to)) {
			for (Conversation thread : threads) {
				step(thread, threads.size());
				Outgoing out = outgoing(thread);
				String name = names.unique(out.title(), "." + format.extension());
				var beside = new Beside(name.substring(0, name.lastIndexOf('.')) + "-files");
				zip.putNextEntry(new ZipEntry(name));
				document(out, format, beside, zip);
				zip.closeEntry();
				for (Map.Entry<String, Content> file : beside.contents().entrySet())
					add(zip, beside.folder() + "/" + file.getKey(), file.getValue(), out.title());
				written++;
			}
		}
	}

	/** The threads as JSON, then the attached files, each once. */
	private void json(List<Conversation> threads, OutputStream to) throws IOException, ExchangeException, HistoryException {
		Map<Content, String> contents = new LinkedHashMap<>();
		try (var zip = new ZipOutputStream(to)) {
			zip.putNextEntry(new ZipEntry("threads.json"));
			var json = new JsonWriter(new OutputStreamWriter(new Unclosed(zip), StandardCharsets.UTF_8));
			json.beginObject().name("format").value("modalis-threads").name("version").value(ThreadJson.VERSION);
			json.name("exported").value(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
			json.name("threads").beginArray();
			for (Conversation thread : threads) {
				step(thread, threads.size());
				thread(thread, new ThreadJson(json), contents);
				written++;
			}
			json.endArray().endObject().close();
			zip.closeEntry();
			for (Map.Entry<Content, String> file : contents.entrySet())
				add(zip, "files/" + file.getKey().sha256(), file.getKey(), file.getValue());
		}
	}

	private void thread(Conversation thread, ThreadJson json, Map<Content, String> contents) throws IOException, HistoryException {
		json.open(thread, store.threads().parameters(thread.id()));
		try {
			store.forEachMessage(thread.id(), message -> write(message, json, thread, contents));
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		json.close();
	}

	private static void write(Message message, ThreadJson json, Conversation thread, Map<Content, String> contents) {
		try {
			json.message(message);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		for (Attachment file : message.attachments()) {
			contents.putIfAbsent(file.content(), Words.title(thread));
			file.text().ifPresent(text -> contents.putIfAbsent(text, Words.title(thread)));
		}
	}

	private void add(ZipOutputStream zip, String name, Content content, String title) throws IOException, ExchangeException, HistoryException {
		if (progress.isCanceled())
			throw new ExchangeException(Kind.CANCELED, "The export was stopped. Nothing was kept of it.");
		if (!isThere(content, title))
			return;
		zip.putNextEntry(new ZipEntry(name));
		copy(content, zip);
		zip.closeEntry();
	}

	private boolean isThere(Content content, String title) {
		try (InputStream in = store.attachments().open(content)) {
			return true;
		} catch (HistoryException e) {
			problems.add(new ExchangeProblem(title, e.getMessage()));
			return false;
		} catch (IOException e) {
			return true; // only closing failed
		}
	}

	private void copy(Content content, OutputStream to) throws IOException, HistoryException {
		try (InputStream in = store.attachments().open(content)) {
			in.transferTo(to);
		}
	}
}
