package org.modalis.core.internal.provider;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.modalis.api.provider.ProviderInfo;
import org.osgi.service.component.annotations.Component;

/** The descriptions of the providers present, written by the registry and read by the key store, which the registry needs. */
@Component(service = ProviderDirectory.class)
public final class ProviderDirectory {

	private final Map<String, ProviderInfo> infos = new ConcurrentHashMap<>();

	public void add(ProviderInfo info) {
		infos.put(info.id(), info);
	}

	public void remove(ProviderInfo info) {
		infos.remove(info.id(), info);
	}

	public Optional<ProviderInfo> find(String providerId) {
		return Optional.ofNullable(infos.get(providerId));
	}
}
