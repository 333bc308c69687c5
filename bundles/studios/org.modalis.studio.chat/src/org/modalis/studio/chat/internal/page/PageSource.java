package org.modalis.studio.chat.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The one page that shows every thread. Its policy lets in this script, this style and pictures that are handed to it, and
 * nothing else: no network, no frames, no script in a message.
 *
 * @param html the whole page
 * @param token what the page puts before every wish, so that nothing a message holds can wish for anything
 */
public record PageSource(String html, String token) {

	/** Makes the page with a nonce and a token of its own. */
	public static PageSource make() {
		String token = random();
		String html = resource("page.html").replace("@CSS@", resource("page.css") + resource("columns.css")).replace("@JS@", resource("page.js") + resource("edit.js") + resource("find.js") + resource("columns.js"))
				.replace("@NONCE@", random()).replace("@TOKEN@", token);
		return new PageSource(html, token);
	}

	private static String random() {
		byte[] bytes = new byte[18];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().encodeToString(bytes);
	}

	private static String resource(String name) {
		try (InputStream in = PageSource.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
