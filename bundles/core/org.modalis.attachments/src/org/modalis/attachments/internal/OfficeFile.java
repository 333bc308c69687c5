package org.modalis.attachments.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.UnreadableFileException;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads the words of office documents, which are ZIP archives of XML. An archive is measured by unpacking it into nothing before
 * a parser sees it, and the parsers read it as a stream, so that a small file cannot fill the memory.
 */
final class OfficeFile {

	private static final int MOST_ENTRIES = 10_000;
	private static final long MOST_XML = 64 << 20;
	private static final long MOST_BYTES = 256 << 20;

	private OfficeFile() {
	}

	/** @param archive the file's content on the disk */
	static AttachedFile read(AttachedFile file, FileType type, Path archive) throws UnreadableFileException {
		String name = file.name();
		try {
			measure(name, archive);
			var text = new BoundedText();
			boolean whole = parse(type, archive, new DocumentText(text));
			var read = file.withText(text.toString());
			if (read.text().isEmpty())
				throw new UnreadableFileException(name + " holds no text. Attach its pictures by themselves if the model should see them.");
			return whole ? read : Remarks.cut(read);
		} catch (IOException | SAXException | TikaException | RuntimeException | LinkageError e) {
			throw damaged(name, type, e);
		}
	}

	private static UnreadableFileException damaged(String name, FileType type, Throwable cause) {
		return new UnreadableFileException(name + " is damaged: it begins like " + type.words + " but cannot be read. Attach another copy.", cause);
	}

	/** Which document an archive is; empty when it is none that is read here. */
	static Optional<FileType> type(Path archive) throws IOException {
		try (var zip = new ZipFile(archive.toFile())) {
			if (zip.getEntry("word/document.xml") != null)
				return Optional.of(FileType.DOCX);
			if (zip.getEntry("xl/workbook.xml") != null)
				return Optional.of(FileType.XLSX);
			if (zip.getEntry("ppt/presentation.xml") != null)
				return Optional.of(FileType.PPTX);
			ZipEntry said = zip.getEntry("mimetype");
			if (said == null)
				return Optional.empty();
			try (InputStream in = zip.getInputStream(said)) {
				String mediaType = new String(in.readNBytes(200), StandardCharsets.US_ASCII).strip();
				return Optional.of(mediaType).flatMap(OfficeFile::openDocument);
			}
		}
	}

	private static Optional<FileType> openDocument(String mediaType) {
		return Stream.of(FileType.ODT, FileType.ODS, FileType.ODP).filter(type -> type.mediaType.equals(mediaType)).findFirst();
	}

	private static void measure(String name, Path archive) throws IOException, UnreadableFileException {
		var buffer = new byte[64 * 1024];
		try (var zip = new ZipFile(archive.toFile())) {
			long all = 0;
			if (zip.size() > MOST_ENTRIES)
				throw tooMuch(name);
			for (var entries = zip.entries(); entries.hasMoreElements();) {
				ZipEntry entry = entries.nextElement();
				boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
				long size = 0;
				try (InputStream in = zip.getInputStream(entry)) {
					for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
						BoundedText.goOn();
						size += read;
						if (xml && size > MOST_XML || all + size > MOST_BYTES)
							throw tooMuch(name);
					}
				}
				all += size;
			}
		}
	}

	private static UnreadableFileException tooMuch(String name) {
		return new UnreadableFileException(name + " unpacks to far more than its size, more than can be read safely. It was not opened"
				+ " any further; if you trust it, save the part you need as a file of its own.");
	}

	private static boolean parse(FileType type, Path archive, ContentHandler text) throws IOException, SAXException, TikaException {
		boolean open = type == FileType.ODT || type == FileType.ODS || type == FileType.ODP;
		Parser parser = open ? new OpenDocumentParser() : new OOXMLParser();
		try (var in = TikaInputStream.get(archive)) {
			parser.parse(in, text, new Metadata(), context());
			return true;
		} catch (IOException | SAXException | TikaException | RuntimeException e) {
			if (isEnough(e))
				return false;
			throw e;
		}
	}

	/** How the parsers wrap what broke them off differs. */
	private static boolean isEnough(Throwable problem) {
		for (Throwable each = problem; each != null; each = each.getCause())
			if (each instanceof BoundedText.EnoughException)
				return true;
		return false;
	}

	private static ParseContext context() {
		var config = new OfficeParserConfig();
		config.setUseSAXDocxExtractor(true);
		config.setUseSAXPptxExtractor(true);
		config.setExtractMacros(false);
		var context = new ParseContext();
		context.set(OfficeParserConfig.class, config);
		context.set(EmbeddedDocumentExtractor.class, new NothingWithin());
		return context;
	}

	/** Files within a document are not read. */
	private static final class NothingWithin implements EmbeddedDocumentExtractor {
		@Override
		public boolean shouldParseEmbedded(Metadata metadata) {
			return false;
		}

		@Override
		public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
			throw new UnsupportedOperationException("Not asked for");
		}
	}
}
