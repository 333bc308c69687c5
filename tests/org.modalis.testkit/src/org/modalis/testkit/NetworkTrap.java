package org.modalis.testkit;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes every address that this process connects to: sockets and the JDK's HTTP clients all ask for a proxy first. */
final class NetworkTrap extends ProxySelector implements AutoCloseable {
	private final ProxySelector before = ProxySelector.getDefault();
	private final List<URI> reached = new CopyOnWriteArrayList<>();

	NetworkTrap() {
		ProxySelector.setDefault(this);
	}

	/** The addresses so far. */
	List<URI> reached() {
		return List.copyOf(reached);
	}

	@Override
	public List<Proxy> select(URI uri) {
		reached.add(uri);
		return before == null ? List.of(Proxy.NO_PROXY) : before.select(uri);
	}

	@Override
	public void connectFailed(URI uri, SocketAddress address, IOException failure) {
		if (before != null)
			before.connectFailed(uri, address, failure);
	}

	@Override
	public void close() {
		ProxySelector.setDefault(before);
	}
}
