package org.modalis.api;

/** A listener that is registered somewhere; closing it takes it away. Closing twice does nothing. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

	@Override
	void close();
}
