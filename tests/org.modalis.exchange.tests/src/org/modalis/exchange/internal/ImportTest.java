package org.modalis.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ImportReport;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;

/** The exports of ChatGPT and Claude into a real history (L08, L20). */
class ImportTest {

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

	private Path file(String name, String text) throws Exception {
		return RealWorkspace.write(folder.resolve("in").resolve(name), text);
	}

	@Test
	void takesAChatGptConversationWithItsBranches() throws Exception {
		ImportReport report = here.read(file("conversations.json", "[" + Exports.chatGpt("c1", "Colours") + "]"));
		assertEquals(new ImportReport(1, 0, 0, 3, 0, List.of(), false), report);
		Conversation thread = here.thread("Colours");
		assertEquals(Instant.parse("2023-11-14T22:13:20.250Z"), thread.created());
		assertEquals(Instant.parse("2023-11-14T22:15:00Z"), thread.updated());
		assertTrue(thread.filing().archived());
		assertEquals(List.of("Why?", "Because."), here.texts("Colours"));
		Message answer = here.shown("Colours").getLast();
		assertEquals(Optional.of(ModelId.parse("openai/gpt-4o")), answer.model());
		assertEquals(2, here.store().branches().siblings(List.of(answer.id())).get(answer.id()).all().size());
	}

	@Test
	void aSecondImportAddsNothingTwiceAndALaterExportOnlyWhatIsNew() throws Exception {
		Path first = file("conversations.json", "[" + Exports.chatGpt("c1", "Colours") + "," + Exports.claude("d1", "Notes") + "]");
		here.read(first);
		assertEquals(new ImportReport(0, 0, 2, 0, 1, List.of(), false), here.read(first));
		ImportReport later = here.read(file("later.json", "[" + Exports.chatGptLater("c1", "Colours") + "]"));
		assertEquals(1, later.grown());
		assertEquals(1, later.messages());
		assertEquals(List.of("Why?", "Because.", "And then?"), here.texts("Colours"));
		assertEquals(2, here.store().conversations().size());
	}

	@Test
	void whatWasDeletedHereStaysDeleted() throws Exception {
		Path file = file("conversations.json", "[" + Exports.chatGpt("c1", "Colours") + "]");
		here.read(file);
		here.store().delete(here.thread("Colours").id());
		assertEquals(1, here.read(file).unchanged());
		assertTrue(here.store().conversations().isEmpty());
	}

	@Test
	void takesAClaudeConversationWithThoughtsToolsAndTheTextOfFiles() throws Exception {
		ImportReport report = here.read(file("conversations.json", "[" + Exports.claude("d1", "Notes") + "]"));
		assertEquals(1, report.added());
		assertEquals("One attached file is not in the export; the messages name them.", report.problems().getFirst().reason());
		List<Message> shown = here.shown("Notes");
		assertEquals("Again: hello.", shown.getLast().text());
		assertEquals("Read this\n\n[Attached file, not in the export: photo.png]", shown.getFirst().text());
		Attachment file = shown.getFirst().attachments().getFirst();
		assertEquals("notes.txt", file.fileName());
		assertEquals("hello", new String(here.store().attachments().open(file.content()).readAllBytes()));
		var first = here.store().branches().siblings(List.of(shown.getLast().id())).get(shown.getLast().id()).all().getFirst();
		Message other = here.store().message(first).orElseThrow();
		assertEquals("Hm.", other.reasoning());
		assertEquals("It says hello.", other.text());
		assertTrue(other.toolCalls().contains("\"result\":\"found\""), other.toolCalls());
	}

	@Test
	void takesSplitFilesAndPicturesFromAnArchive() throws Exception {
		String pictured = "{\"title\":\"Picture\",\"mapping\":{" + Exports.node("q", null, "\"t\"", Exports.message("user",
				"{\"content_type\":\"multimodal_text\",\"parts\":[{\"content_type\":\"image_asset_pointer\",\"asset_pointer\":\"sediment://file_00ab\",\"width\":1,\"height\":1},\"What is it?\"]}",
				"\"attachments\":[{\"id\":\"file_00ab\",\"name\":\"../../dot.png\"}]"))
				+ "," + Exports.node("t", "q", "", Exports.message("tool",
						"{\"content_type\":\"multimodal_text\",\"parts\":[{\"content_type\":\"image_asset_pointer\",\"asset_pointer\":\"file-service://file-Xy9\"}]}", ""))
				+ "},\"current_node\":\"t\",\"conversation_id\":\"p1\"}";
		Path zip = new Zip().with("conversations-000.json", "[" + Exports.chatGpt("c1", "Colours") + "]").with("conversations-001.json", "[" + pictured + "]")
				.with("user.json", "{}").with("file_00ab-sanitized.png", Exports.PNG).with("dalle-generations/file-Xy9-abc.webp", Exports.PNG)
				.with("conversation_asset_file_names.json", "{\"file-Xy9-abc.webp\":\"made.png\"}").to(folder.resolve("export.zip"));
		ImportReport report = here.read(zip);
		assertEquals(List.of(), report.problems());
		assertEquals(2, report.added());
		List<Message> shown = here.shown("Picture");
		assertEquals(2, shown.size(), "a picture that was made is an answer");
		Attachment asked = shown.getFirst().attachments().getFirst();
		assertEquals("dot.png", asked.fileName());
		assertEquals("image/png", asked.mediaType());
		assertArrayEquals(Exports.PNG, here.store().attachments().open(asked.content()).readAllBytes());
		assertEquals("made.png", shown.getLast().attachments().getFirst().fileName());
	}

	@Test
	void toolsAndThoughtsGoWithTheAnswerThatFollows() throws Exception {
		String call = "{\"author\":{\"role\":\"assistant\"},\"content\":{\"content_type\":\"code\",\"language\":\"python\",\"text\":\"1+1\"},\"recipient\":\"python\"}";
		String result = "{\"author\":{\"role\":\"tool\",\"name\":\"python\"},\"content\":{\"content_type\":\"execution_output\",\"text\":\"2\"}}";
		String thought = "{\"author\":{\"role\":\"assistant\"},\"content\":{\"content_type\":\"thoughts\",\"thoughts\":[{\"summary\":\"s\",\"content\":\"Let me count.\"}]}}";
		here.read(file("conversations.json", "[{\"title\":\"Sum\",\"conversation_id\":\"s\",\"mapping\":{"
				+ Exports.node("q", null, "\"h\"", Exports.message("user", Exports.text("1+1?"), "")) + "," + Exports.node("h", "q", "\"c\"", thought) + ","
				+ Exports.node("c", "h", "\"r\"", call) + "," + Exports.node("r", "c", "\"a\"", result) + ","
				+ Exports.node("a", "r", "", Exports.message("assistant", Exports.text("Two\uE200cite\uE202turn0\uE201."), "")) + "},\"current_node\":\"a\"}]"));
		Message answer = here.shown("Sum").getLast();
		assertEquals(2, here.shown("Sum").size());
		assertEquals("Two.", answer.text());
		assertEquals("Let me count.", answer.reasoning());
		assertEquals("[{\"id\":\"c\",\"name\":\"python\",\"arguments\":\"1+1\",\"result\":\"2\"}]", answer.toolCalls());
	}

	@Test
	void whatCannotBeReadIsListedAndTheRestIsTaken() throws Exception {
		ImportReport report = here.read(file("conversations.json", "[" + Exports.chatGpt("c1", "Good") + ",{\"title\":\"Broken\",\"mapping\":{oops}},"
				+ "{\"title\":\"Wrong\",\"mapping\":[1],\"conversation_id\":\"w\"},{\"title\":\"Strange\",\"turns\":[]},42,null,"
				+ "{\"title\":7,\"create_time\":\"x\",\"conversation_id\":\"odd\",\"mapping\":{\"n\":5,\"m\":{\"message\":{\"author\":5,\"content\":[]}}}},"
				+ Exports.claude("d1", "Good too") + "]"));
		assertEquals(2, report.added());
		List<String> named = report.problems().stream().map(problem -> problem.what()).toList();
		assertTrue(named.containsAll(List.of("Broken", "Wrong", "Strange", "Conversation 5 in conversations.json")), named.toString());
		assertEquals(2, here.store().conversations().size());
	}

	@Test
	void aFileThatEndsInTheMiddleKeepsWhatCameBefore() throws Exception {
		String all = "[" + Exports.chatGpt("c1", "Good") + "," + Exports.chatGpt("c2", "Cut");
		ImportReport report = here.read(file("conversations.json", all.substring(0, all.length() - 40)));
		assertEquals(1, report.added());
		assertEquals("Cut", report.problems().getFirst().what());
	}

	@Test
	void aConversationWithACycleEnds() throws Exception {
		here.read(file("conversations.json", "[{\"title\":\"Ring\",\"conversation_id\":\"r\",\"mapping\":{"
				+ Exports.node("start", null, "\"a\"", Exports.message("user", Exports.text("Hello"), "")) + ","
				+ Exports.node("a", "b", "\"b\"", Exports.message("user", Exports.text("A"), "")) + ","
				+ Exports.node("b", "a", "\"a\"", Exports.message("user", Exports.text("B"), "")) + "},\"current_node\":\"a\"}]"));
		assertEquals(List.of("Hello"), here.texts("Ring"));
	}

	@Test
	void foreignFilesAreASentence() throws Exception {
		for (Path file : List.of(file("a.json", "hello"), file("b.json", ""), file("c.zip", "PK\u0003\u0004 no"), file("d.json", "{}"),
				folder.resolve("missing.zip"), new Zip().with("readme.txt", "x").to(folder.resolve("e.zip")))) {
			var refused = assertThrows(ExchangeException.class, () -> here.read(file), file.toString());
			assertEquals(ExchangeException.Kind.UNREADABLE, refused.kind());
			assertTrue(refused.getMessage().endsWith("Nothing was added."), refused.getMessage());
		}
	}

	@Test
	void hostileNamesReachNothingOutsideTheWorkspace() throws Exception {
		Path zip = new Zip().with("../../evil.json", "[]").with("/tmp/conversations.json", "[" + Exports.chatGpt("c1", "Good") + "]")
				.with("../../../file-abc-evil.png", Exports.PNG).with("..\\..\\conversations.json", "[" + Exports.chatGpt("c2", "Also") + "]")
				.to(folder.resolve("slip.zip"));
		here.read(zip);
		try (var all = Files.walk(folder)) {
			assertTrue(all.noneMatch(path -> path.getFileName().toString().contains("evil")), "nothing was unpacked");
		}
		assertFalse(Files.exists(Path.of("/tmp/conversations.json")));
	}

	@Test
	void anArchiveThatGrowsWithoutEndIsRefused() throws Exception {
		Path zip = new Zip().with("conversations.json", new byte[200 << 20]).to(folder.resolve("bomb.zip"));
		assertTrue(Files.size(zip) < 1 << 20);
		var refused = assertThrows(ExchangeException.class, () -> here.read(zip));
		assertTrue(refused.getMessage().contains("no JSON") || refused.getMessage().contains("larger"), refused.getMessage());
	}

	@Test
	void stoppingKeepsWhatWasTakenAndTheNextImportGoesOn() throws Exception {
		Path file = folder.resolve("many.json");
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write("[");
			for (int i = 0; i < 20; i++)
				out.write((i == 0 ? "" : ",") + Exports.chatGpt("c" + i, "Thread " + i));
			out.write("]");
		}
		var progress = new ExchangeProgress() {
			private int told;

			@Override
			public void at(long done, long total, String what) {
				told++;
			}

			@Override
			public boolean isCanceled() {
				return told >= 5;
			}
		};
		ImportReport stopped = here.exchange.read(List.of(file), progress);
		assertTrue(stopped.canceled());
		assertEquals(5, stopped.added());
		ImportReport rest = here.read(file);
		assertEquals(15, rest.added());
		assertEquals(5, rest.unchanged());
	}

	@Test
	void aConversationOfThousandsOfMessagesIsTaken() throws Exception {
		var mapping = new StringBuilder();
		for (int i = 0; i < 5000; i++)
			mapping.append(i == 0 ? "" : ",").append(Exports.node("n" + i, i == 0 ? null : "n" + (i - 1), i == 4999 ? "" : "\"n" + (i + 1) + "\"",
					Exports.message(i % 2 == 0 ? "user" : "assistant", Exports.text("Message " + i), "")));
		ImportReport report = here.read(file("one.json", "{\"title\":\"Long\",\"conversation_id\":\"l\",\"current_node\":\"n4999\",\"mapping\":{" + mapping + "}}"));
		assertEquals(5000, report.messages());
		assertEquals(5000, here.store().messageCount(here.thread("Long").id()));
	}

	/** What ChatGPT writes beside plain text, as far as it is known. */
	@Test
	void everyKindOfContentIsTakenOrListed() throws Exception {
		String spoken = "{\"content_type\":\"multimodal_text\",\"parts\":[{\"content_type\":\"audio_transcription\",\"text\":\"Spoken words\",\"direction\":\"in\"},"
				+ "{\"content_type\":\"real_time_user_audio_video_asset_pointer\",\"frames_asset_pointers\":[{\"asset_pointer\":\"sediment://file_f1\"}],"
				+ "\"audio_asset_pointer\":{\"asset_pointer\":\"sediment://file_a1\"},\"video_container_asset_pointer\":null}]}";
		String canvas = "{\"author\":{\"role\":\"assistant\"},\"recipient\":\"canmore.create_textdoc\",\"content\":{\"content_type\":\"code\",\"language\":\"json\",\"text\":"
				+ "\"{\\\"name\\\":\\\"Sums\\\",\\\"type\\\":\\\"code/python\\\",\\\"content\\\":\\\"print(1)\\\"}\"}}";
		String page = "{\"author\":{\"role\":\"tool\",\"name\":\"web\"},\"content\":{\"content_type\":\"sonic_webpage\",\"url\":\"https://example.org\",\"title\":\"Page\",\"text\":\"Read.\"}}";
		String quote = "{\"author\":{\"role\":\"tool\",\"name\":\"browser\"},\"content\":{\"content_type\":\"tether_quote\",\"url\":\"https://example.com\",\"title\":\"Q\",\"text\":\"Quoted.\"}}";
		String shown = "{\"author\":{\"role\":\"tool\",\"name\":\"browser\"},\"content\":{\"content_type\":\"tether_browsing_display\",\"result\":\"Searched.\",\"summary\":null}}";
		String error = "{\"author\":{\"role\":\"tool\",\"name\":\"web\"},\"content\":{\"content_type\":\"system_error\",\"name\":\"Refused\",\"text\":\"robots\"}}";
		String noted = Exports.message("assistant", "{\"content_type\":\"model_editable_context\",\"model_set_context\":\"likes tea\"}", "");
		String recap = Exports.message("assistant", "{\"content_type\":\"reasoning_recap\",\"content\":\"Thought for 3s\"}", "");
		String strange = Exports.message("assistant", "{\"content_type\":\"hologram\",\"light\":1}", "");
		String answer = Exports.message("assistant", Exports.text("By \uE200entity\uE202[\\\"people\\\",\\\"Ada Lovelace\\\",\\\"x\\\"]\uE201, see \uE200url\uE202the page\uE202turn0\uE201"
				+ "\uE200cite\uE202turn0search1\uE202turn0search2\uE201 and \u301012\u2020source\u3011old.\uE206"), "");
		String[] nodes = { Exports.message("user", spoken, ""), noted, canvas, page, quote, shown, error, recap, strange, answer };
		var mapping = new StringBuilder();
		for (int i = 0; i < nodes.length; i++)
			mapping.append(i == 0 ? "" : ",").append(Exports.node("n" + i, i == 0 ? null : "n" + (i - 1), i + 1 < nodes.length ? "\"n" + (i + 1) + "\"" : "", nodes[i]));
		ImportReport report = here.read(file("conversations.json", "[{\"title\":\"Kinds\",\"conversation_id\":\"k\",\"mapping\":{" + mapping + "},\"current_node\":\"n9\"}]"));
		assertEquals(List.of("One message has a kind of content that is not known (hologram) and was left out.",
				"2 attached files are not in the export; the messages name them."), report.problems().stream().map(problem -> problem.reason()).toList());
		List<Message> messages = here.shown("Kinds");
		assertEquals(2, messages.size());
		assertTrue(messages.getFirst().text().startsWith("Spoken words"), messages.getFirst().text());
		assertEquals("**Sums**\n\n````python\nprint(1)\n````\n\nBy Ada Lovelace, see the page and old.", messages.getLast().text());
		for (String part : List.of("https://example.org", "Read.", "Quoted.", "Searched.", "robots"))
			assertTrue(messages.getLast().toolCalls().contains(part), part);
		assertFalse(messages.getLast().toolCalls().contains("likes tea"));
	}

	@Test
	void whatClaudeHasBesideConversationsAndUnknownPartsAreListed() throws Exception {
		String odd = Exports.claude("d1", "Notes").replaceFirst("\"type\":\"thinking\"", "\"type\":\"hologram\",\"x\":1},{\"type\":\"token_budget\"},{\"type\":\"thinking\"");
		Path zip = new Zip().with("conversations.json", "[" + odd + "]").with("projects.json", "[{\"uuid\":\"p\",\"name\":\"House\",\"docs\":[]}]").with("users.json", "[{}]")
				.to(folder.resolve("claude.zip"));
		ImportReport report = here.read(zip);
		assertEquals(1, report.added());
		List<String> reasons = report.problems().stream().map(problem -> problem.what() + ": " + problem.reason()).toList();
		assertTrue(reasons.contains("projects.json: Projects with their instructions and documents are not taken in, only conversations are."), reasons.toString());
		assertTrue(reasons.contains("Notes: One part of its messages is of a kind that is not known (hologram) and was left out."), reasons.toString());
	}

	@Test
	void wrongChecksumsAreToldAndADamagedPictureCostsNothingElse() throws Exception {
		String pictured = "{\"title\":\"Picture\",\"conversation_id\":\"p1\",\"mapping\":{" + Exports.node("q", null, "", Exports.message("user",
				"{\"content_type\":\"multimodal_text\",\"parts\":[{\"content_type\":\"image_asset_pointer\",\"asset_pointer\":\"sediment://file_00ab\"},\"What is it?\"]}", ""))
				+ "},\"current_node\":\"q\"}";
		Path zip = new Zip().with("conversations.json", "[" + pictured + "]").with("file_00ab-x.png", Exports.PNG).to(folder.resolve("export.zip"));
		ImportReport picture = here.read(damaged(zip, "file_00ab-x.png"));
		assertEquals(1, picture.added());
		assertEquals("One attached file is not in the export; the messages name them.", picture.problems().getFirst().reason());
		Path texts = new Zip().with("conversations.json", "[" + Exports.chatGpt("c1", "Colours") + "]").to(folder.resolve("texts.zip"));
		ImportReport text = here.read(damaged(texts, "conversations.json"));
		assertEquals(1, text.added());
		assertTrue(text.problems().getFirst().reason().contains("checksum is wrong"), text.problems().toString());
	}

	/** The checksum that the list at the end of an archive has for an entry is another one. */
	private static Path damaged(Path zip, String entry) throws Exception {
		byte[] bytes = Files.readAllBytes(zip);
		byte[] name = entry.getBytes();
		for (int at = 0; at < bytes.length - 46 - name.length; at++)
			if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2
					&& Arrays.equals(bytes, at + 46, at + 46 + name.length, name, 0, name.length))
				bytes[at + 16] ^= 0x55;
		return Files.write(zip, bytes);
	}
}
