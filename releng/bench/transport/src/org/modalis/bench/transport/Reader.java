package org.modalis.bench.transport;

import java.net.URI;

/** A way to read one stream to its end. Keeps its connections from one stream to the next. */
interface Reader {

	String name();

	/** @return how many bytes of events came */
	long read(URI address) throws Exception;
}
