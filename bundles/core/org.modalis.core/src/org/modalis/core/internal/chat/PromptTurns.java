package org.modalis.core.internal.chat;

import java.util.ArrayList;
import java.util.List;

import org.modalis.api.chat.Question;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ContentPart.Media;

/**
 * Makes turns of a thread's messages, with the files that the model takes. Vendors want the speakers in turn, so what one says in
 * two messages becomes one: two questions after an answer that failed empty, or an answer and its continuation. One thread.
 */
final class PromptTurns {
	/** A guess at what a file takes of the context window: about 1,500 tokens, as an image of 1,000 by 1,000 pixels. */
	static final int FILE_CHARS = 6_000;

	private final HistoryStore store;
	private final ModelInfo model;
	private final List<ChatMessage> turns = new ArrayList<>();
	private int filesLeftOut;

	PromptTurns(HistoryStore store, ModelInfo model) {
		this.store = store;
		this.model = model;
	}

	/** How many files of a message are sent. */
	int files(Message message) {
		return (int) message.attachments().stream().filter(file -> takes(file.mediaType())).count();
	}

	private boolean takes(String mediaType) {
		return mediaType.startsWith("image/") && model.has(Capability.VISION)
				|| mediaType.equals("application/pdf") && model.has(Capability.PDF)
				|| mediaType.startsWith("audio/") && model.has(Capability.AUDIO);
	}

	void add(Message message) throws HistoryException {
		boolean user = message.role() == Message.Role.USER;
		int taken = files(message);
		filesLeftOut += message.attachments().size() - taken;
		var files = taken == 0 ? List.<Media>of()
				: StoredFiles.of(store, message).stream().filter(file -> takes(file.mediaType())).toList();
		add(user ? Role.USER : Role.ASSISTANT, files, message.text());
	}

	void add(Question question) {
		add(Role.USER, question.attachments(), question.text());
	}

	private void add(Role role, List<Media> files, String text) {
		if (text.isBlank() && files.isEmpty() || turns.isEmpty() && role == Role.ASSISTANT)
			return;
		var all = new ArrayList<ContentPart>(files);
		if (!turns.isEmpty() && turns.getLast().role() == role) {
			var before = turns.removeLast();
			before.parts(Media.class).forEach(all::add);
			text = before.text() + (role == Role.ASSISTANT ? "" : "\n\n") + text;
		}
		all.add(new ContentPart.Text(text));
		turns.add(new ChatMessage(role, all));
	}

	List<ChatMessage> all() {
		return turns;
	}

	/** What of the thread's files was not sent, as a sentence; empty text when all were. */
	String note() {
		if (filesLeftOut == 0)
			return "";
		return (filesLeftOut == 1 ? "A file" : filesLeftOut + " files") + " of this thread " + (filesLeftOut == 1 ? "was" : "were")
				+ " not sent, because " + model.displayName() + " does not take " + (filesLeftOut == 1 ? "it." : "them.");
	}
}
