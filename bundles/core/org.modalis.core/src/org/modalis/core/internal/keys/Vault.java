package org.modalis.core.internal.keys;

import java.io.IOException;

import org.eclipse.equinox.security.storage.ISecurePreferences;

/** The secure storage, opened when it is needed. */
interface Vault {

	/** @throws IOException when there is none here */
	ISecurePreferences open() throws IOException;

	/**
	 * Whether it could encrypt something new in this process. The platform stores in the clear where nobody can be asked for a
	 * password, so nothing may be stored while this is false. May ask a person for the password.
	 */
	boolean encrypts();

	/** How it protects what is in it, for people. */
	String protection();
}
