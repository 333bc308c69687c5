package org.modalis.studio.chat.internal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;

/** What the user has asked on the branch that is shown, as far as it is loaded. Threads: any. */
public final class PastQuestions implements ConversationListener {

	private final List<Message> questions = new ArrayList<>();
	private final Set<UUID> known = new HashSet<>();
	private boolean elsewhere;

	/** The questions, the newest first; one that was asked twice in a row is there once. */
	public synchronized List<String> newestFirst() {
		var all = new ArrayList<String>();
		for (Message question : questions.reversed())
			if (all.isEmpty() || !all.getLast().equals(question.text()))
				all.add(question.text());
		return all;
	}

	@Override
	public synchronized void opened(Optional<Conversation> thread, List<Message> last, boolean more) {
		questions.clear();
		known.clear();
		elsewhere = false;
		last.forEach(message -> add(questions.size(), message));
	}

	/** What comes before that stretch does not come before what is known. */
	@Override
	public synchronized void openedAt(Optional<Conversation> thread, List<Message> messages, boolean more) {
		elsewhere = true;
	}

	@Override
	public synchronized void older(List<Message> messages, boolean more) {
		if (!elsewhere)
			messages.reversed().forEach(message -> add(0, message));
	}

	private void add(int place, Message message) {
		if (isQuestion(message) && known.add(message.id()))
			questions.add(place, message);
	}

	@Override
	public synchronized void changed(Message message) {
		add(questions.size(), message);
	}

	private static boolean isQuestion(Message message) {
		return message.role() == Message.Role.USER;
	}

	@Override
	public void streaming(UUID message, String text, String reasoning) {
		// an answer
	}

	@Override
	public void waiting(UUID message, String reason, Duration wait) {
		// an answer
	}
}
