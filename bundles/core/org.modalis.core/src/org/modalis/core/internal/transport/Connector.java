package org.modalis.core.internal.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes connections as the client does, over sockets of our own, and knows which connection has which. */
final class Connector implements HttpClientConnectionOperator {

	private final DnsResolver dns;
	private final TlsSocketStrategy tls;
	private final BooleanSupplier offline;
	private final Map<HttpClientConnection, OutboundSocket> sockets = Collections.synchronizedMap(new WeakHashMap<>());

	Connector(DnsResolver dns, TlsSocketStrategy tls, BooleanSupplier offline) {
		this.dns = dns;
		this.tls = tls;
		this.offline = offline;
	}

	TlsSocketStrategy tls() {
		return tls;
	}

	/** The socket under a connection; null when it is not ours. */
	OutboundSocket socket(HttpClientConnection connection) {
		return sockets.get(connection);
	}

	/** The factory of sockets is not told for whom it makes one, so each connecting gets a factory that knows. */
	private HttpClientConnectionOperator operator(ManagedHttpClientConnection connection, HttpContext context) {
		DetachedSocketFactory factory = socks -> {
			var socket = new OutboundSocket(offline);
			sockets.put(connection, socket);
			Line.in(context).opens(socket);
			return socket;
		};
		Lookup<TlsSocketStrategy> secure = scheme -> scheme.equalsIgnoreCase("https") ? tls : null;
		return new DefaultHttpClientConnectionOperator(factory, DefaultSchemePortResolver.INSTANCE, dns, secure);
	}

	@Override
	public void connect(ManagedHttpClientConnection connection, HttpHost host, NamedEndpoint name, InetSocketAddress local,
			Timeout timeout, SocketConfig config, Object attachment, HttpContext context) throws IOException {
		operator(connection, context).connect(connection, host, name, local, timeout, config, attachment, context);
	}

	@Override
	public void connect(ManagedHttpClientConnection connection, HttpHost host, InetSocketAddress local, TimeValue timeout,
			SocketConfig config, HttpContext context) throws IOException {
		operator(connection, context).connect(connection, host, local, timeout, config, context);
	}

	@Override
	public void upgrade(ManagedHttpClientConnection connection, HttpHost host, NamedEndpoint name, Object attachment,
			HttpContext context) throws IOException {
		operator(connection, context).upgrade(connection, host, name, attachment, context);
	}

	@Override
	public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context) throws IOException {
		operator(connection, context).upgrade(connection, host, context);
	}
}
