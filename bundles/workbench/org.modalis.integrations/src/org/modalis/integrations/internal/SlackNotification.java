package org.modalis.integrations.internal;

import java.util.List;

import org.modalis.api.integration.Integration;
import org.modalis.api.integration.IntegrationInfo;
import org.modalis.api.integration.IntegrationInfo.Action;
import org.modalis.api.integration.IntegrationInfo.Stage;
import org.osgi.service.component.annotations.Component;

/** A message to a Slack channel when something long is done. */
@Component(service = Integration.class)
public final class SlackNotification extends Prototype {

	public SlackNotification() {
		super(new IntegrationInfo("slack", "Slack notification", "Will tell a Slack channel when a long generation is done.",
				Stage.PROTOTYPE, List.of(new Action("connect", "Connect Workspace…"), new Action("notify", "Send Test Message"))));
	}
}
