package org.modalis.core.internal.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * How far one exchange has come with its connection, and what went over it. The client's parts, which know the exchange only by its
 * context, report here. Used by the thread of the exchange.
 */
final class Line {

	private static final String NAME = "modalis.line";

	/** A socket with what had gone over it before this exchange. */
	private record Use(OutboundSocket socket, long outBefore, long inBefore) {
	}

	private final Runnable connecting;
	private final Runnable sending;
	private final List<Use> uses = new ArrayList<>(1);
	private Optional<HttpClientConnection> connection = Optional.empty();

	/**
	 * @param connecting called when a connection begins to be made
	 * @param sending called when the request begins to leave
	 */
	Line(Runnable connecting, Runnable sending) {
		this.connecting = connecting;
		this.sending = sending;
	}

	static Line in(HttpContext context) {
		return (Line) context.getAttribute(NAME);
	}

	void joins(HttpContext context) {
		context.setAttribute(NAME, this);
	}

	void opens(OutboundSocket socket) {
		uses.add(new Use(socket, 0, 0));
		connecting.run();
	}

	/** The request itself goes over this connection now, perhaps one that was open before. */
	void sends(HttpClientConnection over, OutboundSocket socket) {
		connection = Optional.of(over);
		if (socket != null && uses.stream().noneMatch(use -> use.socket() == socket))
			uses.add(new Use(socket, socket.out(), socket.in()));
		sending.run();
	}

	/** The connection that the request went over; empty when it never began to leave, which makes it safe to repeat. */
	Optional<HttpClientConnection> connection() {
		return connection;
	}

	/** Whether any connection was made. */
	boolean opened() {
		return uses.stream().anyMatch(use -> use.socket().opened());
	}

	long bytesOut() {
		return sum(use -> use.socket().out() - use.outBefore());
	}

	long bytesIn() {
		return sum(use -> use.socket().in() - use.inBefore());
	}

	private long sum(ToLongFunction<Use> bytes) {
		return uses.stream().mapToLong(bytes).sum();
	}
}
