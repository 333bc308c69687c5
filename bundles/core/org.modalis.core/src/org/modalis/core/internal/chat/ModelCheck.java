package org.modalis.core.internal.chat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.ProviderException.Kind;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Modality;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.RegistrySnapshot;

/**
 * Whether a model can be asked now. One that cannot is refused by name, with what there is instead; nothing is ever asked in its
 * place.
 *
 * @param provider who answers
 * @param entry the provider as the registry has it
 * @param model what is known of the model; little when the provider has not yet named its models
 */
record ModelCheck(ChatProvider provider, ProviderEntry entry, ModelInfo model) {

	private static final int MOST_NAMES = 20;
	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	/** @throws ChatRefusedException with a sentence that says what can be asked instead */
	static ModelCheck of(RegistrySnapshot snapshot, ModelId id, LocalDate today) throws ChatRefusedException {
		var entry = snapshot.provider(id.provider()).orElseThrow(() -> noProvider(snapshot, id));
		if (!(entry.provider() instanceof ChatProvider chat))
			throw new ChatRefusedException(Kind.UNSUPPORTED, entry.info().displayName() + " has no models that chat.");
		var model = snapshot.model(id);
		// that a model is gone helps more than that its provider lacks a key
		if (model.isPresent() && !model.get().lifecycle().callableOn(today))
			throw gone(snapshot, entry, model.get(), today);
		if (List.of(ProviderState.Kind.NOT_CONFIGURED, ProviderState.Kind.DISABLED).contains(entry.state().kind()))
			throw new ChatRefusedException(Kind.NOT_CONFIGURED, sentence(entry.info().displayName() + ": " + entry.state().detail()));
		// one that is not ready may know more models than it could say: it is asked, and its own answer counts
		if (model.isEmpty() && entry.state().kind() == ProviderState.Kind.READY)
			throw unknown(snapshot, entry, id, today);
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

	private static ChatRefusedException unknown(RegistrySnapshot snapshot, ProviderEntry entry, ModelId id, LocalDate today) {
		var own = names(callable(entry, today));
		var names = own.isEmpty() ? names(snapshot.providers().stream().flatMap(each -> callable(each, today))) : own;
		return new ChatRefusedException(Kind.UNKNOWN_MODEL, "There is no model " + id + ". "
				+ (names.isEmpty() ? "No provider offers a model now." : "There are: " + names + "."));
	}

	private static ChatRefusedException gone(RegistrySnapshot snapshot, ProviderEntry entry, ModelInfo model, LocalDate today) {
		var successor = model.lifecycle().successor();
		var instead = successor.map(next -> " Its successor is " + named(snapshot, next) + ".").orElse("");
		var names = names(callable(entry, today));
		var offered = names.isEmpty() ? "" : " " + entry.info().displayName() + " offers: " + names + ".";
		return new ChatRefusedException(Kind.RETIRED, model.displayName() + " (" + model.id() + ") "
				+ why(model.lifecycle(), entry.info().displayName()) + "." + instead + offered, successor);
	}

	private static String why(Lifecycle life, String provider) {
		var day = life.date().map(DAY::format);
		return switch (life.stage()) {
		case NOT_OFFERED -> "is not in the list of models that " + provider + " offers to this account"
				+ day.map(date -> ", as of " + date).orElse("");
		case DEPRECATED -> "is no longer served" + day.map(date -> "; its last day was " + date).orElse("");
		case ACTIVE, RETIRED -> "is no longer served" + day.map(date -> " since " + date).orElse("");
		};
	}

	/** A model as people and the command line call it. */
	private static String named(RegistrySnapshot snapshot, ModelId id) {
		return snapshot.model(id).map(model -> model.displayName() + " (" + id + ")").orElse(id.toString());
	}

	/** Chat models by their own dates, whatever the provider's state: the list helps a user who corrects a name, too. */
	private static Stream<ModelInfo> callable(ProviderEntry entry, LocalDate today) {
		return entry.models().stream().filter(model -> model.modality() == Modality.CHAT)
				.filter(model -> model.lifecycle().callableOn(today));
	}

	private static String names(Stream<ModelInfo> models) {
		var all = models.map(model -> model.id().toString()).toList();
		var shown = String.join(", ", all.subList(0, Math.min(MOST_NAMES, all.size())));
		return all.size() > MOST_NAMES ? shown + " and " + (all.size() - MOST_NAMES) + " more" : shown;
	}

	/** @throws ChatRefusedException when the model does not take what a question holds, naming models of its provider that do */
	void refuseUnless(Needs needs, LocalDate today) throws ChatRefusedException {
		var lacks = needs.lackedBy(model);
		if (lacks.isEmpty())
			return;
		var able = callable(entry, today).filter(other -> needs.lackedBy(other).isEmpty()).toList();
		var who = able.isEmpty() ? "No model of " + entry.info().displayName() + " does." : "These do: " + names(able.stream()) + ".";
		throw new ChatRefusedException(Kind.UNSUPPORTED, model.displayName() + " does not take " + String.join(", ", lacks)
				+ ". Nothing was sent. " + who, able.isEmpty() ? Optional.empty() : Optional.of(able.getFirst().id()));
	}

	private static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}
}
