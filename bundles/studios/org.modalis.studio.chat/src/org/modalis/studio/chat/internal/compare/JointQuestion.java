package org.modalis.studio.chat.internal.compare;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Figures;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.studio.chat.internal.session.ModelChoice;

/**
 * One question on its way to several models: the first that takes it asks it, and the others answer it again. Used from the
 * comparison's thread only.
 */
final class JointQuestion {

	private final Comparing services;
	private final AnswerFlow flow;
	private final UUID thread;
	private final Question question;
	private final ChatParameters parameters;
	/** The message that a changed question follows, beside the one that was changed. */
	private Optional<Optional<UUID>> after = Optional.empty();
	/** The question in the history, once it is there. */
	private Optional<UUID> asked = Optional.empty();

	/** A new question at the end of a thread. */
	JointQuestion(Comparing services, AnswerFlow flow, UUID thread, Question question, ChatParameters parameters) {
		this.services = services;
		this.flow = flow;
		this.thread = thread;
		this.question = question;
		this.parameters = parameters;
	}

	/** The same beside a question that is there. */
	JointQuestion beside(Message other) {
		after = Optional.of(other.parent());
		return this;
	}

	/** The same as a question that is there: only more answers come. */
	JointQuestion again(Message same) {
		asked = Optional.of(same.id());
		return this;
	}

	/** Asks one model more. One that does not take the question gets a column that says why and is kept nowhere. */
	Column to(ModelId model) {
		var standing = new ModelChoice(services.registry().snapshot()).standing(Optional.of(model));
		try {
			ChatRun run = flow.begin(listener -> ask(model, standing.fitting(parameters), listener));
			asked = run.answer().parent();
			return Column.of(standing, model, run.answer(), true);
		} catch (ChatRefusedException | HistoryException e) {
			var refused = Message.answer(Ids.next(), thread, asked.orElseGet(Ids::next), model, standing.name(), Instant.now())
					.ended(Message.State.FAILED, e.getMessage(), Figures.NONE);
			return Column.of(standing, model, refused, false);
		}
	}

	private ChatRun ask(ModelId model, ChatParameters fitting, ChatListener listener) throws HistoryException, ChatRefusedException {
		if (asked.isPresent())
			return services.runner().answerAgain(asked.get(), model, fitting, listener);
		return after.isPresent() ? services.runner().askAfter(thread, after.get(), question, model, fitting, listener)
				: services.runner().ask(thread, question, model, fitting, listener);
	}
}
