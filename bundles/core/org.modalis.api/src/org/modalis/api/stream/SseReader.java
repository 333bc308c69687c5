package org.modalis.api.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;

/**
 * Reads server-sent events one by one, after the HTML standard's section on {@code text/event-stream}: comments are skipped,
 * several data lines are joined by LF, events without data are not reported. In one thing it is kinder than the standard:
 * an event that is not closed by an empty line at the end of the stream is still reported, as several vendors end that way.
 * One thread.
 *
 * <pre>
 * var events = new SseReader(body);
 * while (events.next())
 * 	handle(events.type(), events.data());
 * </pre>
 */
public final class SseReader {

	private final LineReader lines;
	private byte[] data = new byte[4 << 10];
	private int length;
	private boolean hasData;
	private ByteBuffer view = ByteBuffer.wrap(data, 0, 0);
	private final Name type = new Name("message");
	private final Name id = new Name("");

	public SseReader(InputStream in) {
		lines = new LineReader(in);
	}

	/**
	 * Goes to the next event that has data; waits for it.
	 *
	 * @return false at the end of the stream
	 * @throws ProviderException of kind {@code BAD_ANSWER} when a line or an event is longer than {@link LineReader#MAX_BYTES}
	 */
	public boolean next() throws IOException, ProviderException {
		length = 0;
		hasData = false;
		type.reset();
		while (lines.next()) {
			var line = lines.line();
			if (line.hasRemaining())
				field(line);
			else if (hasData)
				return dispatch();
			else
				type.reset();
		}
		return hasData && dispatch();
	}

	/** The data of the current event, UTF-8 not yet checked: a view that the next call of {@link #next} overwrites. */
	public ByteBuffer data() {
		return view;
	}

	/** The current event's type; {@code message} when it has none. */
	public String type() {
		return type.value;
	}

	/** The last id that the stream gave; empty when there was none. */
	public String lastEventId() {
		return id.value;
	}

	private boolean dispatch() {
		if (view.array() != data)
			view = ByteBuffer.wrap(data);
		view.limit(length).position(0);
		return true;
	}

	private void field(ByteBuffer line) throws ProviderException {
		byte[] bytes = line.array();
		int from = line.position();
		int to = line.limit();
		int colon = from;
		while (colon < to && bytes[colon] != ':')
			colon++;
		int value = Math.min(colon + 1, to);
		if (value < to && bytes[value] == ' ')
			value++;
		// a line that starts with the colon is a comment: its name is empty and matches nothing
		switch (colon - from) {
		case 4 -> {
			if (is("data", bytes, from))
				append(bytes, value, to - value);
		}
		case 5 -> {
			if (is("event", bytes, from))
				type.set(bytes, value, to);
		}
		case 2 -> {
			if (is("id", bytes, from))
				id.set(bytes, value, to);
		}
		default -> {
			// the standard ignores fields that it does not name; retry means nothing to a call that is made once
		}
		}
	}

	private static boolean is(String name, byte[] bytes, int from) {
		for (int i = 0; i < name.length(); i++)
			if (bytes[from + i] != name.charAt(i))
				return false;
		return true;
	}

	private void append(byte[] bytes, int from, int count) throws ProviderException {
		int needed = length + count + 1;
		if (needed > LineReader.MAX_BYTES)
			throw new ProviderException(Kind.BAD_ANSWER,
					"The server sent an event of more than 8 MiB, which no answer needs. What came before it is kept.");
		if (needed > data.length)
			data = Arrays.copyOf(data, Math.max(needed, Math.min(data.length * 2, LineReader.MAX_BYTES)));
		if (hasData)
			data[length++] = '\n';
		System.arraycopy(bytes, from, data, length, count);
		length += count;
		hasData = true;
	}

	/** A short text that mostly stays the same from event to event, so that it is decoded only when it changes. */
	private static final class Name {

		private final String initial;
		private byte[] bytes = {};
		private String decoded = "";
		private String value;

		Name(String initial) {
			this.initial = initial;
			this.value = initial;
		}

		void reset() {
			value = initial;
		}

		void set(byte[] source, int from, int to) {
			if (!Arrays.equals(bytes, 0, bytes.length, source, from, to)) {
				bytes = Arrays.copyOfRange(source, from, to);
				decoded = new String(bytes, StandardCharsets.UTF_8);
			}
			value = decoded.isEmpty() ? initial : decoded;
		}
	}
}
