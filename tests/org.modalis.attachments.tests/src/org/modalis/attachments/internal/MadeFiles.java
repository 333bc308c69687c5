package org.modalis.attachments.internal;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Makes real files of every kind, good and bad. */
final class MadeFiles {

	private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
	private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
	private static final String TYPE = "application/vnd.openxmlformats-officedocument.";

	private MadeFiles() {
	}

	static byte[] picture(int width, int height, String format, boolean noisy) throws IOException {
		var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		var graphics = image.createGraphics();
		graphics.setColor(Color.ORANGE);
		graphics.fillRect(0, 0, width / 2, height);
		graphics.dispose();
		var random = new Random(7);
		if (noisy)
			for (int y = 0; y < height; y++)
				for (int x = 0; x < width; x++)
					image.setRGB(x, y, random.nextInt());
		var out = new ByteArrayOutputStream();
		ImageIO.write(image, format, out);
		return out.toByteArray();
	}

	static byte[] pdf(String... pages) throws IOException {
		try (var document = document(pages)) {
			return saved(document);
		}
	}

	static byte[] encryptedPdf() throws IOException {
		try (var document = document("secret")) {
			document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
			return saved(document);
		}
	}

	/** A page whose drawing is small in the file and so many bytes unpacked. */
	static byte[] pdfBomb(long unpacked) throws IOException {
		try (var document = new PDDocument()) {
			var page = new PDPage();
			document.addPage(page);
			var stream = new PDStream(document);
			try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
				var blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
				for (long done = 0; done < unpacked; done += blank.length)
					out.write(blank);
			}
			page.setContents(stream);
			return saved(document);
		}
	}

	private static PDDocument document(String... pages) throws IOException {
		var document = new PDDocument();
		for (String words : pages) {
			var page = new PDPage();
			document.addPage(page);
			try (var content = new PDPageContentStream(document, page)) {
				content.beginText();
				content.setFont(new PDType1Font(FontName.HELVETICA), 12);
				content.newLineAtOffset(60, 700);
				content.showText(words);
				content.endText();
			}
		}
		return document;
	}

	private static byte[] saved(PDDocument document) throws IOException {
		var out = new ByteArrayOutputStream();
		document.save(out);
		return out.toByteArray();
	}

	static byte[] docx(String body) throws IOException {
		return zip("[Content_Types].xml", types("word/document.xml", TYPE + "wordprocessingml.document.main+xml", ""), "_rels/.rels",
				relation("officeDocument", "word/document.xml"), "word/document.xml", XML
						+ "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
						+ "</w:body></w:document>");
	}

	static String paragraph(String words) {
		return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>";
	}

	static byte[] xlsx() throws IOException {
		return zip("[Content_Types].xml", types("xl/workbook.xml", TYPE + "spreadsheetml.sheet.main+xml",
				"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE + "spreadsheetml.worksheet+xml\"/>"), "_rels/.rels",
				relation("officeDocument", "xl/workbook.xml"), "xl/workbook.xml",
				XML + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + OFFICE
						+ "\"><sheets><sheet name=\"Takings\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
				"xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml",
				XML + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
						+ "<c r=\"A1\" t=\"inlineStr\"><is><t>Berlin</t></is></c><c r=\"B1\"><v>12.5</v></c></row></sheetData></worksheet>");
	}

	static byte[] pptx() throws IOException {
		return zip("[Content_Types].xml", types("ppt/presentation.xml", TYPE + "presentationml.presentation.main+xml",
				"<Override PartName=\"/ppt/slides/slide1.xml\" ContentType=\"" + TYPE + "presentationml.slide+xml\"/>"), "_rels/.rels",
				relation("officeDocument", "ppt/presentation.xml"), "ppt/presentation.xml",
				XML + "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:r=\"" + OFFICE
						+ "\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst></p:presentation>",
				"ppt/_rels/presentation.xml.rels", relation("slide", "slides/slide1.xml"), "ppt/slides/slide1.xml",
				XML + "<p:sld xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
						+ " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r>"
						+ "<a:t>Words on a slide</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>");
	}

	static byte[] odt() throws IOException {
		return zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", XML
				+ "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
				+ " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>"
				+ "<text:h text:outline-level=\"1\">Title</text:h><text:p>Open words</text:p></office:text></office:body></office:document-content>");
	}

	/** A Word document of a few hundred kilobytes whose text unpacks to so many bytes. */
	static Path docxBomb(Path file, long unpacked) throws IOException {
		try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
			put(zip, "[Content_Types].xml", types("word/document.xml", TYPE + "wordprocessingml.document.main+xml", ""));
			put(zip, "_rels/.rels", relation("officeDocument", "word/document.xml"));
			zip.putNextEntry(new ZipEntry("word/document.xml"));
			var blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
			for (long done = 0; done < unpacked; done += blank.length)
				zip.write(blank);
		}
		return file;
	}

	private static String types(String part, String type, String more) {
		return XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
				+ "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
				+ "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/" + part + "\" ContentType=\"" + type
				+ "\"/>" + more + "</Types>";
	}

	private static String relation(String kind, String target) {
		return XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
				+ OFFICE + "/" + kind + "\" Target=\"" + target + "\"/></Relationships>";
	}

	static byte[] zip(String... namesAndTexts) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (int i = 0; i < namesAndTexts.length; i += 2)
				put(zip, namesAndTexts[i], namesAndTexts[i + 1]);
		}
		return out.toByteArray();
	}

	private static void put(ZipOutputStream zip, String name, String text) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(text.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}
}
