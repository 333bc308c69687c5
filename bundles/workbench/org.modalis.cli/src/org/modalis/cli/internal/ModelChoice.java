package org.modalis.cli.internal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.model.Modality;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.api.settings.Settings;

/** Finds the model that answers: the one asked for, else the one used last, else one that is ready, local ones first. */
final class ModelChoice {

	private static final String LAST_MODEL = "chat.model";
	private static final int MOST = 30;

	private final ProviderWait providers;
	private final Settings settings;

	ModelChoice(ProviderWait providers, Settings settings) {
		this.providers = providers;
		this.settings = settings;
	}

	/**
	 * @param asked what the user named, or the thread's own model
	 * @throws CommandFailedException when there is no such model, or none at all; the message lists what there is
	 */
	ModelInfo choose(Optional<String> asked) throws CommandFailedException, InterruptedException {
		var wanted = asked.or(() -> settings.get(LAST_MODEL));
		return wanted.isPresent() ? named(parse(wanted.get())) : firstReady();
	}

	private static ModelId parse(String text) throws CommandFailedException {
		try {
			return ModelId.parse(text);
		} catch (IllegalArgumentException wrong) {
			throw CommandFailedException.wrongUse(wrong.getMessage());
		}
	}

	private ModelInfo named(ModelId id) throws CommandFailedException, InterruptedException {
		var snapshot = providers.forProvider(id.provider());
		var found = snapshot.model(id);
		if (found.isPresent())
			return found.get();
		var provider = snapshot.provider(id.provider());
		if (provider.isPresent() && provider.get().state().kind() != Kind.READY)
			throw new CommandFailedException(ExitCode.PROVIDER, "UNAVAILABLE", id + " cannot answer: "
					+ provider.get().info().displayName() + " is " + ProviderName.state(provider.get()) + ".");
		throw new CommandFailedException(ExitCode.WRONG_USE, "UNKNOWN_MODEL",
				"There is no model " + id + ". " + list(providers.forAll()));
	}

	private ModelInfo firstReady() throws CommandFailedException, InterruptedException {
		var snapshot = providers
				.until(now -> readyModels(now, true).findFirst().isPresent() || ProviderWait.allAsked(now));
		var found = readyModels(snapshot, true).findFirst().or(() -> readyModels(snapshot, false).findFirst());
		if (found.isPresent())
			return found.get();
		throw new CommandFailedException(ExitCode.PROVIDER, "NOT_CONFIGURED", "No model can answer right now. "
				+ snapshot.providers().stream().filter(entry -> entry.state().kind() != Kind.DISABLED)
						.map(entry -> entry.info().displayName() + ": " + ProviderName.state(entry) + ".")
						.collect(Collectors.joining(" ")));
	}

	private static Stream<ModelInfo> readyModels(RegistrySnapshot snapshot, boolean local) {
		var today = LocalDate.now();
		return snapshot.providers().stream().filter(entry -> !local || entry.info().local())
				.flatMap(entry -> entry.callable(today).stream()).filter(model -> model.modality() == Modality.CHAT);
	}

	private static String list(RegistrySnapshot snapshot) {
		var today = LocalDate.now();
		var models = snapshot.providers().stream().filter(ProviderName::isSetUp).flatMap(entry -> entry.models().stream())
				.filter(model -> model.modality() == Modality.CHAT && model.lifecycle().callableOn(today)).toList();
		if (models.isEmpty())
			return "No provider offers one right now; see: modalis providers";
		var more = models.size() > MOST ? "\n  and " + (models.size() - MOST) + " more; see: modalis models" : "";
		return models.stream().limit(MOST).map(model -> "\n  " + model.id()).collect(Collectors.joining("", "There are:", more));
	}
}
