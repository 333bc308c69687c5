package org.modalis.studio.chat.internal.session;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import org.modalis.api.Subscription;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.settings.Settings;

/**
 * Lets a model give a new thread a title after its first answer, in place of the first words of the question. The thread's own
 * model is asked, or the one in the setting {@code chat.titleModel}; the setting {@code chat.titles} turns it off. A thread that
 * the user has named and a temporary one are left alone, and a call that fails leaves the title as it is. What the user asks
 * goes first: a question anywhere ends the call, and the thread's next answer begins another.
 */
final class Titles {

	/** So many messages a thread has at most when it is young. */
	private static final int YOUNG = 6;
	private static final ChatParameters BRIEF = ChatParameters.DEFAULT.withMaxOutputTokens(OptionalInt.of(400))
			.withEffort(Optional.of(ReasoningEffort.LOW));

	private final ChatRunner runner;
	private final Settings settings;
	private final Executor work;
	private final Map<UUID, ChatRun> running = new ConcurrentHashMap<>();
	private final Set<UUID> tried = ConcurrentHashMap.newKeySet();
	private volatile boolean closed;

	/** @param work the session's thread, on which threads are renamed too */
	Titles(ChatRunner runner, Settings settings, Executor work) {
		this.runner = runner;
		this.settings = settings;
		this.work = work;
	}

	/** Gives the threads of a history their titles until the handle is closed. */
	Subscription of(HistoryStore history) {
		var changes = history.onChange(change -> heard(history, change));
		return () -> {
			closed = true;
			changes.close();
			stop();
		};
	}

	private void stop() {
		running.values().forEach(ChatRun::stop);
	}

	private void heard(HistoryStore history, HistoryChange change) {
		var message = change.message();
		if (change.kind() == HistoryChange.Kind.MESSAGE_ADDED && message.filter(each -> each.role() == Message.Role.USER).isPresent())
			stop();
		else if (change.kind() == HistoryChange.Kind.MESSAGE_FINISHED && !change.temporary()
				&& message.filter(each -> each.state() == State.COMPLETE).isPresent())
			work.execute(() -> answered(history, message.get()));
	}

	private void answered(HistoryStore history, Message answer) {
		UUID thread = answer.conversation();
		if (settings.get("chat.titles").orElse("true").equals("false") || tried.contains(thread) || running.containsKey(thread))
			return;
		try {
			var messages = history.lastMessages(thread, YOUNG);
			var model = chosen().or(answer::model);
			boolean young = messages.size() > 1 && messages.getFirst().parent().isEmpty();
			if (young && model.isPresent() && isUnnamed(history, thread, messages.getFirst()))
				ask(history, messages.getFirst(), messages.get(1), model.get());
		} catch (HistoryException | ChatRefusedException e) {
			// the first words stay the title
		}
	}

	private Optional<ModelId> chosen() {
		try {
			return settings.get("chat.titleModel").filter(text -> !text.isBlank()).map(ModelId::parse);
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static boolean isUnnamed(HistoryStore history, UUID thread, Message first) throws HistoryException {
		return history.conversation(thread).map(Conversation::title).equals(Optional.of(ThreadTitle.of(first.text())));
	}

	private void ask(HistoryStore history, Message question, Message answer, ModelId model) throws ChatRefusedException {
		UUID thread = question.conversation();
		var listener = new ChatListener() {
			@Override
			public void finished(Message title) {
				if (!closed)
					work.execute(() -> came(history, question, title));
			}
		};
		running.put(thread, runner.askOnce(Question.of(TitleText.question(question.text(), answer.text())), model, BRIEF, listener));
	}

	private void came(HistoryStore history, Message question, Message title) {
		UUID thread = question.conversation();
		running.remove(thread);
		if (title.state() != State.STOPPED)
			tried.add(thread);
		if (title.state() != State.COMPLETE)
			return;
		try {
			history.usage().record(thread, title);
			var words = TitleText.read(title.text());
			if (words.isPresent() && isUnnamed(history, thread, question))
				history.rename(thread, words.get());
		} catch (HistoryException e) {
			// the first words stay the title
		}
	}
}
