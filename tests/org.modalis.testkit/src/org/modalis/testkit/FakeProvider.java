package org.modalis.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderOrigin;
import org.modalis.api.registry.ProviderState;

/** A provider that is looked at and never called: a description and models that can be shown in any state. Immutable. */
public record FakeProvider(ProviderInfo info, List<ModelInfo> models) implements ModelProvider {

	private static final Source TEST = new Source("test", LocalDate.EPOCH);

	/** A provider without a key, whose id is its name in small letters, with chat models {@code Model <name>}. */
	public static FakeProvider named(String name, String... models) {
		return of(ProviderInfo.of(name.toLowerCase(Locale.ROOT), name, "").atUsersAddress(), models);
	}

	/** A provider with chat models {@code Model <name>} of 2,048 tokens that can stream. */
	public static FakeProvider of(ProviderInfo info, String... models) {
		return new FakeProvider(info, Stream.of(models).map(name -> ModelInfo.chat(new ModelId(info.id(), name), "Model " + name)
				.withLimits(Limits.context(2048, TEST)).withAbilities(new Abilities(Set.of(Capability.STREAMING, Capability.SYSTEM_PROMPT), TEST))).toList());
	}

	/** As the registry shows it when all is well. */
	public ProviderEntry ready() {
		return as(ProviderState.Kind.READY, "");
	}

	/** As the registry shows it in a state since 1970. */
	public ProviderEntry as(ProviderState.Kind state, String detail) {
		return as(state, detail, Instant.EPOCH);
	}

	/** As the registry shows it in a state since some time. */
	public ProviderEntry as(ProviderState.Kind state, String detail, Instant since) {
		return new ProviderEntry(this, info, new ProviderState(state, detail, since), models, ProviderOrigin.NONE);
	}

	@Override
	public List<ModelInfo> models(CallContext context) {
		return models;
	}
}
