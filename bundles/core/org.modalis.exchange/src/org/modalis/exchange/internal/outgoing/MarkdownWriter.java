package org.modalis.exchange.internal.outgoing;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
import org.modalis.exchange.internal.files.FileName;

/** Writes a thread as Markdown. What was said stands as it was said; headings of ours part the messages. */
final class MarkdownWriter {

	private MarkdownWriter() {
	}

	static String text(Outgoing out, Beside beside) {
		var text = new StringBuilder("# ").append(out.title()).append("\n");
		for (Message message : out.shown())
			message(message, beside, text);
		return text.toString();
	}

	private static void message(Message message, Beside beside, StringBuilder text) {
		text.append("\n## ").append(Words.speaker(message).replaceAll("\\s+", " ")).append("\n\n*").append(Words.time(message.created())).append("*\n");
		if (!message.reasoning().isBlank())
			text.append("\n> Reasoning:\n").append(message.reasoning().strip().lines().map(line -> "> " + line + "\n").reduce("", String::concat));
		if (!message.text().isBlank())
			text.append('\n').append(message.text().strip()).append('\n');
		for (Attachment file : message.attachments())
			file(file, beside, text);
		if (message.role() == Role.ASSISTANT && !Words.state(message).isEmpty())
			text.append("\n*").append(Words.state(message)).append("*\n");
	}

	private static void file(Attachment file, Beside beside, StringBuilder text) {
		String name = FileName.last(file.fileName()).replaceAll("([\\[\\]\\\\])", "\\\\$1");
		text.append('\n').append(file.mediaType().startsWith("image/") ? "!" : "").append('[').append(name).append("](<").append(beside.path(file))
				.append(">)\n");
	}
}
