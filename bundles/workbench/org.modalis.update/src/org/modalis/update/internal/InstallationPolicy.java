package org.modalis.update.internal;

import org.eclipse.equinox.p2.engine.query.UserVisibleRootQuery;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.ui.Policy;
import org.osgi.service.component.annotations.Component;

/**
 * How the platform's install and update dialogs behave: what they did is applied without asking, by
 * {@link CheckedConfigurator}, which asks for a restart where one is needed.
 */
@Component(service = Policy.class, property = "service.ranking:Integer=100")
public class InstallationPolicy extends Policy {

	public InstallationPolicy() {
		setVisibleAvailableIUQuery(QueryUtil.createIUGroupQuery());
		setVisibleInstalledIUQuery(new UserVisibleRootQuery());
		setRepositoryPreferencePageId("org.eclipse.equinox.internal.p2.ui.sdk.SitesPreferencePage");
		setRepositoryPreferencePageName("Available Software Sites");
		setRestartPolicy(RESTART_POLICY_FORCE_APPLY);
	}
}
