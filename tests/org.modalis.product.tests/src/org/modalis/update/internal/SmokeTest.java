package org.modalis.update.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.testkit.SmallDisk;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorRequest;
import org.modalis.testkit.VendorServer;
import org.modalis.update.internal.Product.Window;

/** The product as a user unpacks it: its start script, its commands, its window. Needs a display with xdotool and ImageMagick. */
@EnabledOnOs(OS.LINUX)
class SmokeTest {

	private static final String CHAT = "/v1/chat/completions";
	private static final String ANSWER = "Because air scatters blue light.";

	private static Path unpacked;

	@TempDir
	Path folder;
	private Product product;

	/** The build's copy stays as it was made: the test starts a copy of its own. */
	@BeforeAll
	static void unpack(@TempDir Path target) throws Exception {
		unpacked = target.resolve("modalis");
		Path built = Path.of(System.getProperty("modalis.products"), "linux/gtk/x86_64/modalis");
		assertEquals(0, new ProcessBuilder("cp", "-a", built.toString(), unpacked.toString()).start().waitFor());
	}

	@BeforeEach
	void home() {
		product = new Product(unpacked, folder);
	}

	@Test
	void commandsAnswerWithoutAWindow() throws Exception {
		var version = product.run("--version");
		assertEquals(0, version.code());
		assertTrue(version.out().contains("1.0"), version.out());
		assertEquals(2, product.run("no-such-command").code());
		assertEquals(2, product.run("chat", "--workspace").code());
	}

	@Test
	void equinoxNeverTakesTheUsersText() throws Exception {
		product.run("history", "search", "--", "-data");
		assertFalse(Files.exists(folder.resolve("-data")));
	}

	@Test
	void endsWhenTheSystemAsks() throws Exception {
		Process process = product.start();
		try {
			Window.of(process);
			process.destroy();
			assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the process does not end when it is asked to");
		} finally {
			process.destroyForcibly();
		}
	}

	@Test
	void answersInTheWindowAndGoesOnAfterTheNextStart() throws Exception {
		try (var vendor = VendorServer.start()) {
			vendor.on("/v1/models", VendorReply.json(200, "{\"data\":[{\"id\":\"sky-1\",\"object\":\"model\"}]}"));
			vendor.on(CHAT, answer());
			assertEquals(0, product.run("settings", "set", "provider.openai-compatible.baseUrl", vendor.url("/v1").toString()).code());
			assertEquals(0, product.run("settings", "set", "chat.model", "openai-compatible/sky-1").code());

			session(window -> {
				ask(window, vendor, "Why is the sky blue?");
				String next = ask(window, vendor, "And why red in the evening?").body();
				assertTrue(next.contains(ANSWER), () -> "the first answer is not in the conversation: " + next);
				window.keepPicture(kept("smoke.png"));
			});
			assertTrue(theOnlyThread().contains(ANSWER));

			session(window -> {
				window.keepPicture(kept("smoke-second-start.png"));
				String next = ask(window, vendor, "And at night?").body();
				assertTrue(next.contains(ANSWER), () -> "the thread of the first start was not open in the second: " + next);
			});
			assertTrue(theOnlyThread().contains("And at night?"));
		}
	}

	/** The workspace is on a disk of its own, which is really full while an answer comes. */
	@Test
	void aFullDiskEndsTheAnswerThatComesAndTheNextOneIsAnsweredWhenThereIsRoom() throws Exception {
		Path workspace = Files.createDirectories(folder.resolve(".modalis/workspace"));
		var full = new CountDownLatch(1);
		try (var disk = SmallDisk.mount(workspace, 128); var vendor = VendorServer.start()) {
			vendor.on("/v1/models", VendorReply.json(200, "{\"data\":[{\"id\":\"sky-1\",\"object\":\"model\"}]}"));
			vendor.on(CHAT, VendorReply.stream("text/event-stream").then(delta("Begun. ")).waitFor(full).repeat(delta("far too long ".repeat(300)), 600).hang());
			assertEquals(0, product.run("settings", "set", "provider.openai-compatible.baseUrl", vendor.url("/v1").toString()).code());
			assertEquals(0, product.run("settings", "set", "chat.model", "openai-compatible/sky-1").code());
			session(window -> {
				VendorRequest asked = ask(window, vendor, "Why is the disk full?");
				disk.fill(0);
				vendor.on(CHAT, answer());
				full.countDown();
				asked.awaitClosed(); // what cannot be saved is not asked for any longer
				window.keepPicture(kept("smoke-full-disk.png"));
				disk.empty();
				ask(window, vendor, "And why red in the evening?");
				window.keepPicture(kept("smoke-room-again.png"));
			});
			String thread = theOnlyThread();
			for (String part : List.of("Why is the disk full?", "And why red in the evening?", ANSWER))
				assertTrue(thread.contains(part), () -> part + " is not in " + thread);
		}
	}

	private interface InWindow {
		void go(Window window) throws Exception;
	}

	/** From the start to the cross in the title bar. Meanwhile a command is told who has the history, and harms nothing. */
	private void session(InWindow steps) throws Exception {
		Process process = product.start();
		try {
			var window = Window.of(process);
			steps.go(window);
			var outside = product.run("history", "list");
			assertEquals(4, outside.code(), outside.out());
			assertTrue(outside.out().contains("process " + process.pid()), outside.out());
			assertEquals(0, window.close());
		} finally {
			process.destroyForcibly();
		}
	}

	/**
	 * Asks, and again when nothing came of it: until the models are known and the last answer has ended, Return keeps the text
	 * where it is. In an empty field it does nothing.
	 */
	private static VendorRequest ask(Window window, VendorServer vendor, String question) throws Exception {
		for (int attempt = 1;; attempt++)
			try {
				window.press("ctrl+l", "ctrl+a");
				window.type(question);
				window.press("Return");
				window.pressSlowly("Return", "Return", "Return");
				return awaitChat(vendor, question);
			} catch (AssertionError e) {
				window.keepPicture(kept("smoke-failed.png"));
				if (attempt == 3)
					throw e;
			}
	}

	private static VendorRequest awaitChat(VendorServer vendor, String question) throws InterruptedException {
		VendorRequest request = vendor.awaitRequest();
		while (!request.path().equals(CHAT) || !request.body().contains(question))
			request = vendor.awaitRequest();
		return request;
	}

	private static Path kept(String picture) {
		return Path.of(System.getProperty("modalis.kept"), picture);
	}

	private String theOnlyThread() throws IOException, InterruptedException {
		var list = product.run("history", "list");
		assertEquals(0, list.code(), list.out());
		var lines = list.out().lines().toList();
		assertEquals(2, lines.size(), list.out());
		return product.run("history", "show", lines.get(1).split(" ")[0]).out();
	}

	private static VendorReply answer() {
		var reply = VendorReply.stream("text/event-stream");
		for (String word : ANSWER.split("(?<= )"))
			reply = reply.then(delta(word));
		return reply.then("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n").then("data: [DONE]\n\n");
	}

	private static String delta(String text) {
		return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
	}
}
