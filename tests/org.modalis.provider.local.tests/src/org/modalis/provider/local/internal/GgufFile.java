package org.modalis.provider.local.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds the bytes of a made-up GGUF file: text entries, numbers, a list of texts, and one tensor of 32 bytes. */
final class GgufFile {

	private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
	private int count;

	/** The smallest file that counts as a chat model. */
	static GgufFile model() {
		return new GgufFile().text("general.architecture", "llama");
	}

	GgufFile text(String key, String value) {
		return entry(key, 8, string(value));
	}

	GgufFile number(String key, int value) {
		return entry(key, 4, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
	}

	GgufFile texts(String key, String... values) {
		ByteArrayOutputStream list = new ByteArrayOutputStream();
		list.writeBytes(ints(8));
		list.writeBytes(longs(values.length));
		for (String value : values)
			list.writeBytes(string(value));
		return entry(key, 9, list.toByteArray());
	}

	GgufFile entry(String key, int type, byte[] value) {
		entries.writeBytes(string(key));
		entries.writeBytes(ints(type));
		entries.writeBytes(value);
		count++;
		return this;
	}

	byte[] bytes() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
		file.writeBytes(ints(3));
		file.writeBytes(longs(1, count));
		file.writeBytes(entries.toByteArray());
		file.writeBytes(string("token_embd.weight"));
		file.writeBytes(ints(1));
		file.writeBytes(longs(8));
		file.writeBytes(ints(0));
		file.writeBytes(longs(0));
		file.writeBytes(new byte[32 - file.size() % 32 + 32]);
		return file.toByteArray();
	}

	static byte[] longs(long... values) {
		ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
		for (long value : values)
			bytes.putLong(value);
		return bytes.array();
	}

	private static byte[] ints(int value) {
		return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
	}

	private static byte[] string(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(8 + bytes.length).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length).put(bytes).array();
	}
}
