package org.modalis.attachments.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file is by its first bytes. What begins like nothing known may still be text. */
enum FileType {
	PNG("image/png", "a PNG image"),
	JPEG("image/jpeg", "a JPEG image"),
	GIF("image/gif", "a GIF image"),
	BMP("image/bmp", "a BMP image"),
	TIFF("image/tiff", "a TIFF image"),
	WEBP("image/webp", "a WebP image"),
	PDF("application/pdf", "a PDF document"),
	WAV("audio/wav", "a WAV recording"),
	MP3("audio/mpeg", "an MP3 recording"),
	/** Office documents are ZIP archives; what is in them says which. */
	ZIP("application/zip", "a ZIP archive"),
	DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word document"),
	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook"),
	PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "a PowerPoint presentation"),
	ODT("application/vnd.oasis.opendocument.text", "an OpenDocument text"),
	ODS("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"),
	ODP("application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation"),
	/** The container of Office before 2007, and of protected files since. */
	OLE("application/x-ole-storage", "an Office file of the old kind, or a protected one"),
	RTF("application/rtf", "an RTF document"),
	TEXT("text/plain", "a text"),
	CSV("text/csv", "a text"),
	UNKNOWN("application/octet-stream", "no text, no picture, no document and no recording");

	private static final Map<String, FileType> BY_ENDING = Map.ofEntries(Map.entry("png", PNG), Map.entry("jpg", JPEG),
			Map.entry("jpeg", JPEG), Map.entry("gif", GIF), Map.entry("bmp", BMP), Map.entry("tif", TIFF), Map.entry("tiff", TIFF),
			Map.entry("webp", WEBP), Map.entry("pdf", PDF), Map.entry("wav", WAV), Map.entry("mp3", MP3), Map.entry("zip", ZIP),
			Map.entry("docx", DOCX), Map.entry("xlsx", XLSX), Map.entry("pptx", PPTX), Map.entry("odt", ODT), Map.entry("ods", ODS),
			Map.entry("odp", ODP), Map.entry("rtf", RTF), Map.entry("txt", TEXT), Map.entry("md", TEXT), Map.entry("csv", CSV),
			Map.entry("json", TEXT), Map.entry("xml", TEXT), Map.entry("html", TEXT), Map.entry("java", TEXT), Map.entry("py", TEXT));

	final String mediaType;
	final String words;

	FileType(String mediaType, String words) {
		this.mediaType = mediaType;
		this.words = words;
	}

	boolean isText() {
		return this == TEXT || this == CSV;
	}

	/** What a name says; empty when it says nothing that is known here. */
	static Optional<FileType> byName(String name) {
		return Optional.ofNullable(BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
	}

	/** What the first bytes say; {@code UNKNOWN} when they say nothing. */
	static FileType of(byte[] bytes) {
		if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n"))
			return PNG;
		if (begins(bytes, 0, "\u00ff\u00d8\u00ff"))
			return JPEG;
		if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a"))
			return GIF;
		if (begins(bytes, 0, "BM") && bytes.length > 30 && bytes[6] == 0 && bytes[7] == 0 && bytes[8] == 0 && bytes[9] == 0)
			return BMP;
		if (begins(bytes, 0, "II*\0") || begins(bytes, 0, "MM\0*"))
			return TIFF;
		if (begins(bytes, 0, "RIFF"))
			return begins(bytes, 8, "WEBP") ? WEBP : begins(bytes, 8, "WAVE") ? WAV : UNKNOWN;
		if (begins(bytes, 0, "ID3") || isMp3Frame(bytes))
			return MP3;
		return document(bytes);
	}

	private static FileType document(byte[] bytes) {
		if (begins(bytes, 0, "%PDF-"))
			return PDF;
		if (begins(bytes, 0, "PK\u0003\u0004") || begins(bytes, 0, "PK\u0005\u0006"))
			return ZIP;
		if (begins(bytes, 0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"))
			return OLE;
		return begins(bytes, 0, "{\\rtf") ? RTF : UNKNOWN;
	}

	/** The header of an MPEG audio frame of layer III: eleven bits set, and neither a reserved version, bit rate nor sample rate. */
	private static boolean isMp3Frame(byte[] bytes) {
		if (bytes.length < 4 || (bytes[0] & 0xff) != 0xff || (bytes[1] & 0xe6) != 0xe2)
			return false;
		boolean knownVersion = (bytes[1] & 0x18) != 0x08;
		return knownVersion && (bytes[2] & 0xf0) != 0xf0 && (bytes[2] & 0x0c) != 0x0c;
	}

	static boolean begins(byte[] bytes, int at, String with) {
		byte[] expected = with.getBytes(StandardCharsets.ISO_8859_1);
		if (bytes.length < at + expected.length)
			return false;
		for (int i = 0; i < expected.length; i++)
			if (bytes[at + i] != expected[i])
				return false;
		return true;
	}
}
