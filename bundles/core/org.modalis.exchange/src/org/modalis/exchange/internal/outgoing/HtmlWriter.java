package org.modalis.exchange.internal.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import org.modalis.api.exchange.MarkdownHtml;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
import org.modalis.exchange.internal.files.FileName;

/**
 * Writes a thread as one HTML file with everything in it. Its policy lets nothing in and nothing run: whatever a message holds, the
 * page shows it and no more.
 */
final class HtmlWriter {

	private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

	private final MarkdownHtml markdown;

	HtmlWriter(MarkdownHtml markdown) {
		this.markdown = markdown;
	}

	String page(Outgoing out) throws IOException {
		var body = new StringBuilder();
		for (Message message : out.shown())
			body.append(message(message, out, true, true));
		return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\""
				+ POLICY + "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
				+ Markup.text(out.title()) + "</title>\n<style>\n" + resource("screen.css") + resource("text.css") + "</style>\n</head>\n<body>\n<main>\n"
				+ heading(out) + body + "</main>\n</body>\n</html>\n";
	}

	static String heading(Outgoing out) {
		return "<h1 class=\"thread\">" + Markup.text(out.title()) + "</h1>\n<p class=\"about\">" + Words.time(out.thread().created())
				+ (out.shown().size() == 1 ? " · 1 message" : " · " + out.shown().size() + " messages") + "</p>\n";
	}

	/**
	 * @param screen with reasoning and tools to be opened; a printed page shows them as they are
	 * @param formulas as MathML, or else as they were written
	 */
	String message(Message message, Outgoing out, boolean screen, boolean formulas) throws IOException {
		boolean user = message.role() == Role.USER;
		String head = "<p class=\"meta\"><b>" + Markup.text(Words.speaker(message)) + "</b> " + Words.time(message.created()) + "</p>\n";
		String text = user ? "<div class=\"said\">" + Markup.text(message.text()) + "</div>\n"
				: folded("Reasoning", message.reasoning(), screen) + folded("Tool calls", message.toolCalls(), screen) + "<div class=\"body\">"
						+ body(message, screen, formulas) + "</div>\n";
		String state = user ? "" : Words.state(message);
		return "<section class=\"" + (user ? "user" : "answer") + "\">\n" + head + text + files(message, out)
				+ (state.isEmpty() ? "" : "<p class=\"note\">" + Markup.text(state) + "</p>\n") + "</section>\n";
	}

	/** Lists say their direction for a screen; paragraphs have theirs from the style. A printed page finds out itself. */
	private String body(Message message, boolean screen, boolean formulas) {
		String drawn = markdown.html(message.text(), formulas);
		return screen ? drawn.replaceAll("<(ul|ol)(?=[ >])", "<$1 dir=\"auto\"") : drawn;
	}

	private static String folded(String label, String text, boolean screen) {
		if (text.isBlank())
			return "";
		String content = "<pre class=\"folded\">" + Markup.text(text.strip()) + "</pre>";
		return screen ? "<details><summary>" + label + "</summary>" + content + "</details>\n"
				: "<p class=\"label\">" + label + "</p>" + content + "\n";
	}

	private static String files(Message message, Outgoing out) throws IOException {
		var text = new StringBuilder();
		for (Attachment file : message.attachments()) {
			String name = Markup.text(FileName.last(file.fileName()));
			Optional<byte[]> picture = out.picture(file);
			text.append(picture.isPresent() ? "<img class=\"attached\" alt=\"" + name + "\" src=\"data:" + file.mediaType() + ";base64,"
					+ Base64.getEncoder().encodeToString(picture.get()) + "\" />\n" : "<p class=\"file\">Attached: " + name + "</p>\n");
		}
		return text.toString();
	}

	static String resource(String name) {
		try (InputStream in = HtmlWriter.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
