package org.modalis.core.internal.chat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.ProviderException.Kind;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.model.Modality;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.RegistrySnapshot;

/**
 * Whether a model can be asked now.
 *
 * @param provider who answers
 * @param entry the provider as the registry has it
 * @param model what is known of the model; little when the provider has not yet named its models
 */
record ModelCheck(ChatProvider provider, ProviderEntry entry, ModelInfo model) {

	private static final int MOST_NAMES = 20;

	/** @throws ChatRefusedException with a sentence that says what can be asked instead */
	static ModelCheck of(RegistrySnapshot snapshot, ModelId id, LocalDate today) throws ChatRefusedException {
		var entry = snapshot.provider(id.provider()).orElseThrow(() -> noProvider(snapshot, id));
		if (!(entry.provider() instanceof ChatProvider chat))
			throw new ChatRefusedException(Kind.UNSUPPORTED, entry.info().displayName() + " has no models that chat.");
		var model = snapshot.model(id);
		// that a model is gone helps more than that its provider lacks a key
		if (model.isPresent() && !model.get().lifecycle().callableOn(today))
			throw retired(model.get());
		if (entry.state().kind() == ProviderState.Kind.NOT_CONFIGURED)
			throw new ChatRefusedException(Kind.NOT_CONFIGURED, sentence(entry.info().displayName() + ": " + entry.state().detail()));
		// one that is not ready may know more models than it could say: it is asked, and its own answer counts
		if (model.isEmpty() && entry.state().kind() == ProviderState.Kind.READY)
			throw unknown(snapshot, entry, id);
		var known = model.orElseGet(() -> ModelInfo.chat(id, id.name()));
		if (known.modality() != Modality.CHAT)
			throw new ChatRefusedException(Kind.UNSUPPORTED, known.displayName() + " does not chat. Choose another model.");
		return new ModelCheck(chat, entry, known);
	}

	private static ChatRefusedException noProvider(RegistrySnapshot snapshot, ModelId id) {
		var there = snapshot.providers().stream().map(each -> each.info().id()).collect(Collectors.joining(", "));
		return new ChatRefusedException(Kind.UNKNOWN_MODEL, "The provider " + id.provider() + " is not installed. "
				+ (there.isEmpty() ? "There is no provider at all." : "There are: " + there + "."));
	}

	private static ChatRefusedException unknown(RegistrySnapshot snapshot, ProviderEntry entry, ModelId id) {
		var own = names(entry.models().stream());
		var names = own.isEmpty() ? names(snapshot.models().stream()) : own;
		return new ChatRefusedException(Kind.UNKNOWN_MODEL, "There is no model " + id + ". "
				+ (names.isEmpty() ? "No provider offers a model now." : "There are: " + names + "."));
	}

	private static String names(Stream<ModelInfo> models) {
		var all = models.filter(model -> model.modality() == Modality.CHAT).map(model -> model.id().toString()).toList();
		var shown = String.join(", ", all.subList(0, Math.min(MOST_NAMES, all.size())));
		return all.size() > MOST_NAMES ? shown + " and " + (all.size() - MOST_NAMES) + " more" : shown;
	}

	private static ChatRefusedException retired(ModelInfo model) {
		var instead = model.lifecycle().successor().map(next -> " Use " + next + " instead.").orElse("");
		return new ChatRefusedException(Kind.RETIRED, model.displayName() + " is no longer served." + instead);
	}

	private static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}
}
