package org.modalis.workbench.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;

/** A provider that only has a state. */
public record SilentProvider(ProviderInfo info) implements ModelProvider {

	/** @param time on a day in March, in UTC, for example {@code 12:04} */
	public static ProviderEntry entry(String name, ProviderState.Kind kind, String detail, String time) {
		var info = new ProviderInfo(name.toLowerCase(Locale.ROOT), name, "", Optional.empty(), true, KeyUse.NONE, Optional.empty(),
				false, List.of());
		var state = new ProviderState(kind, detail, Instant.parse("2026-03-04T" + time + ":00Z"));
		return new ProviderEntry(new SilentProvider(info), info, state, List.of());
	}

	@Override
	public List<ModelInfo> models(CallContext context) {
		throw new UnsupportedOperationException("A silent provider is not asked");
	}
}
