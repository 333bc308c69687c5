package org.modalis.integrations.internal;

import java.util.List;

import org.modalis.api.integration.Integration;
import org.modalis.api.integration.IntegrationInfo;
import org.modalis.api.integration.IntegrationInfo.Action;
import org.modalis.api.integration.IntegrationInfo.Stage;
import org.osgi.service.component.annotations.Component;

/** Videos to a YouTube channel. */
@Component(service = Integration.class)
public final class YouTubePublishing extends Prototype {

	public YouTubePublishing() {
		super(new IntegrationInfo("youtube", "YouTube publishing", "Will publish finished videos to your YouTube channel.",
				Stage.PROTOTYPE, List.of(new Action("connect", "Connect Channel…"), new Action("publish", "Publish Video…"))));
	}
}
