package org.modalis.core.internal.transport;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The only kind of socket that leaves this machine. It counts the bytes on the wire, encryption included, and looks at the address
 * it is really connected to: whatever name, redirect or proxy led there, the offline switch lets only this machine through.
 */
final class OutboundSocket extends Socket {

	private final BooleanSupplier offline;
	private final AtomicLong out = new AtomicLong();
	private final AtomicLong in = new AtomicLong();
	private volatile boolean opened;

	OutboundSocket(BooleanSupplier offline) {
		// a SOCKS proxy in Java's own settings would hide where the bytes go
		super(Proxy.NO_PROXY);
		this.offline = offline;
	}

	@Override
	public void connect(SocketAddress address, int millis) throws IOException {
		boolean here = address instanceof InetSocketAddress inet && inet.getAddress() != null && inet.getAddress().isLoopbackAddress();
		if (!here && offline.getAsBoolean())
			throw new OfflineException();
		super.connect(address, millis);
		opened = true;
	}

	/** Whether it was ever connected. */
	boolean opened() {
		return opened;
	}

	/** Bytes sent so far. */
	long out() {
		return out.get();
	}

	/** Bytes received so far. */
	long in() {
		return in.get();
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return new Counted(super.getInputStream());
	}

	@Override
	public OutputStream getOutputStream() throws IOException {
		return new FilterOutputStream(super.getOutputStream()) {

			@Override
			public void write(int single) throws IOException {
				super.out.write(single);
				OutboundSocket.this.out.incrementAndGet();
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				super.out.write(bytes, offset, length);
				OutboundSocket.this.out.addAndGet(length);
			}
		};
	}

	private final class Counted extends FilterInputStream {

		Counted(InputStream wire) {
			super(wire);
		}

		@Override
		public int read() throws IOException {
			int single = super.in.read();
			if (single >= 0)
				OutboundSocket.this.in.incrementAndGet();
			return single;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = super.in.read(bytes, offset, length);
			if (count > 0)
				OutboundSocket.this.in.addAndGet(count);
			return count;
		}
	}
}
