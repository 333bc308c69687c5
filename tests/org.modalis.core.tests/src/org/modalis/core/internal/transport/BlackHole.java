package org.modalis.core.internal.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port on loopback that answers no attempt to connect: its queue is full and nobody takes from it. */
final class BlackHole implements Closeable {

	private static final int MORE_THAN_FIT = 16;

	private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
	private final List<SocketChannel> waiting = new ArrayList<>();

	BlackHole() throws IOException {
		for (int i = 0; i < MORE_THAN_FIT; i++) {
			var channel = SocketChannel.open();
			channel.configureBlocking(false);
			channel.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port()));
			waiting.add(channel);
		}
	}

	int port() {
		return listener.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		for (var channel : waiting)
			channel.close();
		listener.close();
	}
}
