package org.modalis.api.integration;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service outside that Modalis works with, such as a place to publish. Register an implementation as an OSGi service
 * ({@code @Component(service = Integration.class)}) and it is on the Integrations page for as long as its bundle is active.
 * Threads: any; {@link #info} returns at once.
 */
@ConsumerType
public interface Integration {

	/** What this is, how far it is, and what it offers. The same at every call. */
	IntegrationInfo info();

	/**
	 * Carries out an action. Called only for one that {@link #info} declares, and never while the integration is a prototype.
	 * Blocks; an interrupt cancels; not from the UI thread.
	 *
	 * @return a sentence on what was done
	 */
	String perform(String action) throws IntegrationException, InterruptedException;
}
