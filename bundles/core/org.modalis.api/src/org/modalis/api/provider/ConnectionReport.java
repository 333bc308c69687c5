package org.modalis.api.provider;

import java.util.List;
import java.util.Objects;

import org.modalis.api.model.Money;

/**
 * What a connection test found out beyond that the vendor takes the key. Immutable; money is exact and has its
 * currency. A test that fails is a {@link org.modalis.api.ProviderException} instead.
 *
 * @param balance what is left on the account, by currency; empty where the vendor does not tell
 * @param detail a few words more, for example {@code "tier 2"}; empty text for none
 */
public record ConnectionReport(List<Money> balance, String detail) {
	/** It works; the vendor tells nothing more. */
	public static final ConnectionReport FINE = new ConnectionReport(List.of(), "");

	public ConnectionReport {
		balance = List.copyOf(balance);
		Objects.requireNonNull(detail);
	}
}
