package org.modalis.core.internal.transport;

import java.io.IOException;

/** A connection to another machine was not made, because the offline switch is on. */
final class OfflineException extends IOException {

	private static final long serialVersionUID = 1L;
}
