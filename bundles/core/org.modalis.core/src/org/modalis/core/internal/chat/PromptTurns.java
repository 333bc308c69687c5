package org.modalis.core.internal.chat;

import java.util.ArrayList;
import java.util.List;

import org.modalis.api.attachment.FileFit;
import org.modalis.api.attachment.FileTokens;
import org.modalis.api.attachment.StoredFiles;
import org.modalis.api.chat.Question;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ContentPart.Media;

/**
 * Makes turns of a thread's messages, with the files as the model takes them: themselves, or their words. Vendors want the
 * speakers in turn, so what one says in two messages becomes one: two questions after an answer that failed empty, or an answer
 * and its continuation. One thread.
 */
final class PromptTurns {

	private final HistoryStore store;
	private final ModelInfo model;
	private final List<ChatMessage> turns = new ArrayList<>();
	private int filesLeftOut;

	PromptTurns(HistoryStore store, ModelInfo model) {
		this.store = store;
		this.model = model;
	}

	/** What a message's files take of the context window, in tokens. */
	long fileTokens(Message message) {
		return message.attachments().stream().mapToLong(file -> FileTokens.of(file, model)).sum();
	}

	void add(Message message) throws HistoryException {
		var media = new ArrayList<Media>();
		var words = new ArrayList<String>();
		for (var file : message.attachments())
			switch (FileFit.of(file, model)) {
			case AS_IT_IS -> media.add(StoredFiles.media(store, file));
			case AS_TEXT -> words.add(FileText.of(file.fileName(), StoredFiles.text(store, file)));
			case NOT_AT_ALL -> filesLeftOut++;
			}
		add(message.role() == Message.Role.USER ? Role.USER : Role.ASSISTANT, media, FileText.before(words, message.text()));
	}

	void add(Question question) {
		var parts = parts(question, model);
		turnsOf(Role.USER, parts.media(), parts.text());
	}

	/** What of a question is sent. */
	record Parts(List<Media> media, String text) {
	}

	static Parts parts(Question question, ModelInfo model) {
		var media = new ArrayList<Media>();
		var words = new ArrayList<String>();
		for (var file : question.files())
			switch (FileFit.of(file, model)) {
			case AS_IT_IS -> media.add(file.media());
			case AS_TEXT -> words.add(FileText.of(file.name(), file.text().orElseThrow()));
			case NOT_AT_ALL -> throw new IllegalArgumentException("A file that the model does not take is refused before");
			}
		return new Parts(media, FileText.before(words, question.text()));
	}

	private void add(Role role, List<Media> files, String text) {
		if (text.isBlank() && files.isEmpty() || turns.isEmpty() && role == Role.ASSISTANT)
			return;
		turnsOf(role, files, text);
	}

	private void turnsOf(Role role, List<Media> files, String text) {
		var all = new ArrayList<ContentPart>(files);
		if (!turns.isEmpty() && turns.getLast().role() == role) {
			var before = turns.removeLast();
			before.parts(Media.class).forEach(all::add);
			text = before.text() + (role == Role.ASSISTANT || before.text().isEmpty() ? "" : "\n\n") + text;
		}
		if (!text.isBlank() || all.isEmpty())
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
