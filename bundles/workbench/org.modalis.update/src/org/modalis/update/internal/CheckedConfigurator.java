package org.modalis.update.internal;

import java.io.IOException;
import java.net.URL;

import org.eclipse.equinox.internal.provisional.configurator.Configurator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Stands before Equinox' own configurator, so that the platform's install, update and uninstall dialogs change the running
 * product the same reliable way as {@link Features}, and tell the user when that did not work.
 */
@Component(service = Configurator.class, property = { "service.ranking:Integer=100", "modalis.checked=true" })
public class CheckedConfigurator implements Configurator {

	private final Configurator platform;
	private final LiveChange live;
	private final RestartQuestion question;

	@Activate
	public CheckedConfigurator(@Reference(target = "(!(modalis.checked=true))") Configurator platform, @Reference LiveChange live,
			@Reference RestartQuestion question) {
		this.platform = platform;
		this.live = live;
		this.question = question;
	}

	@Override
	public void applyConfiguration() {
		question.askIfNeeded(live.apply());
	}

	@Override
	public void applyConfiguration(URL list) throws IOException {
		platform.applyConfiguration(list);
	}

	@Override
	public URL getUrlInUse() {
		return platform.getUrlInUse();
	}
}
