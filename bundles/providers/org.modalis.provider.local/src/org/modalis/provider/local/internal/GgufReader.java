package org.modalis.provider.local.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the header of a GGUF file, version 2 or 3, and checks that the file is as long as its tensors say. Memory stays bounded
 * whatever the file claims: only the few wanted values are kept, all else is walked over.
 *
 * @see <a href="https://github.com/ggml-org/ggml/blob/master/docs/gguf.md">the format</a>
 */
final class GgufReader {

	private static final int MAGIC = 0x46554747;
	private static final long MAX_ENTRIES = 65_536;
	private static final long MAX_TENSORS = 1_000_000;
	private static final int MAX_KEY = 65_535;
	private static final int MAX_TEXT = 1 << 20;
	private static final int STRING = 8;
	private static final int ARRAY = 9;
	/** Bytes of each value type; 0 for the two of variable length. */
	private static final int[] SIZES = { 1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8 };

	private final FileChannel channel;
	private final long length;
	private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);
	private final Map<String, Object> values = new HashMap<>();

	private GgufReader(FileChannel channel) throws IOException {
		this.channel = channel;
		this.length = channel.size();
	}

	/** @throws BrokenGgufException when the file is not GGUF, is damaged or is cut off */
	static GgufHeader read(Path file) throws IOException, BrokenGgufException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			return new GgufReader(channel).header();
		} catch (EOFException e) {
			throw new BrokenGgufException("is cut off: the header is not complete");
		}
	}

	private GgufHeader header() throws IOException, BrokenGgufException {
		if (length < 4 || need(4).getInt() != MAGIC)
			throw new BrokenGgufException("is not a GGUF file");
		int version = need(4).getInt();
		if (version != 2 && version != 3)
			throw new BrokenGgufException("has GGUF version " + version + "; versions 2 and 3 can be read");
		long tensors = count(MAX_TENSORS, "tensors");
		long entries = count(MAX_ENTRIES, "entries");
		for (long i = 0; i < entries; i++)
			entry();
		checkTensors(tensors);
		String architecture = text("general.architecture")
				.orElseThrow(() -> new BrokenGgufException("does not name its architecture"));
		return new GgufHeader(architecture, text("general.name").orElse(""), number(architecture + ".context_length"),
				text("tokenizer.chat_template"), startToken());
	}

	/** Models with a SentencePiece vocabulary want a start token unless the file says otherwise, all others only if it says so. */
	private OptionalLong startToken() {
		boolean wanted = values.get("tokenizer.ggml.add_bos_token") instanceof Long flag ? flag != 0
				: text("tokenizer.ggml.model").equals(Optional.of("llama"));
		return wanted ? number("tokenizer.ggml.bos_token_id") : OptionalLong.empty();
	}

	private void entry() throws IOException, BrokenGgufException {
		String key = string(MAX_KEY);
		int type = need(4).getInt();
		if (type < 0 || type >= SIZES.length)
			throw new BrokenGgufException("is damaged: an entry has the unknown type " + type);
		if (type == STRING && isWanted(key))
			values.put(key, string(MAX_TEXT));
		else if (SIZES[type] > 0 && isWanted(key))
			values.put(key, integer(SIZES[type]));
		else
			skip(type);
	}

	private static boolean isWanted(String key) {
		return key.equals("tokenizer.chat_template") || key.equals("tokenizer.ggml.model") || key.equals("general.alignment")
				|| key.equals("general.architecture") || key.equals("general.name") || key.endsWith(".context_length")
				|| key.equals("tokenizer.ggml.bos_token_id") || key.equals("tokenizer.ggml.add_bos_token");
	}

	private long integer(int size) throws IOException {
		ByteBuffer bytes = need(size);
		return switch (size) {
		case 1 -> bytes.get();
		case 2 -> bytes.getShort() & 0xFFFF;
		case 4 -> bytes.getInt() & 0xFFFFFFFFL;
		default -> bytes.getLong();
		};
	}

	private void skip(int type) throws IOException, BrokenGgufException {
		if (type == STRING) {
			skip(count(length, "characters"));
		} else if (type != ARRAY) {
			skip((long) SIZES[type]);
		} else {
			int element = need(4).getInt();
			if (element < 0 || element >= SIZES.length || element == ARRAY)
				throw new BrokenGgufException("is damaged: a list has the unknown type " + element);
			long elements = count(length, "list elements");
			if (element != STRING)
				skip(elements * SIZES[element]);
			for (long i = 0; element == STRING && i < elements; i++)
				skip(count(length, "characters"));
		}
	}

	/** The last tensor's first byte must lie inside the file; a download that broke off ends before it. */
	private void checkTensors(long tensors) throws IOException, BrokenGgufException {
		long last = -1;
		for (long i = 0; i < tensors; i++) {
			skip(count(MAX_KEY, "characters"));
			int dimensions = need(4).getInt();
			if (dimensions < 0 || dimensions > 8)
				throw new BrokenGgufException("is damaged: a tensor has " + dimensions + " dimensions");
			skip(dimensions * 8L + 4);
			last = Math.max(last, need(8).getLong());
		}
		long alignment = Math.max(1, number("general.alignment").orElse(32));
		long start = (position() + alignment - 1) / alignment * alignment;
		if (tensors == 0)
			throw new BrokenGgufException("holds no weights");
		if (last >= length - start)
			throw new BrokenGgufException("is cut off: the end of its weights is missing");
	}

	private Optional<String> text(String key) {
		return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
	}

	private OptionalLong number(String key) {
		return values.get(key) instanceof Long number && number >= 0 ? OptionalLong.of(number) : OptionalLong.empty();
	}

	private long count(long most, String what) throws IOException, BrokenGgufException {
		long count = need(8).getLong();
		if (count < 0 || count > most)
			throw new BrokenGgufException("is damaged: it claims " + Long.toUnsignedString(count) + " " + what);
		return count;
	}

	private String string(int most) throws IOException, BrokenGgufException {
		byte[] bytes = new byte[(int) count(most, "characters")];
		for (int done = 0; done < bytes.length;) {
			int n = Math.min(bytes.length - done, buffer.capacity());
			need(n).get(bytes, done, n);
			done += n;
		}
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private long position() throws IOException {
		return channel.position() - buffer.remaining();
	}

	private void skip(long bytes) throws IOException {
		if (bytes < 0 || bytes > length - position())
			throw new EOFException();
		if (bytes <= buffer.remaining()) {
			buffer.position(buffer.position() + (int) bytes);
		} else {
			channel.position(position() + bytes);
			buffer.limit(0);
		}
	}

	private ByteBuffer need(int bytes) throws IOException {
		if (buffer.remaining() < bytes) {
			buffer.compact();
			while (buffer.position() < bytes)
				if (channel.read(buffer) < 0)
					throw new EOFException();
			buffer.flip();
		}
		return buffer;
	}
}
