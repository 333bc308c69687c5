package org.modalis.attachments.internal;

import java.io.IOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.text.PDFTextStripper;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.UnreadableFileException;

/** Reads the words of PDF documents. What PDFBox unpacks goes to temporary files, so a document cannot fill the memory. */
final class PdfFile {

	static {
		// the mapper of PDFBox reads every font of the machine and writes a list of them into the user's home
		FontMappers.set(new OneFont());
	}

	private PdfFile() {
	}

	static AttachedFile read(AttachedFile file) throws UnreadableFileException {
		String name = file.name();
		try (PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(file.media().bytes()), "", null, null,
				IOUtils.createTempFileOnlyStreamCache())) {
			if (!document.getCurrentAccessPermission().canExtractContent())
				throw new UnreadableFileException(name + " does not allow its text to be taken out. Attach a copy without that protection.");
			return words(document, file.withPages(document.getNumberOfPages()));
		} catch (InvalidPasswordException e) {
			throw new UnreadableFileException(name + " is protected with a password. Attach a copy without it.", e);
		} catch (IOException | RuntimeException e) {
			throw new UnreadableFileException(name + " is damaged: it begins like a PDF document but cannot be read. Attach another copy.", e);
		}
	}

	private static AttachedFile words(PDDocument document, AttachedFile file) throws IOException {
		var text = new BoundedText();
		var stripper = new PDFTextStripper() {
			@Override
			public void processPage(PDPage page) throws IOException {
				BoundedText.goOn();
				super.processPage(page);
			}
		};
		try {
			stripper.writeText(document, text);
		} catch (BoundedText.EnoughException e) {
			return Remarks.cut(file.withText(text.toString()));
		}
		var read = file.withText(text.toString());
		return read.text().isPresent() ? read
				: Remarks.add(read, file.name() + " holds no text, only pictures of it: only models that take PDF documents can read it.");
	}
}
