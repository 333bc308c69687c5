package org.modalis.studio.chat.internal.compare;

import java.util.Objects;

import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;

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

	Column with(Message now) {
		return new Column(model, name, facts, now, kept);
	}
}
