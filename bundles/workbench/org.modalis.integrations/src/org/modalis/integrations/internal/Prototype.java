package org.modalis.integrations.internal;

import org.modalis.api.integration.Integration;
import org.modalis.api.integration.IntegrationException;
import org.modalis.api.integration.IntegrationInfo;

/** An integration that is declared and shown, and whose actions do nothing yet. Immutable. */
abstract class Prototype implements Integration {

	private final IntegrationInfo info;

	Prototype(IntegrationInfo info) {
		this.info = info;
	}

	@Override
	public final IntegrationInfo info() {
		return info;
	}

	@Override
	public final String perform(String action) throws IntegrationException {
		throw new IntegrationException(info.displayName() + " is a prototype and cannot do this yet. Nothing was sent.");
	}
}
