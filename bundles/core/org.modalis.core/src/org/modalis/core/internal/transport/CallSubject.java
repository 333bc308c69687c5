package org.modalis.core.internal.transport;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.modalis.api.model.ModelId;
import org.modalis.api.transport.CallRecord.Attachment;

/**
 * Who calls and what about, for the record of what left this machine.
 *
 * @param provider the id of the provider; empty text for nobody
 * @param model the model that is asked, in a chat
 * @param attachments the files that go with it
 */
public record CallSubject(String provider, Optional<ModelId> model, List<Attachment> attachments) {

	/** A call that belongs to no provider. */
	public static final CallSubject NOBODY = new CallSubject("", Optional.empty(), List.of());

	public CallSubject {
		Objects.requireNonNull(provider);
		Objects.requireNonNull(model);
		attachments = List.copyOf(attachments);
	}

	/** A call that asks no model. */
	public static CallSubject of(String provider) {
		return new CallSubject(provider, Optional.empty(), List.of());
	}
}
