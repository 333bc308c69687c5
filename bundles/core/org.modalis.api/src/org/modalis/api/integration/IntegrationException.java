package org.modalis.api.integration;

/** An action of an integration failed. The message is a sentence for the user. */
public class IntegrationException extends Exception {
	private static final long serialVersionUID = 1L;

	public IntegrationException(String message) {
		super(message);
	}
}
