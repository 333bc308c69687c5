package org.modalis.api.provider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;

/**
 * One question with all that came before it. Immutable, so for any thread; files are not copied. A conversation that does not end
 * with the user is an {@link IllegalArgumentException}.
 *
 * @param model which model answers, with what is known of it
 * @param messages the conversation, oldest first, ending with the user's message; system text is in {@code parameters}
 * @param parameters how to answer
 * @param tools functions that the model may ask to have called; empty for none
 * @param toolChoice whether it may, must or must not; means nothing without tools
 */
public record ChatRequest(ModelInfo model, List<ChatMessage> messages, ChatParameters parameters, List<ToolSpec> tools,
		ToolChoice toolChoice) {
	public ChatRequest {
		Objects.requireNonNull(model);
		Objects.requireNonNull(parameters);
		Objects.requireNonNull(toolChoice);
		messages = List.copyOf(messages);
		tools = List.copyOf(tools);
		if (messages.isEmpty() || messages.getLast().role() != ChatMessage.Role.USER)
			throw new IllegalArgumentException("A request ends with a message of the user");
	}

	/** A request without tools. */
	public ChatRequest(ModelInfo model, List<ChatMessage> messages, ChatParameters parameters) {
		this(model, messages, parameters, List.of(), ToolChoice.AUTO);
	}

	/** The model's id as its vendor spells it: what goes into the request. */
	public String modelName() {
		return model.id().name();
	}

	/**
	 * Refuses what the model does not take. A provider calls this first, so that nothing has left this machine then.
	 *
	 * @throws ProviderException of kind {@code UNSUPPORTED} that names what and which model
	 */
	public void refuseUnsupported() throws ProviderException {
		var lacks = new ArrayList<>(ParameterFit.of(parameters, model).leftOut());
		if (!tools.isEmpty() && !model.has(Capability.FUNCTION_CALLING))
			lacks.add("tools");
		if (uses(ContentPart.Media::isImage) && !model.has(Capability.VISION))
			lacks.add("images");
		if (uses(ContentPart.Media::isPdf) && !model.has(Capability.PDF))
			lacks.add("PDF documents");
		if (uses(ContentPart.Media::isAudio) && !model.has(Capability.AUDIO))
			lacks.add("audio");
		if (uses(media -> !media.isImage() && !media.isPdf() && !media.isAudio()))
			lacks.add("files other than images, PDF documents and audio");
		if (!lacks.isEmpty())
			throw new ProviderException(Kind.UNSUPPORTED, model.displayName() + " does not take " + String.join(", ", lacks)
					+ ". Nothing was sent; leave that out or choose another model.");
	}

	/**
	 * The same for a vendor whose protocol has no place for some things, whatever is known or believed of the model: what is
	 * asked for is refused then and never silently left out.
	 *
	 * @param withoutPlace what no request to this vendor can carry
	 * @throws ProviderException as {@link #refuseUnsupported()}
	 */
	public void refuseUnsupported(Set<Capability> withoutPlace) throws ProviderException {
		var known = model.abilities();
		var can = new HashSet<>(known.capabilities());
		can.removeAll(withoutPlace);
		var efforts = can.contains(Capability.REASONING) ? known.efforts() : List.<ReasoningEffort>of();
		var carried = model.withAbilities(new Abilities(can, efforts, known.maxTemperature(), known.source()));
		new ChatRequest(carried, messages, parameters, tools, toolChoice).refuseUnsupported();
	}

	private boolean uses(Predicate<ContentPart.Media> kind) {
		return messages.stream().flatMap(message -> message.parts(ContentPart.Media.class)).anyMatch(kind);
	}
}
