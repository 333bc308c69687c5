package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.HistoryException;

/** Attaching files, from the clipboard to what the vendor gets. */
@ExtendWith(WorkbenchExtension.class)
class AttachTest {

	private static final Pattern IMAGE = Pattern.compile("\"images\":\\[\"([A-Za-z0-9+/=]+)\"\\]");

	@TempDir
	private Path folder;
	private ScriptedModel eye;

	@BeforeEach
	void chooseModel() {
		eye = ScriptedModel.ollama("eye", "completion", "vision");
		Chat.newThread();
		Chat.choose(eye);
	}

	@AfterEach
	void closeModel() {
		while (Ui.get(() -> Ui.all(Control.class).anyMatch(AttachTest::isChip)))
			removeFirst();
		eye.close();
	}

	private static boolean isChip(Control control) {
		return "fileChip".equals(control.getData("org.modalis.id"));
	}

	private static Control firstChip() {
		return Ui.all(Control.class).filter(AttachTest::isChip).findFirst().orElseThrow();
	}

	/** By keyboard. */
	private static void removeFirst() {
		long before = Ui.get(AttachTest::chips);
		Ui.run(() -> firstChip().setFocus());
		User.press("Delete");
		Ui.await("one file less", () -> chips() == before - 1);
	}

	private static long chips() {
		return Ui.all(Control.class).filter(AttachTest::isChip).count();
	}

	private static String tip() {
		return Ui.all(Control.class).filter(AttachTest::isChip).map(Control::getToolTipText).findFirst().orElse("");
	}

	private static String remarks() {
		return Ui.shown("fileRemarks").map(label -> ((Label) label).getText()).orElse("");
	}

	private static void copy(Object what, Transfer how) {
		Ui.run(() -> {
			var clipboard = new Clipboard(Chat.composer().getDisplay());
			clipboard.setContents(new Object[] { what }, new Transfer[] { how });
			clipboard.dispose();
		});
	}

	private static void paste() {
		Chat.focusComposer();
		User.press("ctrl+v");
	}

	private Path picture(int width, int height) throws Exception {
		Path file = folder.resolve("wide.png");
		ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
		return file;
	}

	@Test
	void sendsAPastedFileScaledAndShowsItInTheThread() throws Exception {
		eye.answers(eye.whole("A dark picture."));
		copy(new String[] { picture(4_000, 1_000).toString() }, FileTransfer.getInstance());
		paste();
		Ui.await("the size and cost of the picture", () -> tip().contains("1568×392") && tip().contains("≈ 820 tokens"));

		Chat.ask("What is it?");

		Ui.await("the answer", () -> Chat.last().equals("A dark picture.") && chips() == 0);
		var sent = IMAGE.matcher(eye.question().body());
		assertTrue(sent.find());
		var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(sent.group(1))));
		assertEquals(1_568, image.getWidth());
		assertEquals(392, image.getHeight());
		Ui.await("the picture in the thread", () -> Boolean.TRUE.equals(Chat.page().evaluate(
				"const i = document.querySelector('button.image img'); return !!i && i.complete && i.naturalWidth === 640;")));
		Chat.newThread();
		Chat.open("What is it?");
		Ui.await("the picture again", () -> Boolean.TRUE.equals(Chat.page().evaluate("return !!document.querySelector('button.image img');")));
	}

	@Test
	void attachesAPictureFromTheClipboard() {
		copy(new ImageData(30, 20, 24, new PaletteData(0xff0000, 0xff00, 0xff)), ImageTransfer.getInstance());
		paste();
		Ui.await("the picture", () -> tip().startsWith("Pasted picture.png") && tip().contains("30×20"));
		removeFirst();
	}

	@Test
	void sendsTheTextOfADroppedFileAndSaysWhatIsWrongWithAnother() throws Exception {
		eye.answers(eye.whole("About tides."));
		Path large = folder.resolve("large.bin");
		try (var file = new RandomAccessFile(large.toFile(), "rw")) {
			file.setLength(200_000_000);
		}
		drop(large, Files.writeString(folder.resolve("tides.txt"), "The moon pulls."));
		Ui.await("what is wrong", () -> remarks().contains("large.bin has 200 MB; up to 52 MB are taken."));
		Chat.ask("What is it about?");
		Ui.await("that nothing was sent", () -> remarks().contains("Nothing was sent."));
		removeFirst();
		Chat.focusComposer();
		User.press("Return");
		Ui.await("the answer", () -> Chat.last().equals("About tides."));
		assertTrue(eye.question().body().contains("The moon pulls."));
	}

	@Test
	void aMessageWithAFileWaitsForTheAnswerAndIsSentWithIt() throws Exception {
		var first = new CountDownLatch(1);
		eye.answers(eye.begin("Long").waitFor(first).then(eye.end()), eye.whole("About tides."));
		Chat.ask("Talk long before files");
		Ui.await("the beginning", () -> Chat.last().equals("Long"));
		attachTides();
		Path other = Files.writeString(folder.resolve("other.txt"), "Nothing of interest.");
		copy(new String[] { other.toString() }, FileTransfer.getInstance());
		paste();
		Ui.await("both files", () -> chips() == 2);
		Chat.ask("What is it about?");
		Ui.await("the message with its files", () -> chips() == 0 && queuedFiles().equals(List.of("tides.txt", "other.txt")));
		Ui.screenshot("queue-files");
		assertEquals(List.of(), Ui.get(NamesTest::nameless));
		Ui.await("it on the disk", () -> draft("Talk long before files").contains("other.txt"));
		assertTrue(Chat.history().threads().held().size() > 1);
		Ui.run(() -> queueChips().get(1).setFocus());
		User.press("Delete");
		Ui.await("one file, and the keyboard with its message", () -> queuedFiles().equals(List.of("tides.txt")) && Ui.control("queued").isFocusControl());
		first.countDown();
		Ui.await("the answer", () -> Chat.last().equals("About tides.") && Chat.idle());
		eye.question();
		String body = eye.question().body();
		assertTrue(body.contains("The moon pulls.") && body.contains("What is it about?") && !body.contains("interest"), body);
		assertEquals("tides.txt", Chat.history().lastMessages(Chat.thread("Talk long before files").id(), 2).getFirst().attachments()
				.getFirst().fileName());
	}

	private static List<Control> queueChips() {
		return Ui.all(Control.class).filter(control -> "queuedFile".equals(control.getData("org.modalis.id"))).toList();
	}

	private static List<String> queuedFiles() {
		return queueChips().stream().map(chip -> chip.getToolTipText().lines().findFirst().orElse("")).toList();
	}

	private static String draft(String title) {
		try {
			return Chat.history().threads().draft(Chat.thread(title).id());
		} catch (HistoryException e) {
			throw new AssertionError(e);
		}
	}

	private void attachTides() throws Exception {
		long before = Ui.get(AttachTest::chips);
		copy(new String[] { Files.writeString(folder.resolve("tides.txt"), "The moon pulls.").toString() }, FileTransfer.getInstance());
		paste();
		Ui.await("the file", () -> chips() == before + 1 && tip().contains("tokens"));
	}

	@Test
	void filesStayWithTheDraftOfTheirThreadOnTheDisk() throws Exception {
		eye.answers(eye.whole("Yes."));
		Chat.ask("Do you keep files?");
		Ui.await("the answer", () -> Chat.last().equals("Yes.") && Chat.idle());
		attachTides();
		Ui.await("the file on the disk", () -> draft("Do you keep files?").contains("tides.txt"));
		Files.delete(folder.resolve("tides.txt"));
		User.press("ctrl+n");
		Ui.await("another thread without files", () -> Chat.title().equals("New thread") && chips() == 0);
		Chat.open("Do you keep files?");
		Ui.await("the file again", () -> chips() == 1 && tip().contains("tides.txt") && tip().contains("tokens"));
		removeFirst();
		Ui.await("no file on the disk", () -> draft("Do you keep files?").isEmpty());
	}

	/** As the platform tells of a drop; its event cannot be made otherwise. */
	private static void drop(Path... files) {
		Ui.run(() -> {
			Control composer = Chat.composer();
			while (composer.getData(DND.DROP_TARGET_KEY) == null)
				composer = composer.getParent();
			var target = (DropTarget) composer.getData(DND.DROP_TARGET_KEY);
			try {
				var make = Class.forName("org.eclipse.swt.dnd.DNDEvent", true, DND.class.getClassLoader()).getDeclaredConstructor();
				make.setAccessible(true);
				var event = (Event) make.newInstance();
				event.widget = target;
				event.data = Stream.of(files).map(Path::toString).toArray(String[]::new);
				target.notifyListeners(DND.Drop, event);
			} catch (ReflectiveOperationException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	@Test
	void saysBeforeSendingWhatAnotherModelDoesNotTake() throws Exception {
		try (var blind = ScriptedModel.openAi("blind")) {
			copy(new String[] { picture(40, 40).toString() }, FileTransfer.getInstance());
			paste();
			Ui.await("the picture", () -> tip().contains("40×40"));
			assertEquals("", Ui.get(AttachTest::remarks));
			Chat.choose(blind);
			Ui.await("what the model does not take", () -> remarks().startsWith("blind does not take images."));
			Chat.choose(eye);
			Ui.await("nothing to say", () -> remarks().isEmpty());
			removeFirst();
		}
	}
}
