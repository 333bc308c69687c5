package org.modalis.core.internal.fakes;

import java.util.Hashtable;

import org.modalis.api.catalogue.Catalogue;
import org.modalis.api.openai.OpenAiChatProvider;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What a provider's bundle is made of that a test installs; its service leaves with it. */
public final class SoakBundle implements BundleActivator {

	/** Speaks OpenAI's protocol with whatever the user named. */
	public static final class Vendor extends OpenAiChatProvider {
		Vendor() {
			super(ProviderInfo.of("soak", "Soak", "").atUsersAddress().withKey(KeyUse.OPTIONAL, "SOAK_API_KEY"), Catalogue.EMPTY);
		}
	}

	@Override
	public void start(BundleContext context) {
		context.registerService(ModelProvider.class, new Vendor(), new Hashtable<>());
	}

	@Override
	public void stop(BundleContext context) {
		// the framework takes the service back
	}
}
