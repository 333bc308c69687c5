package org.modalis.core.internal.registry;

import java.io.IOException;
import java.net.NetworkInterface;
import java.util.function.BooleanSupplier;

import org.modalis.api.ProviderException;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.registry.ConnectionResult.Outcome;

/** What a failed test means for the user: the vendor's or the transport's own sentence, sorted by remedy. */
record Verdict(Outcome outcome, String sentence) {

	static Verdict on(ProviderException e, ProviderInfo info, CallContext context, BooleanSupplier network) {
		boolean noKey = info.key() != KeyUse.NONE && context.key().isEmpty();
		return switch (e.kind()) {
		case AUTH -> new Verdict(noKey ? Outcome.NO_KEY : Outcome.KEY_REFUSED, e.getMessage());
		case QUOTA -> new Verdict(Outcome.NO_CREDIT, e.getMessage());
		case RATE_LIMIT -> new Verdict(Outcome.BUSY, e.getMessage());
		case NOT_CONFIGURED -> new Verdict(noKey && info.key() == KeyUse.REQUIRED ? Outcome.NO_KEY : Outcome.NOT_SET_UP,
				e.getMessage());
		case UNAVAILABLE -> unavailable(e, context, network);
		case BAD_ANSWER, UNKNOWN_MODEL -> new Verdict(Outcome.WRONG_ADDRESS, e.getMessage());
		case UNSUPPORTED, RETIRED, CONTENT -> new Verdict(Outcome.FAILED, e.getMessage());
		};
	}

	private static Verdict unavailable(ProviderException e, CallContext context, BooleanSupplier network) {
		if (!isHere(context) && !network.getAsBoolean())
			return new Verdict(Outcome.NO_NETWORK, "This machine has no network. Connect it and try again.");
		// the transport's sentence for a request that never left
		boolean neverLeft = e.getMessage().startsWith("Not reachable");
		return new Verdict(neverLeft ? Outcome.WRONG_ADDRESS : Outcome.FAILED, e.getMessage());
	}

	private static boolean isHere(CallContext context) {
		try {
			var host = String.valueOf(context.baseUrl().getHost());
			return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
		} catch (ProviderException e) {
			return true;
		}
	}

	static boolean anyNetwork() {
		try {
			return NetworkInterface.networkInterfaces().anyMatch(Verdict::reachesOut);
		} catch (IOException e) {
			return true;
		}
	}

	private static boolean reachesOut(NetworkInterface card) {
		try {
			return card.isUp() && !card.isLoopback();
		} catch (IOException e) {
			return false;
		}
	}
}
