package org.modalis.studio.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Figures;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.testkit.FakeChatRunner;
import org.modalis.testkit.FakeModelRegistry;
import org.modalis.testkit.FakeProvider;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.InMemorySettings;

@Timeout(60)
class ComposerFilesTest {

	private final InMemoryHistoryStore history = new InMemoryHistoryStore();
	private final FakeChatRunner runner = new FakeChatRunner(history);
	private final FakeModelRegistry registry = new FakeModelRegistry();
	private final Readings readings = new Readings();
	private final LinkedBlockingQueue<FileTray> told = new LinkedBlockingQueue<>();
	private final InMemorySettings settings = new InMemorySettings();
	private ChatSession session;
	private ComposerFiles files;

	@BeforeEach
	void start() {
		registry.show(FakeProvider.named("Local", "tiny").ready(), FakeProvider.named("Ollama", "llama3.2").ready());
		open();
	}

	private void open() {
		session = new ChatSession(history.service(), runner, registry, settings, Runnable::run, step -> {
		});
		files = new ComposerFiles(session, readings, history.service());
		files.onChange(told::add);
	}

	@AfterEach
	void close() {
		files.close();
	}

	/** The program ends, whatever is being read, and begins again. */
	private void restart() {
		files.close();
		session.close();
		told.clear();
		open();
	}

	private FileTray await(Predicate<FileTray> wanted) throws InterruptedException {
		for (var tray = files.tray();; tray = told.poll(20, TimeUnit.SECONDS))
			if (tray == null)
				throw new AssertionError("Last seen: " + files.tray());
			else if (wanted.test(tray))
				return tray;
	}

	private void draft(String text) {
		session.draft(session.state().shown().map(thread -> thread.id()), text);
	}

	private static AttachedFile text(String name, String words) {
		return AttachedFile.of(new Media("text/plain", name, words.getBytes()), words);
	}

	private static AttachedFile picture(String name) {
		return AttachedFile.of(new Media("image/png", name, new byte[] { 1 })).withSize(10, 10);
	}

	@Test
	void holdsAQuestionBackUntilItsFilesAreRead() throws Exception {
		files.attach(List.of(Path.of("/home/me/a.txt")));
		assertEquals("a.txt", files.tray().files().getFirst().name());
		draft("What is in it?");
		files.send();
		assertTrue(files.tray().sendWaits());
		assertEquals(List.of(), history.conversations());

		readings.done("a.txt", text("a.txt", "words"));

		await(tray -> tray.files().isEmpty() && !tray.sendWaits());
		assertEquals("What is in it?", runner.question().text());
		assertEquals(Optional.of("words"), runner.question().files().getFirst().text());
	}

	@Test
	void takesAQuestionThatWaitsBack() throws Exception {
		files.attach(List.of(Path.of("a.txt")));
		draft("What is in it?");
		files.send();
		files.cancelSend();
		readings.done("a.txt", text("a.txt", "words"));
		var tray = await(now -> now.files().getFirst().state() == PendingFile.State.READY);
		assertFalse(tray.sendWaits());
		assertEquals(List.of(), history.conversations());
	}

	@Test
	void sendsNothingWhileAFileCannotBeReadAndGoesOnWithoutIt() throws Exception {
		files.attach(List.of(Path.of("bomb.zip")));
		draft("What is in it?");
		readings.failed("bomb.zip", "bomb.zip is too much. Unpack it.");
		await(now -> now.files().getFirst().state() == PendingFile.State.FAILED);
		files.send();
		var tray = await(now -> now.remarks().size() == 2);
		assertEquals(List.of("bomb.zip is too much. Unpack it.", "Nothing was sent. Remove what cannot be read, then send again."), tray.remarks());
		assertEquals(List.of(), history.conversations());

		files.remove(tray.files().getFirst().id());
		files.send();
		assertEquals(List.of(), runner.question().files());
	}

	@Test
	void breaksTheReadingOfARemovedFileOff() throws Exception {
		files.attach(List.of(Path.of("slow.pdf")));
		readings.begun("slow.pdf");
		files.remove(files.tray().files().getFirst().id());
		assertEquals(List.of(), files.tray().files());
		assertTrue(readings.interrupted.get(20, TimeUnit.SECONDS));
	}

	@Test
	void sendsAFileThatSpeaksForItself() throws Exception {
		files.attach(List.of(Path.of("a.txt")));
		readings.done("a.txt", text("a.txt", "words"));
		await(now -> now.files().getFirst().state() == PendingFile.State.READY);
		files.send();
		await(now -> now.files().isEmpty());
		assertEquals("a.txt", history.conversations().getFirst().title());
	}

	@Test
	void keepsFilesWithTheirThread() throws Exception {
		draft("First");
		files.send();
		history.settle();
		var first = session.state().shown().orElseThrow().id();
		files.attach("Pasted picture.png", new byte[] { 1 });
		session.startNew();
		assertEquals(List.of(), files.tray().files());
		session.open(first);
		assertEquals(1, files.tray().files().size());
	}

	@Test
	void filesOfADraftAreThereAfterARestartInTheNewThreadAndInOthers() throws Exception {
		draft("First");
		files.send();
		history.settle();
		var first = session.state().shown().orElseThrow().id();
		attachRead("a.txt", text("a.txt", "words of a").withRemark("It was cut."));
		session.startNew();
		attachRead("b.txt", text("b.txt", "words of b"));
		draft("What is in b?");
		restart();
		session.startNew();
		assertEquals("What is in b?", session.draft(Optional.empty()));
		var there = await(now -> now.files().stream().anyMatch(file -> file.state() == PendingFile.State.READY)).files().getFirst();
		assertEquals(Optional.of("words of b"), there.file().orElseThrow().text());
		session.open(first);
		var again = await(now -> now.files().stream().anyMatch(file -> file.state() == PendingFile.State.READY && file.name().equals("a.txt")));
		assertEquals(Optional.of("words of a"), again.files().getFirst().file().orElseThrow().text());
		assertEquals("It was cut.", again.files().getFirst().file().orElseThrow().remark());
		assertEquals(2, history.threads().held().size(), "words and content of each file are the same here");
		files.remove(again.files().getFirst().id());
		restart();
		assertEquals(1, history.threads().held().size());
	}

	private void attachRead(String name, AttachedFile read) throws InterruptedException {
		files.attach(List.of(Path.of("/home/me", name)));
		readings.done(name, read);
		await(now -> now.files().stream().anyMatch(file -> file.name().equals(name) && file.state() == PendingFile.State.READY));
	}

	@Test
	void aFileThatWasStillBeingReadIsReadAgainFromWhereItWas() throws Exception {
		files.attach(List.of(Path.of("/home/me/slow.pdf")));
		readings.begun("slow.pdf");
		restart();
		assertEquals(PendingFile.State.READING, files.tray().files().getFirst().state());
		readings.done("slow.pdf", text("slow.pdf", "words"));
		await(now -> now.files().getFirst().state() == PendingFile.State.READY);
	}

	@Test
	void aFileThatCannotBeHadAgainIsNamed() throws Exception {
		files.attach("Pasted picture.png", new byte[] { 1 });
		readings.begun("Pasted picture.png");
		restart();
		assertEquals("Pasted picture.png was not read to its end when Modalis was closed. Attach it again.",
				await(now -> now.files().getFirst().state() == PendingFile.State.FAILED).files().getFirst().trouble());
		files.close();
		session.close();
		settings.set("chat.draft", UnsentText.of(Unsent.NOTHING.withFiles(List.of(new KeptFile("gone.txt", "", "",
				Optional.of(Attachment.of(new Content("0".repeat(64), 1), "text/plain", "gone.txt")))))));
		open();
		var tray = await(now -> now.files().getFirst().state() == PendingFile.State.FAILED);
		assertEquals(List.of("gone.txt is not in this workspace any more, or damaged. Remove it, or attach it again."), tray.remarks());
	}

	@Test
	void aMessageWithFilesWaitsInTheQueueAndIsSentWithThem() throws Exception {
		draft("First");
		files.send();
		history.settle();
		var thread = session.state().shown().orElseThrow().id();
		files.attach(List.of(Path.of("a.txt")));
		draft("What is in it?");
		files.send();
		assertEquals(Waiting.NONE, session.state().waiting(), "it is still being read");
		var queued = new CompletableFuture<Queued>();
		session.onState(state -> state.waiting().messages().forEach(queued::complete));
		readings.done("a.txt", text("a.txt", "words"));
		var message = queued.get(20, TimeUnit.SECONDS);
		assertEquals("", session.draft(Optional.of(thread)));
		assertEquals(List.of(), files.tray().files());
		assertEquals("a.txt", message.files().getFirst().fileName());
		restart();
		session.open(thread);
		assertEquals(List.of(message), session.state().waiting().messages());
		session.queue((all, id) -> all.edit(id, message.id(), "What is in a?"));
		session.queue(MessageQueue::resume);
		assertEquals("What is in a?", runner.question().text());
		assertEquals(Optional.of("words"), runner.question().files().getFirst().text());
		assertEquals(Waiting.NONE, session.state().waiting());
	}

	@Test
	void filesOfATemporaryChatAreNotKept() throws Exception {
		session.startTemporary();
		attachRead("a.txt", text("a.txt", "words"));
		session.startNew();
		assertEquals(List.of(), files.tray().files());
		session.startTemporary();
		assertEquals(List.of(), files.tray().files());
		restart();
		assertEquals(Optional.empty(), settings.get("chat.draft"));
		assertEquals(Set.of(), history.threads().held());
	}

	@Test
	void saysWhatTheModelDoesNotTakeAndSaysItAnewForAnother() throws Exception {
		files.attach(List.of(Path.of("a.png")));
		readings.done("a.png", picture("a.png"));
		var tray = await(now -> !now.remarks().isEmpty());
		assertEquals(List.of("Model tiny does not take images. Remove a.png or choose another model."), tray.remarks());
		session.choose(ModelId.parse("ollama/llama3.2"));
		assertEquals(List.of("Model llama3.2 does not take images. Remove a.png or choose another model."),
				await(now -> now.remarks().toString().contains("llama3.2")).remarks());
	}

	@Test
	void saysOfFilesWhatAModelGetsOfThem() {
		var source = new Source("https://vendor.test", LocalDate.EPOCH);
		var sees = ModelInfo.chat(ModelId.parse("acme/sees"), "Sees").withAbilities(new Abilities(EnumSet.of(Capability.VISION), source))
				.withLimits(new Limits(OptionalLong.of(1_000), OptionalLong.empty(), OptionalLong.empty(), Optional.of(source)));
		var pdf = AttachedFile.of(new Media("application/pdf", "a.pdf", new byte[9])).withText("words");
		assertEquals(List.of("Sees gets the text of a.pdf, not its pages."), SendRemarks.of(List.of(ready(pdf)), Optional.of(sees)));
		assertEquals(List.of(), SendRemarks.of(List.of(ready(picture("a.png"))), Optional.of(sees)));
		var remarks = SendRemarks.of(List.of(ready(text("long.txt", "x".repeat(8_000)))), Optional.of(sees));
		assertTrue(remarks.getFirst().startsWith("These files take about 2,000 tokens; Sees holds 1,000."), remarks.toString());
	}

	private static PendingFile ready(AttachedFile file) {
		return PendingFile.reading(file.name(), "").read(file, Attachment.of(new Content("0".repeat(64), 1), "a/b", file.name()));
	}

	@Test
	void saysOnASwitchWhatOfTheHistoryStaysBehind() throws Exception {
		var thread = history.createConversation("Pictures", Optional.of(ModelId.parse("local/tiny")));
		var content = history.attachments().put(new ByteArrayInputStream(new byte[] { 1 }), 10);
		var picture = Attachment.of(content, "image/png", "a.png");
		var question = Message.user(Ids.next(), thread.id(), Optional.empty(), "Look",
				Instant.EPOCH).withAttachments(List.of(picture, picture));
		history.append(question);
		history.append(Message.answer(Ids.next(), thread.id(), question.id(),
				ModelId.parse("local/tiny"), "tiny", Instant.EPOCH).ended(Message.State.COMPLETE, "",
						Figures.NONE));
		history.settle();
		session.open(thread.id());
		assertEquals(List.of(), files.tray().remarks());

		session.choose(ModelId.parse("ollama/llama3.2"));
		history.settle();

		assertEquals(List.of("The history stays, but Model llama3.2 does not take images: 2 of this thread are not sent."),
				await(now -> !now.remarks().isEmpty()).remarks());
		session.choose(ModelId.parse("local/tiny"));
		history.settle();
		await(now -> now.remarks().isEmpty());
	}

	/** Reads nothing until the test says what a file is. */
	private static final class Readings implements AttachmentReader {

		private final Map<String, CompletableFuture<AttachedFile>> results = new ConcurrentHashMap<>();
		private final Map<String, CompletableFuture<Void>> begun = new ConcurrentHashMap<>();
		final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

		@Override
		public AttachedFile read(Path file) throws UnreadableFileException, InterruptedException {
			return read(file.getFileName().toString(), new byte[0]);
		}

		@Override
		public AttachedFile read(String name, byte[] content) throws UnreadableFileException, InterruptedException {
			begun.computeIfAbsent(name, key -> new CompletableFuture<>()).complete(null);
			try {
				return result(name).get();
			} catch (ExecutionException e) {
				throw new UnreadableFileException(e.getCause().getMessage());
			} catch (InterruptedException e) {
				interrupted.complete(true);
				throw e;
			}
		}

		private CompletableFuture<AttachedFile> result(String name) {
			return results.computeIfAbsent(name, key -> new CompletableFuture<>());
		}

		void begun(String name) throws Exception {
			begun.computeIfAbsent(name, key -> new CompletableFuture<>()).get(20, TimeUnit.SECONDS);
		}

		void done(String name, AttachedFile file) {
			result(name).complete(file);
		}

		void failed(String name, String sentence) {
			result(name).completeExceptionally(new IllegalStateException(sentence));
		}

		@Override
		public byte[] thumbnail(byte[] image, int pixels) {
			return image;
		}
	}
}
