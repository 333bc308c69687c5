package org.modalis.exchange.internal.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.exchange.internal.Drawing;
import org.modalis.testkit.InMemoryHistoryStore;

/** What stands on the pages, read back and looked at. */
class PdfTest {

	private static final ModelId MODEL = ModelId.parse("openai/gpt-4o");

	@TempDir
	Path folder;
	private final List<String> problems = new ArrayList<>();

	private byte[] pdf(InstalledFonts fonts, String question, String answer) throws Exception {
		var store = new InMemoryHistoryStore();
		Conversation thread = store.createConversation("Paper", Optional.of(MODEL));
		Message asked = Message.user(Ids.next(), thread.id(), Optional.<UUID>empty(), question, Instant.now());
		store.append(asked);
		store.appendAll(List.of(Message.answer(Ids.next(), thread.id(), asked.id(), MODEL, "GPT-4o", Instant.now()).withText(answer, "")
				.ended(State.COMPLETE, "", asked.figures())));
		var out = new ByteArrayOutputStream();
		try (var writer = new PdfWriter(Drawing.real(), fonts)) {
			writer.write(new Outgoing(store, thread, store.lastMessages(thread.id(), 10), problems::add), out);
		}
		return out.toByteArray();
	}

	private static String text(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}

	/** How many dots of the first page are dark, below the heading. */
	private static int ink(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			var page = new PDFRenderer(document).renderImageWithDPI(0, 72);
			int dark = 0;
			for (int y = 0; y < page.getHeight(); y++)
				for (int x = 0; x < page.getWidth(); x++)
					if ((page.getRGB(x, y) & 0xFF) < 128)
						dark++;
			return dark;
		}
	}

	/** Liberation Sans has Hebrew letters, so that this holds on every machine. */
	@Test
	void textFromRightToLeftStandsInItsOrder() throws Exception {
		String text = text(pdf(new InstalledFonts(List.of()), "שלום עולם", "מספר 123 ו־Modalis"));

		assertTrue(text.contains("שלום עולם"), text);
		assertTrue(text.contains("123") && text.contains("Modalis"), text);
		assertEquals(List.of(), problems);
	}

	@Test
	void arabicLettersTakeTheFormsOfTheirWord() {
		assertEquals("\uFEE3\uFEAE\uFEA3\uFE92\uFE8E", Directions.joined("مرحبا"));
		assertEquals("plain", Directions.joined("plain"));
		assertTrue(Directions.fromTheRight("12 مرحبا abc"));
		assertFalse(Directions.fromTheRight("abc مرحبا"));
	}

	@Test
	void whatNoFontHasIsSaidInTheReportAndInTheDocument() throws Exception {
		String text = text(pdf(new InstalledFonts(List.of()), "中文、日本語 한국어 😀", "தமிழ்"));

		assertEquals(1, problems.size());
		assertTrue(problems.getFirst().contains("Chinese, Japanese and Korean; Tamil; emoji"), problems.getFirst());
		assertTrue(problems.getFirst().contains("WenQuanYi"), problems.getFirst());
		assertTrue(text.contains("No font on this computer"), text);
	}

	@Test
	void formulasAreDrawnAndNotPrintedAsSource() throws Exception {
		byte[] without = pdf(new InstalledFonts(List.of()), "?", "Result:");
		byte[] drawn = pdf(new InstalledFonts(List.of()), "?", "Result: $$x = \\frac{a+b}{2}$$");

		assertFalse(text(drawn).contains("frac"), text(drawn));
		assertTrue(ink(drawn) > ink(without) + 20, ink(drawn) + " dots against " + ink(without));
	}

	@Test
	void aFormulaThatCannotBeDrawnIsPrintedAsItWasWritten() throws Exception {
		String text = text(pdf(new InstalledFonts(List.of()), "?", "See $\\frac{a$ and $\\text{中}$."));

		assertTrue(text.contains("\\frac{a"), text);
		assertTrue(text.contains("\\text{"), text);
	}

	@Test
	void aFontOfACollectionIsUsed() throws Exception {
		Files.write(folder.resolve("wqy-microhei.ttc"), collection());
		try (var fonts = new PdfFonts(new InstalledFonts(List.of(folder)))) {
			PdfFonts.Choice choice = fonts.choose(new TreeSet<>(List.of((int) 'A', (int) 'Ж', 0x4E2D)));
			assertEquals(1, choice.more().size());
			assertEquals(List.of(0x4E2D), List.copyOf(choice.missing()));
		}
		assertTrue(text(pdf(new InstalledFonts(List.of(folder)), "Привет", "ok")).contains("Привет"));
	}

	@Test
	void damagedFontsAreNoReasonToFail() throws Exception {
		Files.writeString(folder.resolve("DejaVuSans.ttf"), "no font");
		Files.write(folder.resolve("msyh.ttc"), new byte[100]);

		assertTrue(text(pdf(new InstalledFonts(List.of(folder)), "Hello", "ok 中")).contains("Hello"));
	}

	/** One font in the form in which systems keep several in a file: what its table says of places is moved behind the new head. */
	private static byte[] collection() throws IOException {
		byte[] font;
		try (var in = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
			font = in.readAllBytes();
		}
		int head = 16;
		var out = ByteBuffer.allocate(head + font.length);
		out.put("ttcf".getBytes()).putInt(0x00010000).putInt(1).putInt(head).put(font);
		int tables = out.getShort(head + 4);
		for (int i = 0; i < tables; i++) {
			int at = head + 12 + 16 * i + 8;
			out.putInt(at, out.getInt(at) + head);
		}
		return out.array();
	}
}
