package org.modalis.studio.chat.internal.compare;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;

import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.ModelChoice;

/**
 * One model's answer beside others.
 *
 * @param name what people call the model
 * @param facts who serves it and how much it reads
 * @param answer as far as it has come; for a model that was not asked, a failed one that says why and is kept nowhere
 * @param kept whether the answer is in the history
 */
public record Column(ModelId model, String name, String facts, Message answer, boolean kept) {

	public Column {
		Objects.requireNonNull(model);
		Objects.requireNonNull(name);
		Objects.requireNonNull(facts);
		Objects.requireNonNull(answer);
	}

	static Column of(ModelChoice.Standing standing, ModelId model, Message answer, boolean kept) {
		String name = answer.modelName().isEmpty() ? standing.name() : answer.modelName();
		return new Column(model, kept && answer.state() != Message.State.STREAMING ? name : standing.name(), facts(standing), answer, kept);
	}

	private static String facts(ModelChoice.Standing standing) {
		var window = standing.info().map(ModelInfo::contextWindow).filter(tokens -> tokens.isPresent());
		return standing.provider() + window.map(tokens -> " · " + NumberFormat.getIntegerInstance(Locale.getDefault(Locale.Category.FORMAT))
				.format(tokens.getAsLong()) + " tokens context").orElse("");
	}

	Column with(Message now) {
		return new Column(model, name, facts, now, kept);
	}
}
