package org.modalis.api.transport;

import org.modalis.api.ProviderException;

/** Turns a vendor's error answer into one of our kinds, with a sentence that carries neither raw body nor key. */
@FunctionalInterface
public interface ErrorMapper {

	/**
	 * @param answer an answer outside 2xx, its body cut at 64 KiB
	 * @return what to throw; its {@code retryAfter} is waited for when the call is repeated
	 */
	ProviderException map(HttpAnswer answer);
}
