package org.modalis.studio.chat.internal.view;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.history.Message;
import org.modalis.api.history.Siblings;
import org.modalis.studio.chat.internal.page.MetaLine;

/** One message in plain text: everything that the page shows of it, without shapes and colours. */
final class PlainText {

	private final MetaLine meta = new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault());

	/** @param waiting why an answer does not come yet; empty text otherwise */
	String of(Message message, Optional<Siblings> siblings, String waiting) {
		var parts = new ArrayList<String>();
		parts.add(head(message) + siblings.filter(all -> all.all().size() > 1)
				.map(all -> "  ‹ " + (all.position() + 1) + " / " + all.all().size() + " ›").orElse(""));
		if (!message.reasoning().isBlank())
			parts.add("Reasoning:\n" + message.reasoning().strip().indent(4).stripTrailing() + "\n");
		if (!message.toolCalls().isBlank())
			parts.add("Tool calls:\n" + message.toolCalls().strip().indent(4).stripTrailing() + "\n");
		if (!message.text().isEmpty())
			parts.add(message.text().stripTrailing());
		if (!message.attachments().isEmpty())
			parts.add(message.attachments().stream().map(file -> "[" + MetaLine.fileName(file) + " · " + meta.size(file.content().bytes()) + "]")
					.reduce((a, b) -> a + " " + b).orElseThrow());
		List.of(waiting, MetaLine.note(message)).stream().filter(note -> !note.isBlank()).forEach(note -> parts.add("[" + note + "]"));
		return String.join("\n", parts);
	}

	private String head(Message message) {
		return (message.favourite() ? "★ " : "") + (message.role() == Message.Role.USER ? "You" : MetaLine.model(message) + "  " + String.join("  ", meta.of(message)));
	}
}
