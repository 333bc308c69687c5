package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A picture that an answer refers to is loaded when somebody asks for it, and not before. */
@ExtendWith(WorkbenchExtension.class)
class PictureTest {
	private static final String BUTTON = "document.querySelector('.answer .picture button')";

	private final List<String> asked = new CopyOnWriteArrayList<>();
	private ServerSocket server;
	private ScriptedModel painter;

	@BeforeEach
	void open() throws IOException {
		server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		painter = ScriptedModel.ollama("painter");
		Chat.newThread();
		Chat.choose(painter);
	}

	@AfterEach
	void close() throws IOException {
		painter.close();
		server.close();
	}

	@Test
	void isLoadedOnAClick() throws Exception {
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
		serve(bytes.toByteArray());
		show("Look: ![a cat](" + address("cat.png") + ")");
		assertEquals(List.of(), asked);
		Ui.run(() -> Chat.page().execute(BUTTON + ".click();"));
		Ui.await("the picture", () -> Boolean.TRUE.equals(Chat.page().evaluate(
				"const i = document.querySelector('.answer .picture img'); return !!i && i.complete && i.naturalWidth === 40;")));
		assertEquals(1, asked.size());
		assertTrue(asked.getFirst().startsWith("GET /cat.png "), asked.getFirst());
	}

	@Test
	void whatIsNoPictureIsASentence() {
		serve("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
		show("Look: ![a dog](" + address("dog.png") + ")");
		Ui.run(() -> Chat.page().execute(BUTTON + ".click();"));
		Ui.await("why there is none", () -> String.valueOf(Chat.page().evaluate("return document.querySelector('.answer .picture').innerText;"))
				.endsWith("."));
		assertEquals(0.0, Ui.get(() -> Chat.page().evaluate("return document.querySelectorAll('.answer .picture img').length;")));
	}

	private void show(String answer) {
		painter.answers(painter.whole(answer));
		Chat.ask("Show me");
		Ui.await("the offer", () -> Boolean.TRUE.equals(Chat.page().evaluate("return !!" + BUTTON + ";")));
	}

	private String address(String file) {
		return "http://127.0.0.1:" + server.getLocalPort() + "/" + file;
	}

	/** Answers every request with the same body until the server is closed. */
	private void serve(byte[] body) {
		Thread.ofVirtual().start(() -> {
			try {
				while (true)
					try (var client = server.accept()) {
						var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
						asked.add(lines.readLine());
						while (!lines.readLine().isEmpty())
							continue;
						var out = client.getOutputStream();
						out.write(("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
								.getBytes(StandardCharsets.US_ASCII));
						out.write(body);
						out.flush();
					}
			} catch (SocketException closed) {
				return;
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}
}
