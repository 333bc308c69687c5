package org.modalis.studio.chat.internal.session;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Modality;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ParameterFit;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.RegistrySnapshot;

/** The chat models a user can choose from, and words for those that cannot be used. Immutable; any thread. */
public final class ModelChoice {

	/**
	 * One provider with its chat models.
	 *
	 * @param state a word or sentence on whether it can be used
	 * @param ready whether it answered when it was last asked
	 */
	public record Group(String provider, String state, boolean ready, List<ModelInfo> models) {
	}

	/**
	 * How a thread's model stands right now.
	 *
	 * @param name what people read; empty text when none is chosen
	 * @param provider the provider's display name, or its id when it is not installed
	 * @param info what is known of it; empty when its provider does not offer it
	 * @param usable whether a question can be sent to it
	 * @param remark a sentence on what is wrong and what to do; empty text when all is well
	 * @param instead the model to go on with when this one is no longer served and its successor can be asked
	 */
	public record Standing(String name, String provider, Optional<ModelInfo> info, boolean usable, String remark,
			Optional<ModelInfo> instead) {

		/** Parameters without what the model does not take. */
		public ChatParameters fitting(ChatParameters wanted) {
			return info.map(model -> ParameterFit.of(wanted, model).parameters()).orElse(wanted);
		}
	}

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);

	private final RegistrySnapshot models;

	public ModelChoice(RegistrySnapshot models) {
		this.models = models;
	}

	/**
	 * Every provider that is not switched off with the chat models whose name, id or provider contains every word of the filter:
	 * those that are ready first. One that is not set up or refuses offers none, because none could be asked.
	 */
	public List<Group> groups(String filter) {
		var words = List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+"));
		return models.providers().stream().filter(entry -> entry.state().kind() != ProviderState.Kind.DISABLED)
				.sorted(Comparator.comparing(entry -> !offers(entry))).map(entry -> group(entry, words))
				.filter(group -> !group.models().isEmpty() || filter.isBlank()).toList();
	}

	private static Group group(ProviderEntry entry, List<String> words) {
		String provider = entry.info().displayName();
		var fitting = entry.models().stream().filter(model -> offers(entry) && chats(model)).filter(model -> model.lifecycle().callableOn(LocalDate.now())).filter(model -> {
			String all = (provider + " " + model.displayName() + " " + model.id()).toLowerCase(Locale.ROOT);
			return words.stream().allMatch(all::contains);
		}).toList();
		return new Group(provider, state(entry), entry.state().kind() == ProviderState.Kind.READY, fitting);
	}

	private static boolean offers(ProviderEntry entry) {
		return switch (entry.state().kind()) {
		case READY, UNREACHABLE, CHECKING -> true;
		case NOT_CONFIGURED, FAILING, DISABLED -> false;
		};
	}

	/** A provider's state in words. */
	public static String state(ProviderEntry entry) {
		String detail = entry.state().detail();
		return switch (entry.state().kind()) {
		case CHECKING -> "checking…";
		case READY -> entry.models().stream().noneMatch(ModelChoice::chats) ? "ready, but offers no chat model" : "ready";
		case NOT_CONFIGURED -> detail.isEmpty() ? "needs a setting" : detail;
		case UNREACHABLE -> detail.isEmpty() ? "not reachable" : detail;
		case FAILING -> detail.isEmpty() ? "refuses calls" : detail;
		case DISABLED -> "switched off";
		};
	}

	/** The first model that could answer now: the choice of someone who never chose. */
	public Optional<ModelId> first() {
		return models.providers().stream().filter(entry -> entry.state().kind() == ProviderState.Kind.READY)
				.flatMap(entry -> entry.models().stream()).filter(ModelChoice::chats)
				.filter(model -> model.lifecycle().callableOn(LocalDate.now())).map(ModelInfo::id).findFirst();
	}

	/** The display name of a model, or the vendor's id of one that nobody offers now. */
	public String name(ModelId id) {
		return models.model(id).map(ModelInfo::displayName).orElse(id.name());
	}

	/** How a thread's model stands; never another model in its place. */
	public Standing standing(Optional<ModelId> chosen) {
		if (chosen.isEmpty())
			return new Standing("", "", Optional.empty(), false, whyNone(), Optional.empty());
		ModelId id = chosen.get();
		Optional<ModelInfo> info = models.model(id);
		Optional<ProviderEntry> entry = models.provider(id.provider());
		if (entry.isEmpty())
			return new Standing(name(id), id.provider(), info, false,
					"Provider " + id.provider() + " is not installed. Choose another model to go on.", Optional.empty());
		String provider = entry.get().info().displayName();
		String remark = info.isPresent() ? remark(info.get(), entry.get()) : missing(id, entry.get());
		boolean usable = info.isPresent() && info.get().lifecycle().callableOn(LocalDate.now());
		return new Standing(name(id), provider, info, usable, remark, usable ? Optional.empty() : info.flatMap(this::successor));
	}

	private Optional<ModelInfo> successor(ModelInfo model) {
		return model.lifecycle().successor().flatMap(models::model).filter(next -> next.lifecycle().callableOn(LocalDate.now()));
	}

	private String whyNone() {
		if (models.providers().isEmpty())
			return "No provider of models is installed. Install one with Help > Install New Software.";
		return first().isPresent() ? "Choose a model to begin."
				: "No model can be used yet. Open the model list to see what each provider needs.";
	}

	private static String missing(ModelId id, ProviderEntry entry) {
		String provider = entry.info().displayName();
		return switch (entry.state().kind()) {
		case READY -> provider + " does not offer " + id.name() + ". Choose another model to go on.";
		case CHECKING -> provider + " is being asked for its models…";
		default -> provider + ": " + state(entry) + ".";
		};
	}

	private String remark(ModelInfo model, ProviderEntry entry) {
		Lifecycle life = model.lifecycle();
		if (!life.callableOn(LocalDate.now()))
			return model.displayName() + gone(life, entry)
					+ life.successor().map(next -> " Its successor is " + name(next) + ".").orElse(" Choose another model.");
		return switch (entry.state().kind()) {
		case READY, CHECKING -> "";
		default -> entry.info().displayName() + ": " + state(entry) + ".";
		};
	}

	private static String gone(Lifecycle life, ProviderEntry entry) {
		var day = life.date().map(DATE::format);
		return switch (life.stage()) {
		case DEPRECATED -> " answered for the last time" + day.map(date -> " on " + date).orElse("") + ".";
		case NOT_OFFERED -> " is not offered to this account by " + entry.info().displayName() + day.map(date -> " (its list of " + date + ")").orElse("") + ".";
		case ACTIVE, RETIRED -> " is no longer served" + day.map(date -> " since " + date).orElse("") + ".";
		};
	}

	private static boolean chats(ModelInfo model) {
		return model.modality() == Modality.CHAT;
	}
}
