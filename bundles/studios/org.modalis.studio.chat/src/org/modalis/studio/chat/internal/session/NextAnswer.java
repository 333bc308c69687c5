package org.modalis.studio.chat.internal.session;

import java.util.UUID;

import org.modalis.api.chat.Question;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;

/** The answers that a thread's model can give next, beside or after those that are there, asked as the thread asks. */
record NextAnswer(ModelId model, ChatParameters parameters) {

	LiveAnswers.Start ask(UUID thread, Question question) {
		return (runner, listener) -> runner.ask(thread, question, model, parameters, listener);
	}

	LiveAnswers.Start answerAgain(UUID question) {
		return (runner, listener) -> runner.answerAgain(question, model, parameters, listener);
	}

	LiveAnswers.Start continueAnswer(UUID answer) {
		return (runner, listener) -> runner.continueAnswer(answer, model, parameters, listener);
	}
}
