package org.modalis.attachments.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.UnreadableFileException;

@Timeout(120)
class AttachmentReaderTest {

	@TempDir
	Path folder;

	private final AttachmentReaderImpl reader = new AttachmentReaderImpl();

	private Path file(String name, byte[] content) throws Exception {
		return Files.write(folder.resolve(name), content);
	}

	private AttachedFile read(String name, byte[] content) throws Exception {
		return reader.read(file(name, content));
	}

	private String refused(Path file) {
		var refused = assertThrows(UnreadableFileException.class, () -> reader.read(file));
		assertTrue(refused.getMessage().startsWith(file.getFileName().toString()), refused.getMessage());
		assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
		return refused.getMessage();
	}

	private String refused(String name, byte[] content) throws Exception {
		return refused(file(name, content));
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpeg", "gif" })
	void sendsASmallImageAsItIs(String format) throws Exception {
		byte[] image = MadeFiles.picture(300, 200, format, false);
		var read = read("a." + format, image);
		assertArrayEquals(image, read.media().bytes());
		assertEquals("image/" + format, read.media().mediaType());
		assertEquals(OptionalInt.of(300), read.width());
		assertEquals(OptionalInt.of(200), read.height());
		assertEquals("", read.remark());
	}

	@Test
	void scalesALargeImageToWhatVendorsLookAt() throws Exception {
		var read = read("large.png", MadeFiles.picture(4_000, 1_000, "png", false));
		assertEquals(OptionalInt.of(1_568), read.width());
		assertEquals(OptionalInt.of(392), read.height());
		var image = ImageIO.read(new ByteArrayInputStream(read.media().bytes()));
		assertEquals(1_568, image.getWidth());
		assertEquals("image/png", read.media().mediaType());
	}

	@Test
	void keepsAnImageBelowTheBytesThatVendorsTake() throws Exception {
		byte[] noise = MadeFiles.picture(1_500, 1_500, "png", true);
		assertTrue(noise.length > ImageFile.MOST_BYTES);
		var read = read("noise.png", noise);
		assertTrue(read.media().bytes().length <= ImageFile.MOST_BYTES);
		assertEquals("image/jpeg", read.media().mediaType());
	}

	@Test
	void turnsABitmapIntoAKindThatVendorsTake() throws Exception {
		assertEquals("image/png", read("a.bmp", MadeFiles.picture(20, 10, "bmp", false)).media().mediaType());
	}

	@Test
	void standsAPhotographUpright() throws Exception {
		byte[] jpeg = MadeFiles.picture(40, 20, "jpeg", false);
		var exif = ByteBuffer.allocate(36).putShort((short) 0xffe1).putShort((short) 34).putInt(0x45786966).putShort((short) 0)
				.putShort((short) 0x4d4d).putShort((short) 42).putInt(8).putShort((short) 1).putShort((short) 0x0112).putShort((short) 3)
				.putInt(1).putShort((short) 6).array();
		var turned = ByteBuffer.allocate(jpeg.length + exif.length).put(jpeg, 0, 2).put(exif).put(jpeg, 2, jpeg.length - 2).array();
		var read = read("held.jpg", turned);
		assertEquals(OptionalInt.of(20), read.width());
		assertEquals(OptionalInt.of(40), read.height());
	}

	@Test
	void tellsTheSizeOfAWebp() throws Exception {
		var webp = ByteBuffer.allocate(40).put("RIFF".getBytes()).putInt(0).put("WEBPVP8X".getBytes()).putInt(0).putInt(0)
				.put(new byte[] { (byte) 0x8f, 1, 0, (byte) 0xc7, 0, 0 }).array();
		var read = read("a.webp", webp);
		assertEquals(OptionalInt.of(400), read.width());
		assertEquals(OptionalInt.of(200), read.height());
	}

	@Test
	void refusesAnImageOfTooManyPixelsByItsHeadAlone() throws Exception {
		byte[] head = MadeFiles.picture(10, 10, "png", false);
		ByteBuffer.wrap(head).putInt(16, 50_000).putInt(20, 50_000);
		var crc = new CRC32();
		crc.update(head, 12, 17);
		ByteBuffer.wrap(head).putInt(29, (int) crc.getValue());
		assertTrue(refused("bomb.png", head).contains("50000 × 50000 pixels"));
	}

	@Test
	void saysThatAnImageIsDamaged() throws Exception {
		byte[] image = MadeFiles.picture(300, 200, "png", true);
		assertTrue(refused("cut.png", Arrays.copyOf(image, image.length / 3)).contains("damaged"));
	}

	@Test
	void readsTheWordsOfAPdf() throws Exception {
		var read = read("a.pdf", MadeFiles.pdf("First page", "Second page"));
		assertEquals("application/pdf", read.media().mediaType());
		assertEquals(OptionalInt.of(2), read.pages());
		assertTrue(read.text().orElseThrow().contains("First page") && read.text().orElseThrow().contains("Second page"));
	}

	@Test
	void saysWhatIsWrongWithAPdf() throws Exception {
		assertTrue(refused("secret.pdf", MadeFiles.encryptedPdf()).contains("protected with a password"));
		assertTrue(refused("broken.pdf", "%PDF-1.7\nnothing of the kind".getBytes()).contains("damaged"));
		assertTrue(read("scan.pdf", MadeFiles.pdf("")).remark().contains("holds no text"));
	}

	@Test
	void readsOfficeDocuments() throws Exception {
		var table = "<w:tbl><w:tr><w:tc>" + MadeFiles.paragraph("A") + "</w:tc><w:tc>" + MadeFiles.paragraph("B") + "</w:tc></w:tr></w:tbl>";
		assertEquals("One\nTwo\nA\tB", text(read("a.docx", MadeFiles.docx(MadeFiles.paragraph("One") + MadeFiles.paragraph("Two") + table))));
		assertEquals("Takings\nBerlin\t12.5", text(read("a.xlsx", MadeFiles.xlsx())));
		assertEquals("Words on a slide", text(read("a.pptx", MadeFiles.pptx())));
		assertEquals("Title\nOpen words", text(read("a.odt", MadeFiles.odt())));
	}

	private static String text(AttachedFile file) {
		return file.text().orElseThrow().strip().replaceAll("\n{2,}", "\n");
	}

	@Test
	void readsAnOfficeDocumentThatIsNoFile() throws Exception {
		assertEquals("One", reader.read("a.docx", MadeFiles.docx(MadeFiles.paragraph("One"))).text().orElseThrow().strip());
	}

	@Test
	void refusesADocumentThatUnpacksToFarMoreThanItsSize() throws Exception {
		Path bomb = MadeFiles.docxBomb(folder.resolve("bomb.docx"), 300L << 20);
		assertTrue(Files.size(bomb) < 2 << 20);
		assertTrue(refused(bomb).contains("unpacks to far more than its size"));
	}

	@Test
	void staysWithinBoundsOfMemoryWhateverAFileHolds() throws Exception {
		Path pdf = file("bomb.pdf", MadeFiles.pdfBomb(300L << 20));
		Path docx = MadeFiles.docxBomb(folder.resolve("bomb.docx"), 300L << 20);
		Path image = file("large.png", MadeFiles.picture(6_000, 6_000, "png", false));
		var most = new MostMemory();
		try (most) {
			reader.read(pdf);
			refused(docx);
			reader.read(image);
		}
		assertTrue(most.bytes() < 150L << 20, "took " + (most.bytes() >> 20) + " MB");
	}

	@Test
	void refusesArchivesAndDamagedOnes() throws Exception {
		assertTrue(refused("a.zip", MadeFiles.zip("a.txt", "words")).contains("ZIP archive"));
		assertTrue(refused("a.docx", "PK\u0003\u0004 and no more".getBytes()).contains("damaged"));
		assertTrue(refused("half.docx", MadeFiles.docx("<w:p>")).contains("damaged"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252" })
	void readsTextInAnyEncoding(String encoding) throws Exception {
		String text = "Grüße aus Köln, für 5 Euro: äöü ÄÖÜ ß.\nEine zweite Zeile mit Wörtern über Übermut.\n";
		assertEquals(Optional.of(text), read("a.txt", text.getBytes(Charset.forName(encoding))).text());
	}

	@Test
	void readsRussianAndJapaneseOfOldFiles() throws Exception {
		String russian = "Привет, как дела? Это обычный текст на русском языке, и его должно быть достаточно много.";
		assertEquals(Optional.of(russian), read("ru.txt", russian.getBytes(Charset.forName("windows-1251"))).text());
		String japanese = "これは日本語の文章です。文字コードを調べるために、少し長く書いておきます。よろしくお願いします。";
		assertEquals(Optional.of(japanese), read("ja.txt", japanese.getBytes(Charset.forName("Shift_JIS"))).text());
	}

	@Test
	void takesTablesAndCodeAsText() throws Exception {
		assertEquals("text/csv", read("a.csv", "a;b\n1;2\n".getBytes()).media().mediaType());
		assertEquals("text/plain", read("Main.java", "class Main {}".getBytes()).media().mediaType());
		assertEquals(Optional.of("all: test\n"), read("Makefile", "all: test\n".getBytes()).text());
	}

	@Test
	void cutsATextThatNoModelTakes() throws Exception {
		var read = read("long.log", "0123456789".repeat(500_000).getBytes());
		assertEquals(BoundedText.MOST_CHARS, read.text().orElseThrow().length());
		assertTrue(read.remark().contains("first 4 million characters"));
	}

	@Test
	void goesByTheContentWhereTheNameLies() throws Exception {
		var read = read("photo.png", MadeFiles.pdf("Not a photo"));
		assertEquals("application/pdf", read.media().mediaType());
		assertTrue(read.remark().startsWith("photo.png is a PDF document, whatever its name says"));
		assertEquals("image/png", read("notes.txt", MadeFiles.picture(5, 5, "png", false)).media().mediaType());
		assertTrue(refused("song.mp3", new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0 }).contains("no text, no picture"));
		assertEquals("", read("a.jpeg", MadeFiles.picture(5, 5, "jpeg", false)).remark());
	}

	@Test
	void refusesWhatCannotBeReadWithASentence() throws Exception {
		assertTrue(refused("empty.txt", new byte[0]).contains("is empty"));
		assertTrue(refused(Files.createDirectory(folder.resolve("dir"))).contains("is a folder"));
		assertTrue(refused(folder.resolve("gone.txt")).contains("not there any more"));
		Path large = folder.resolve("large.bin");
		try (var file = new RandomAccessFile(large.toFile(), "rw")) {
			file.setLength(200_000_000);
		}
		assertTrue(refused(large).contains("has 200 MB; up to 52 MB are taken"));
		assertTrue(refused("old.doc", new byte[] { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1 })
				.contains("old kind"));
	}

	@Test
	void takesRecordings() throws Exception {
		assertEquals("audio/wav", read("a.wav", "RIFF0000WAVEfmt ".getBytes()).media().mediaType());
		assertEquals("audio/mpeg", read("a.mp3", new byte[] { (byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x64 }).media().mediaType());
		assertTrue(refused("odd.mp3", new byte[] { (byte) 0xff, (byte) 0xfb, (byte) 0xf0, 0x64, 0, 0 }).contains("no recording"));
		assertTrue(refused("film.avi", "RIFF0000AVI LIST\0\0\0".getBytes()).contains("no text"));
	}

	@Test
	void stopsReadingWhenItIsInterrupted() throws Exception {
		Path slow = MadeFiles.docxBomb(folder.resolve("slow.docx"), 60L << 20);
		var begun = new CountDownLatch(1);
		var ended = new CompletableFuture<Throwable>();
		var thread = Thread.ofVirtual().start(() -> {
			begun.countDown();
			try {
				while (true)
					reader.read(slow);
			} catch (InterruptedException e) {
				ended.complete(e);
			} catch (UnreadableFileException e) {
				ended.completeExceptionally(e);
			}
		});
		assertTrue(begun.await(10, TimeUnit.SECONDS));
		thread.interrupt();
		assertEquals(InterruptedException.class, ended.get(20, TimeUnit.SECONDS).getClass());
	}

	@Test
	void makesThumbnails() throws Exception {
		byte[] small = reader.thumbnail(MadeFiles.picture(1_000, 500, "jpeg", false), 200);
		var image = ImageIO.read(new ByteArrayInputStream(small));
		assertEquals(200, image.getWidth());
		byte[] tiny = MadeFiles.picture(50, 50, "png", false);
		assertArrayEquals(tiny, reader.thumbnail(tiny, 200));
	}
}
