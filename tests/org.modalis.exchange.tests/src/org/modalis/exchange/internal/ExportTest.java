package org.modalis.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ExportFormat;
import org.modalis.api.exchange.ExportReport;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.testkit.HostileTexts;

/** Threads of a real history as files, and back (L14, L20). */
class ExportTest {

	private static final ModelId MODEL = ModelId.parse("openai/gpt-4o");

	@TempDir
	Path folder;
	private RealWorkspace here;

	@BeforeEach
	void open() {
		here = new RealWorkspace(folder.resolve("workspace"));
	}

	@AfterEach
	void close() {
		here.close();
	}

	private ExportReport write(ExportFormat format, Path to, UUID... threads) throws Exception {
		return here.exchange.write(threads.length == 0 ? here.ids() : List.of(threads), format, to, ExchangeProgress.NONE);
	}

	private Conversation thread(String title, String... texts) throws Exception {
		Conversation thread = here.store().createConversation(title, Optional.of(MODEL));
		var all = new ArrayList<Message>();
		for (String text : texts) {
			Optional<UUID> parent = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().id());
			Message question = Message.user(Ids.next(), thread.id(), parent, text, Instant.now());
			all.add(question);
			all.add(Message.answer(Ids.next(), thread.id(), question.id(), MODEL, "GPT-4o", Instant.now()).withText(text, "").ended(State.COMPLETE, "", question.figures()));
		}
		here.store().appendAll(all);
		return thread;
	}

	private Attachment picture(String name) throws Exception {
		return Attachment.of(here.store().attachments().put(new ByteArrayInputStream(Exports.PNG), 1 << 20), "image/png", name);
	}

	private void attach(Conversation thread, String name) throws Exception {
		here.store().append(Message.user(Ids.next(), thread.id(), Optional.empty(), "see", Instant.now()).withAttachments(List.of(picture(name))));
	}

	@Test
	void jsonBringsEverythingBackWithBranches() throws Exception {
		Path source = RealWorkspace.write(folder.resolve("in/conversations.json"), "[" + Exports.chatGpt("c1", "Colours") + "," + Exports.claude("d1", "Notes") + "]");
		here.read(source);
		Conversation own = thread("Own", "one", "two");
		attach(own, "dot.png");
		here.store().threads().file(own.id(), new Filing(true, false, Optional.of("Work")));
		here.store().threads().setParameters(own.id(), "{\"temperature\":0.5}");
		Path archive = folder.resolve("all.zip");
		assertEquals(List.of(), write(ExportFormat.JSON, archive).problems());
		try (var other = new RealWorkspace(folder.resolve("other"))) {
			assertEquals(3, other.read(archive).added());
			for (UUID id : here.ids()) {
				assertEquals(here.conversation(id), other.conversation(id));
				var before = new ArrayList<Message>();
				here.store().forEachMessage(id, before::add);
				var after = new ArrayList<Message>();
				other.store().forEachMessage(id, after::add);
				assertEquals(before, after);
				assertEquals(here.store().lastMessages(id, 100), other.store().lastMessages(id, 100));
			}
			assertEquals("{\"temperature\":0.5}", other.store().threads().parameters(own.id()));
			Attachment file = other.shown("Own").getLast().attachments().getFirst();
			assertEquals(Exports.PNG.length, other.store().attachments().open(file.content()).readAllBytes().length);
			assertEquals(3, other.read(archive).unchanged());
		}
	}

	@Test
	void anArchiveOfANewerModalisIsRefused() throws Exception {
		Path newer = new Zip().with("threads.json", "{\"format\":\"modalis-threads\",\"version\":2,\"threads\":[{}]}").to(folder.resolve("newer.zip"));
		var refused = assertThrows(ExchangeException.class, () -> here.read(newer));
		assertTrue(refused.getMessage().contains("newer Modalis"), refused.getMessage());
	}

	@Test
	void anImportNeverTouchesWhatAnotherThreadHas() throws Exception {
		Conversation own = thread("Own", "mine");
		Message mine = here.shown("Own").getFirst();
		String forged = "{\"format\":\"modalis-threads\",\"version\":1,\"threads\":[{\"id\":\"" + own.id() + "\",\"title\":\"Forged\",\"created\":\"2020-01-01T00:00:00Z\","
				+ "\"updated\":\"2020-01-01T00:00:00Z\",\"messages\":[{\"id\":\"" + mine.id() + "\",\"role\":\"USER\",\"text\":\"forged\",\"created\":\"2020-01-01T00:00:00Z\"}]}]}";
		here.read(new Zip().with("threads.json", forged).to(folder.resolve("forged.zip")));
		assertEquals("mine", here.shown("Own").getFirst().text());
		assertEquals("Own", here.conversation(own.id()).orElseThrow().title());
	}

	@Test
	void hostileTextsAreInertInHtml() throws Exception {
		int number = 0;
		for (String text : HostileTexts.ALL) {
			Conversation thread = thread(text.replaceAll("\\s+", " "), text);
			attach(thread, text.replaceAll("[\\r\\n]", " ") + ".png");
			Path page = folder.resolve("page" + number++ + ".html");
			write(ExportFormat.HTML, page, thread.id());
			String html = Files.readString(page);
			String opened = html.replaceAll("(?s)<style>.*?</style>", "");
			assertFalse(Pattern.compile("<\\s*(script|iframe|object|embed|form|base|link|svg|style)\\b", Pattern.CASE_INSENSITIVE).matcher(opened).find(), text);
			assertFalse(Pattern.compile("<[a-z][^>]*?\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE).matcher(unquoted(opened)).find(), text);
			assertFalse(Pattern.compile("(href|src)=\"(?!https?:|mailto:|data:image/(png|jpeg|gif|webp);base64,)", Pattern.CASE_INSENSITIVE).matcher(opened).find(), text);
			assertFalse(Pattern.compile("src=\"(?!data:)").matcher(opened).find(), text);
			assertTrue(html.contains("default-src 'none'"));
		}
	}

	/** Markup with what stands in quotes left out: there it is text. */
	private static String unquoted(String html) {
		return html.replaceAll("=\"[^\"]*\"", "=\"\"");
	}

	@Test
	void hostileTextsMakeGoodPdf() throws Exception {
		Conversation thread = thread("Hostile", HostileTexts.ALL.toArray(String[]::new));
		Path file = folder.resolve("hostile.pdf");
		write(ExportFormat.PDF, file, thread.id());
		String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
		assertFalse(raw.contains("/JavaScript") || raw.contains("/Launch"), "a PDF that does something");
	}

	@Test
	void pdfHasTextCodeTablesAndOtherScripts() throws Exception {
		Conversation thread = thread("Paper", "# Heading\n\n```java\nint x = 1;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n\nGrüße, Привет, Ελληνικά $x^2$");
		attach(thread, "dot.png");
		here.store().branches().show(here.store().lastMessages(thread.id(), 1).getFirst().id());
		Path file = folder.resolve("paper.pdf");
		assertEquals(List.of(), write(ExportFormat.PDF, file, thread.id()).problems());
		var first = here.store();
		try (var document = Loader.loadPDF(file.toFile())) {
			assertEquals("Modalis", document.getDocumentInformation().getProducer());
			assertTrue(new PDFTextStripper().getText(document).contains("see"));
		}
		UUID answer = allMessages(thread).stream().filter(message -> message.text().startsWith("# H")).toList().getLast().id();
		first.branches().show(answer);
		write(ExportFormat.PDF, file, thread.id());
		try (var document = Loader.loadPDF(file.toFile())) {
			String text = new PDFTextStripper().getText(document);
			for (String part : List.of("Paper", "Heading", "int x = 1;", "done", "Grüße", "Привет"))
				assertTrue(text.contains(part), part + " in " + text);
			assertEquals(text.indexOf("x^2"), text.lastIndexOf("x^2"), "the formula of the answer is drawn");
		}
	}

	private List<Message> allMessages(Conversation thread) throws Exception {
		var all = new ArrayList<Message>();
		here.store().forEachMessage(thread.id(), all::add);
		return all;
	}

	@Test
	void markdownKeepsWhatWasSaidAndPutsFilesBeside() throws Exception {
		Conversation thread = thread("Text", "**bold**");
		attach(thread, "../../dot.png");
		Path file = folder.resolve("text.md");
		write(ExportFormat.MARKDOWN, file, thread.id());
		assertTrue(Files.readString(file).contains("![dot.png](<text-files/dot.png>)"), Files.readString(file));
		assertTrue(Files.exists(folder.resolve("text-files/dot.png")));
	}

	@Test
	void severalThreadsBecomeOneArchive() throws Exception {
		thread("Same", "a");
		thread("Same", "b");
		thread("a/b:c*?", "c");
		Path file = folder.resolve("all.zip");
		assertEquals(3, write(ExportFormat.HTML, file).threads());
		assertEquals(List.of("Same 2.html", "Same.html", "a-b-c--.html"), Zip.read(file).entries().keySet().stream().sorted().toList());
	}

	@Test
	void aStoppedOrFailedExportLeavesNothingBehindAndTheOldFileAsItWas() throws Exception {
		thread("One", "a");
		thread("Two", "b");
		Path file = Files.writeString(folder.resolve("kept.zip"), "mine");
		var canceled = new ExchangeProgress() {
			private int told;

			@Override
			public void at(long done, long total, String what) {
				told++;
			}

			@Override
			public boolean isCanceled() {
				return told > 1;
			}
		};
		var stopped = assertThrows(ExchangeException.class, () -> here.exchange.write(here.ids(), ExportFormat.JSON, file, canceled));
		assertEquals(ExchangeException.Kind.CANCELED, stopped.kind());
		assertEquals("mine", Files.readString(file));
		assertFalse(Files.exists(folder.resolve("kept.zip.partial")));
		assertThrows(ExchangeException.class, () -> write(ExportFormat.JSON, folder.resolve("nowhere/x.zip")));
	}

	@Test
	void aDamagedAttachmentIsNamedAndTheRestIsWritten() throws Exception {
		Conversation thread = thread("Text", "a");
		attach(thread, "dot.png");
		String sha256 = picture("dot.png").content().sha256();
		Files.writeString(here.folder.resolve("attachments").resolve(sha256.substring(0, 2)).resolve(sha256), "broken");
		ExportReport report = write(ExportFormat.JSON, folder.resolve("x.zip"));
		assertEquals(1, report.problems().size());
		assertTrue(Zip.read(folder.resolve("x.zip")).text("threads.json").contains("\"Text\""));
	}
}
