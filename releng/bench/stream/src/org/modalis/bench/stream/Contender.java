package org.modalis.bench.stream;

import java.net.URI;

/** One way to read a streamed chat. */
interface Contender {

	String name();

	/** Asks once, appends every piece of the answer to {@code text} as it comes, and returns when the answer is complete. */
	void chat(URI base, StringBuilder text) throws Exception;
}
