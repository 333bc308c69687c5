package org.modalis.bench.stream;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The other end of the bench, in a process of its own: answers every request by the same stream of chat deltas in OpenAI's
 * shape, each an HTTP chunk as servers send them, as fast as the client reads. Prints its port; ends with its parent.
 */
public final class DeltaServer {

	private static final String[] WORDS = { " the", " sky", " scatters", " blue", " light", ",", " more", " than", " red", ".\\n" };

	private DeltaServer() {
	}

	public static void main(String[] args) throws IOException {
		byte[] answer = answer(Integer.parseInt(args[0]));
		try (var listener = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
			System.out.println(listener.getLocalPort());
			Thread.ofPlatform().daemon().start(DeltaServer::endWithParent);
			while (true) {
				var socket = listener.accept();
				Thread.ofVirtual().start(() -> serve(socket, answer));
			}
		}
	}

	private static void endWithParent() {
		try {
			while (System.in.read() >= 0) {
				// nothing is ever sent
			}
		} catch (IOException e) {
			// the same as the end
		}
		System.exit(0);
	}

	private static byte[] answer(int deltas) {
		var all = new ByteArrayOutputStream(deltas * 300);
		write(all, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
		for (int i = 0; i < deltas; i++)
			chunk(all, event("{\"content\":\"" + WORDS[i % WORDS.length] + "\"}", "null"));
		chunk(all, event("{}", "\"stop\""));
		chunk(all, "data: {\"id\":\"chatcmpl-CfR2vQz9mWx0\",\"object\":\"chat.completion.chunk\",\"created\":1763812800,"
				+ "\"model\":\"bench-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":" + deltas
				+ ",\"total_tokens\":" + (deltas + 12) + "}}\n\n");
		chunk(all, "data: [DONE]\n\n");
		write(all, "0\r\n\r\n");
		return all.toByteArray();
	}

	private static String event(String delta, String finishReason) {
		return "data: {\"id\":\"chatcmpl-CfR2vQz9mWx0\",\"object\":\"chat.completion.chunk\",\"created\":1763812800,\"model\":\"bench-1\","
				+ "\"system_fingerprint\":\"fp_44709d6fcb\",\"choices\":[{\"index\":0,\"delta\":" + delta
				+ ",\"logprobs\":null,\"finish_reason\":" + finishReason + "}]}\n\n";
	}

	private static void chunk(ByteArrayOutputStream all, String text) {
		write(all, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
	}

	private static void write(ByteArrayOutputStream all, String text) {
		all.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static void serve(Socket socket, byte[] answer) {
		try (socket) {
			socket.setTcpNoDelay(true);
			var in = new BufferedInputStream(socket.getInputStream());
			while (skipRequest(in))
				socket.getOutputStream().write(answer);
		} catch (IOException e) {
			// the client has gone, as it may
		}
	}

	private static boolean skipRequest(InputStream in) throws IOException {
		int length = 0;
		for (String line = line(in); !line.isEmpty(); line = line(in))
			if (line.equals("\0"))
				return false;
			else if (line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
				length = Integer.parseInt(line.substring(15).strip());
			else if (line.toLowerCase(Locale.ROOT).startsWith("transfer-encoding:"))
				length = -1;
		if (length >= 0)
			in.readNBytes(length);
		else
			for (int size = size(in); size >= 0; size = size > 0 ? size(in) : -1)
				in.readNBytes(size + 2);
		return true;
	}

	private static int size(InputStream in) throws IOException {
		return Integer.parseInt(line(in), 16);
	}

	/** A line, or NUL at the end of the connection. */
	private static String line(InputStream in) throws IOException {
		var line = new StringBuilder();
		for (int b = in.read(); b != '\n'; b = in.read())
			if (b < 0)
				return "\0";
			else if (b != '\r')
				line.append((char) b);
		return line.toString();
	}
}
