package org.modalis.bench.transport;

import java.net.URI;
import java.util.ServiceLoader;

import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport;

/** The product's transport, with its watch, time limits and accounting. */
final class TransportReader implements Reader {

	private static final int BUFFER_BYTES = 16 << 10;

	private final HttpTransport transport = ServiceLoader.load(HttpTransport.class).findFirst().orElseThrow();

	@Override
	public String name() {
		return "Modalis' transport";
	}

	@Override
	public long read(URI address) throws Exception {
		return transport.stream(HttpCall.get(address, answer -> null), (head, body) -> {
			var buffer = new byte[BUFFER_BYTES];
			long bytes = 0;
			for (int count = body.read(buffer); count >= 0; count = body.read(buffer))
				bytes += count;
			return bytes;
		});
	}
}
