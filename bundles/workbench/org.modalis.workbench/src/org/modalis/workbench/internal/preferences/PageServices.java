package org.modalis.workbench.internal.preferences;

import org.modalis.api.keys.KeyStore;
import org.modalis.api.registry.ConnectionTest;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.settings.Settings;
import org.modalis.workbench.toolkit.ThemeColors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The services that the pages of our own work with. */
@Component(service = PageServices.class)
public record PageServices(ModelRegistry registry, Settings settings, KeyStore keys, ConnectionTest connections, Integrations integrations,
		Studios studios, ThemeColors colors) {

	@Activate
	public PageServices(@Reference ModelRegistry registry, @Reference Settings settings, @Reference KeyStore keys,
			@Reference ConnectionTest connections, @Reference Integrations integrations, @Reference Studios studios,
			@Reference ThemeColors colors) {
		this.registry = registry;
		this.settings = settings;
		this.keys = keys;
		this.connections = connections;
		this.integrations = integrations;
		this.studios = studios;
		this.colors = colors;
	}
}
