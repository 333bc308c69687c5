package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.modalis.api.attachment.FileFit;
import org.modalis.api.attachment.FileTokens;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelInfo;

/** What of a thread another model will not get, found by walking back as far as the model's context window reaches. Stateless. */
final class HistoryFit {

	private static final int PAGE = 100;
	/** What an answer needs of the window; as the runner leaves it. */
	private static final double FOR_MESSAGES = 0.75;

	private HistoryFit() {
	}

	/** Sentences; empty when the model gets all of it. */
	static List<String> of(HistoryStore history, UUID thread, ModelInfo model) throws HistoryException {
		long room = model.contextWindow().isPresent() ? Math.round(model.contextWindow().getAsLong() * FOR_MESSAGES) : Long.MAX_VALUE;
		Map<String, Integer> left = new TreeMap<>();
		Map<String, Integer> asText = new TreeMap<>();
		var page = history.lastMessages(thread, PAGE);
		while (!page.isEmpty() && room >= 0) {
			for (var message : page.reversed()) {
				room -= tokens(message, model);
				if (room < 0)
					break;
				for (var file : message.attachments())
					switch (FileFit.of(file, model)) {
					case NOT_AT_ALL -> left.merge(SendRemarks.kinds(file.mediaType()), 1, Integer::sum);
					case AS_TEXT -> {
						if (file.mediaType().equals("application/pdf"))
							asText.merge("PDF documents", 1, Integer::sum);
					}
					case AS_IT_IS -> {
						// nothing is lost
					}
					}
			}
			page = history.messagesBefore(page.getFirst().id(), PAGE);
		}
		return sentences(model.displayName(), left, asText, room < 0);
	}

	private static long tokens(Message message, ModelInfo model) {
		return FileTokens.ofChars(message.text().length()) + message.attachments().stream().mapToLong(file -> FileTokens.of(file, model)).sum();
	}

	private static List<String> sentences(String model, Map<String, Integer> left, Map<String, Integer> asText, boolean cut) {
		var all = new ArrayList<String>();
		left.forEach((kind, count) -> all.add("The history stays, but " + model + " does not take " + kind + ": " + count
				+ (count == 1 ? " of this thread is" : " of this thread are") + " not sent."));
		asText.forEach((kind, count) -> all.add("Of " + count + (count == 1 ? " PDF document" : " PDF documents") + " in this thread "
				+ model + " gets the text, not the pages."));
		if (cut)
			all.add("The history stays, but its beginning is too long for " + model + " and is not sent.");
		return all;
	}
}
