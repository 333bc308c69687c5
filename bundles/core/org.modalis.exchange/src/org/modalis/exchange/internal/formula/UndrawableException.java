package org.modalis.exchange.internal.formula;

/** A formula holds something that cannot be drawn; it is shown as it was written instead. */
public final class UndrawableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UndrawableException(int codePoint) {
		super("No font has U+" + Integer.toHexString(codePoint).toUpperCase());
	}

	UndrawableException(String element) {
		super("Nothing draws " + element);
	}
}
