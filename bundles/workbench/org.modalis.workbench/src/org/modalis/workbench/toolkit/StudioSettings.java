package org.modalis.workbench.toolkit;

import java.util.List;

import org.modalis.api.provider.ProviderSetting;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a user can set about a studio: a page of the preferences. A studio registers it as a service; each value is kept as the
 * setting {@code <id>.<name>}. Threads: any.
 */
@ConsumerType
public interface StudioSettings {

	/** The first part of the settings' names, for example {@code chat}. */
	String id();

	/** The name of the page. */
	String label();

	/** The settings in the order of the page. */
	List<ProviderSetting> settings();
}
